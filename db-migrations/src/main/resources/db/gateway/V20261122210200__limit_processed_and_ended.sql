-- When each charger had processed a limit and when it was over for it: told to the issuer as events (SMETS2 ECS101, ECS102).
alter table supply_limit_device
    add column processed_at datetime(6) null,
    add column ended_at     datetime(6) null,
    add column event_due    datetime(6) null comment 'when the next of the two is to be told',
    add index telling (event_due);
