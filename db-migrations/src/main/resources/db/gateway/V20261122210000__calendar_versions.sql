-- A charger's calendars: one counts, others wait for their time (R025), the rest is the record of who set what and when.
alter table load_calendar
    drop primary key,
    add primary key (chargepoint_id, version),
    add column asked_from  datetime(6)  null comment 'UTC; when it was asked to begin',
    add column offset_s    int          not null default 0 comment 'drawn for the replacement itself (R062)',
    add column offset_rule varchar(200) not null default 'set before replacements had an offset',
    add column starts_at   datetime(6)  null comment 'asked_from and the offset',
    add column dropped_at  datetime(6)  null comment 'cancelled or overtaken before it began',
    add column drop_reason varchar(20)  null;

update load_calendar set asked_from = set_at, starts_at = set_at;

alter table load_calendar
    modify asked_from datetime(6) not null,
    modify starts_at datetime(6) not null,
    add index by_start (chargepoint_id, starts_at);
