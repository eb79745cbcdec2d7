-- What the gateway knows of a charger and what it wants of it.
create table twin (
    chargepoint_id    uuid         not null primary key,
    connected_since   datetime(6)  null comment 'UTC; null = not connected',
    last_seen         datetime(6)  null,
    ocpp_version      varchar(8)   null,
    firmware          varchar(50)  null,
    clock_offset_ms   bigint       null comment 'charger minus gateway',
    requested_percent tinyint      null,
    accepted_percent  tinyint      null comment 'of the programme the device accepted last',
    applied_percent   tinyint      null comment 'read back from the device',
    applied_at        datetime(6)  null,
    holds_programme   boolean      not null default true comment 'false = the gateway drives every edge',
    reconcile_at      datetime(6)  null comment 'when to compare wanted and accepted again',
    index due (reconcile_at),
    constraint twin_of_device foreign key (chargepoint_id) references device (id)
);

create table twin_connector (
    chargepoint_id uuid        not null,
    connector      smallint    not null,
    status         varchar(12) null,
    error_code     varchar(50) null,
    power_w        bigint      null,
    power_at       datetime(6) null,
    primary key (chargepoint_id, connector),
    constraint connector_of_device foreign key (chargepoint_id) references device (id)
);

-- One programme per layer: what it must hold and what the device said to it.
create table slot_programme (
    chargepoint_id uuid         not null,
    slot           varchar(10)  not null,
    wanted         varchar(64)  not null comment 'fingerprint; EMPTY = nothing in this slot',
    accepted       varchar(64)  null comment 'null = not known what the device holds',
    failures       smallint     not null default 0,
    outcome        varchar(12)  null,
    detail         varchar(200) null,
    next_try_at    datetime(6)  null,
    primary key (chargepoint_id, slot),
    constraint slot_of_device foreign key (chargepoint_id) references device (id)
);

create table rule_pack (
    one        tinyint     not null primary key default 1 check (one = 1),
    fetched_at datetime(6) not null,
    body       longtext    not null check (json_valid(body))
);
