create table charging_session (
    id             uuid        not null primary key,
    chargepoint_id uuid        not null,
    transaction_id varchar(64) not null,
    connector      smallint    not null,
    started_at     datetime(6) not null,
    ended_at       datetime(6) null,
    start_wh       bigint      not null,
    end_wh         bigint      null,
    last_wh        bigint      not null,
    peak_w         bigint      not null default 0,
    stop_reason    varchar(40) null,
    -- a charger may use a number again once its transaction has ended; NULLs never clash
    running_transaction varchar(64) as (if(ended_at is null, transaction_id, null)) persistent,
    constraint a_transaction_runs_once unique (chargepoint_id, running_transaction),
    index by_time (chargepoint_id, started_at),
    index running (chargepoint_id, ended_at),
    constraint session_of_device foreign key (chargepoint_id) references device (id)
);

-- The last reading of each energy register, to count on from.
create table meter_register (
    chargepoint_id uuid        not null,
    connector      smallint    not null,
    read_at        datetime(6) not null,
    register_wh    bigint      not null,
    primary key (chargepoint_id, connector),
    constraint register_of_device foreign key (chargepoint_id) references device (id)
);

create table meter_sample (
    id             bigint      not null auto_increment primary key,
    chargepoint_id uuid        not null,
    connector      smallint    not null,
    at             datetime(6) not null,
    power_w        bigint      null,
    energy_wh      bigint      null,
    index by_time (chargepoint_id, at)
);

create table half_hour (
    chargepoint_id uuid        not null,
    starts_at      datetime(6) not null,
    energy_wh      bigint      not null,
    quality        varchar(10) not null comment 'MEASURED, or ESTIMATED across a gap between readings',
    primary key (chargepoint_id, starts_at),
    constraint half_hour_of_device foreign key (chargepoint_id) references device (id)
);

-- Up to when a chargepoint's history is closed to every operator, after a switch with SEAL.
create table history_seal (
    chargepoint_id uuid        not null primary key,
    sealed_until   datetime(6) not null,
    switch_id      uuid        not null,
    operator_id    varchar(40) not null,
    sealed_at      datetime(6) not null
);

create table history_act (
    switch_id      uuid         not null,
    chargepoint_id uuid         not null,
    action         varchar(10)  not null,
    operator_id    varchar(40)  not null,
    history_until  datetime(6)  not null,
    at             datetime(6)  not null,
    evidence       longtext     not null check (json_valid(evidence)),
    primary key (switch_id, chargepoint_id)
);
