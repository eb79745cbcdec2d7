-- How long a gateway keeps what chargers tell: raw meter values two weeks, half-hours and logs 13 months, so that a month
-- can be held against the same month of the year before.
update rule_pack
set rules = json_insert(rules, '$.keepMeterValues', 'P14D', '$.keepHalfHours', 'P13M', '$.keepLogs', 'P13M');
