-- What counts where a site says nothing of its own: the local time, and the nominal voltage between a phase and neutral (IEC 60038).
update rule_pack
set rules = json_insert(rules, '$.timezone', json_value(rules, '$.defaultCalendar.timezone'), '$.nominalVolts', 230);
