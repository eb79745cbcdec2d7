-- Overrides of the household and commanded states of the operator.
create table setpoint (
    id             uuid         not null primary key,
    chargepoint_id uuid         not null,
    kind           varchar(16)  not null,
    issuer_id      varchar(40)  not null,
    issuer_name    varchar(120) not null,
    level_percent  tinyint      not null,
    reason         varchar(200) not null,
    valid_from     datetime(6)  not null,
    valid_until    datetime(6)  null comment 'null = until the session ends',
    offset_s       int          not null,
    offset_rule    varchar(200) not null,
    made_at        datetime(6)  not null,
    ended_at       datetime(6)  null,
    end_reason     varchar(40)  null,
    index live (chargepoint_id, ended_at),
    index ending (ended_at, valid_until),
    constraint known_kind check (kind in ('OVERRIDE', 'COMMANDED_STATE')),
    constraint setpoint_level check (level_percent between 0 and 100),
    constraint setpoint_of_device foreign key (chargepoint_id) references device (id)
);
