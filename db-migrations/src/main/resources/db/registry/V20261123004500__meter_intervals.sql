-- R022: power each second while charging, where the device can; and a reading at each full quarter of an hour.
update rule_pack set rules = json_insert(rules, '$.meterSampleInterval', 'PT1S', '$.meterAlignedInterval', 'PT15M');
