-- Law as data (R013). The installation names its pack; of its versions the newest that has begun is in force.

create table rule_pack (
    id             varchar(40) not null,
    effective_from date        not null,
    rules          longtext    not null check (json_valid(rules)),
    primary key (id, effective_from)
);

-- GB SI 2021/1467: reg. 10 (peak 08:00-11:00 and 16:00-22:00 on weekdays), reg. 11 (600 s, at most 1800 s). 31 days: R185.
insert into rule_pack (id, effective_from, rules) values ('GB-2021', '2022-06-30', '{
  "switchDeadline": "P31D", "objectionWindow": "P1D", "handoverTimeout": "PT10M", "coolingOff": "P14D", "claimWindow": "PT5M",
  "randomOffsetDefault": "PT600S", "randomOffsetMax": "PT1800S", "limitFloorW": 0, "limitMaxDuration": "PT4H",
  "defaultCalendar": {"timezone": "Europe/London", "entries": [
    {"days": ["MON", "TUE", "WED", "THU", "FRI"], "at": "08:00", "levelPercent": 0},
    {"days": ["MON", "TUE", "WED", "THU", "FRI"], "at": "11:00", "levelPercent": 100},
    {"days": ["MON", "TUE", "WED", "THU", "FRI"], "at": "16:00", "levelPercent": 0},
    {"days": ["MON", "TUE", "WED", "THU", "FRI"], "at": "22:00", "levelPercent": 100}], "specialDays": []},
  "overrideDefault": "SESSION", "clockTolerance": "PT10S", "dataCaseDue": "P28D", "sessionWait": "PT12H", "rateLimitClaims": 5}');

-- BNetzA BK6-22-300 to section 14a EnWG, in force 1 January 2024: never below 4.2 kW per device. No statutory off-peak hours.
insert into rule_pack (id, effective_from, rules) values ('DE-14a', '2024-01-01', '{
  "switchDeadline": "P31D", "objectionWindow": "P1D", "handoverTimeout": "PT10M", "coolingOff": "P14D", "claimWindow": "PT5M",
  "randomOffsetDefault": "PT600S", "randomOffsetMax": "PT1800S", "limitFloorW": 4200, "limitMaxDuration": "PT4H",
  "defaultCalendar": {"timezone": "Europe/Berlin", "entries": [
    {"days": ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"], "at": "00:00", "levelPercent": 100}], "specialDays": []},
  "overrideDefault": "SESSION", "clockTolerance": "PT10S", "dataCaseDue": "P28D", "sessionWait": "PT12H", "rateLimitClaims": 5}');

-- Delegated Regulation (EU) 2025/656: EN ISO 15118-20 on new public and private Mode 3 points from 1 January 2027.
insert into rule_pack (id, effective_from, rules) values ('EU-AFIR-2027', '2027-01-01', '{
  "switchDeadline": "P31D", "objectionWindow": "P1D", "handoverTimeout": "PT10M", "coolingOff": "P14D", "claimWindow": "PT5M",
  "randomOffsetDefault": "PT600S", "randomOffsetMax": "PT1800S", "limitFloorW": 0, "limitMaxDuration": "PT4H",
  "defaultCalendar": {"timezone": "Europe/Brussels", "entries": [
    {"days": ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"], "at": "00:00", "levelPercent": 100}], "specialDays": []},
  "overrideDefault": "SESSION", "clockTolerance": "PT10S", "dataCaseDue": "P28D", "sessionWait": "PT12H", "rateLimitClaims": 5}');

-- GB-2021 with the waiting taken out, to watch a whole switch in minutes.
insert into rule_pack (id, effective_from, rules)
select 'DEMO', effective_from,
       json_replace(rules, '$.objectionWindow', 'PT10S', '$.handoverTimeout', 'PT25S', '$.coolingOff', 'PT15M',
                    '$.randomOffsetDefault', 'PT10S', '$.sessionWait', 'PT30S')
from rule_pack where id = 'GB-2021';
