-- What managed mode learns of a device, and how it knows which level the device follows.
alter table twin
    add column holding          varchar(14) not null default 'LAYERS' comment 'LAYERS, ONE_PROGRAMME, NOTHING: how much of a programme the device holds itself',
    add column driven_by        varchar(16) not null default 'SMART_CHARGING' comment 'SMART_CHARGING, VENDOR_KEY, START_STOP',
    add column driven_because   varchar(200) null,
    add column requested_at     datetime(6) null,
    add column accepted_at      datetime(6) null,
    add column applied_how      varchar(20) null comment 'COMPOSITE_SCHEDULE, VARIABLE, METER',
    add column level_until      datetime(6) null comment 'when the level changes next without anybody asking',
    add column disobeys_since   datetime(6) null comment 'accepted, but seen not to follow',
    add column disobeys_how     varchar(20) null,
    add column disobeyed        int         not null default 0 comment 'how often it was found out',
    add column disobeyed_detail varchar(200) null,
    add column clock_wrong_since datetime(6) null,
    add column clock_told_at    datetime(6) null,
    add column silent_since     datetime(6) null comment 'lost; kept until what was predicted has been compared',
    add column compared_at      datetime(6) null,
    add column compared_silent_since datetime(6) null,
    add column predicted_percent tinyint    null comment 'when it came back',
    add column reported_percent tinyint     null comment 'null = it did not tell',
    add index changing (level_until),
    add index clocks (clock_wrong_since),
    drop column holds_programme;

alter table slot_programme
    add column held        longtext    null comment 'the programme the device accepted last' check (held is null or json_valid(held)),
    add column sent_at     datetime(6) null,
    add column accepted_at datetime(6) null;

-- What a charger is to do when it has lost contact for some minutes.
create table loss_policy (
    chargepoint_id uuid         not null primary key,
    policy         varchar(14)  not null,
    after_s        int          not null,
    set_by_kind    varchar(10)  not null,
    set_by_id      varchar(40)  not null,
    set_by_name    varchar(120) not null,
    set_at         datetime(6)  not null,
    version        bigint       not null,
    constraint known_policy check (policy in ('KEEP', 'PREVIOUS_DAY', 'DEFAULT_MODE')),
    constraint after_some_time check (after_s between 60 and 604800),
    constraint loss_policy_of_device foreign key (chargepoint_id) references device (id)
);
