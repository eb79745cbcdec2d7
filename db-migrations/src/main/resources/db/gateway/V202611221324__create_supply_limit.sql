-- A DSO's limit on an area: never deleted (R043).
create table supply_limit (
    id            uuid          not null primary key,
    dso_id        varchar(40)   not null,
    dso_name      varchar(120)  not null,
    area_id       varchar(40)   not null,
    area_name     varchar(120)  not null,
    level_percent tinyint       not null,
    reason_code   varchar(12)   not null,
    reason_text   varchar(500)  not null,
    tried_first   varchar(1000) not null comment 'the issuer attests what was tried before (R042)',
    issued_at     datetime(6)   not null,
    limit_until   datetime(6)   not null,
    released_at   datetime(6)   null,
    state         varchar(10)   not null,
    rule_pack     varchar(40)   not null,
    release_window_s int        not null,
    version       bigint        not null,
    index by_dso (dso_id, issued_at),
    index by_time (issued_at),
    index ending (state, limit_until),
    constraint limit_level check (level_percent between 0 and 100),
    constraint known_limit_state check (state in ('ACTIVE', 'RELEASED', 'ENDED'))
);

create trigger supply_limit_is_never_deleted before delete on supply_limit
    for each row signal sqlstate '45000' set message_text = 'a supply limit is never deleted';

create table supply_limit_device (
    limit_id         uuid         not null,
    chargepoint_id   uuid         not null,
    limit_w          bigint       not null,
    sent_at          datetime(6)  null,
    accepted_at      datetime(6)  null,
    power_before_w   bigint       null,
    power_after_w    bigint       null,
    outcome          varchar(12)  null,
    detail           varchar(200) null,
    release_offset_s int          not null comment 'drawn for this charger and this limit (R062)',
    release_rule     varchar(200) not null,
    measure_at       datetime(6)  null comment 'when to look at the meter next',
    primary key (limit_id, chargepoint_id),
    index by_device (chargepoint_id, limit_id),
    index measuring (measure_at),
    constraint device_of_limit foreign key (limit_id) references supply_limit (id)
);
