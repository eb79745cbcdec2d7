create table device (
    id                uuid         not null primary key comment 'the chargepoint, as the registry knows it',
    identity          varchar(48)  not null comment 'OCPP identity: last part of the address a charger calls',
    label             varchar(120) not null,
    rating_w          int          not null,
    phases            tinyint      not null,
    step_percent      tinyint      not null,
    network_area_id   varchar(40)  null,
    network_area_name varchar(120) null,
    dso_id            varchar(40)  null,
    dso_name          varchar(120) null,
    operator_id       varchar(40)  null comment 'copy of command_authority for lists; never decides about a command',
    operator_name     varchar(120) null,
    owner_person_id   uuid         null,
    pairable          boolean      not null,
    ocpp_version      varchar(8)   null,
    limit_unit        char(1)      not null default 'W' comment 'A when the device refused watts',
    last_seen         datetime(6)  null comment 'UTC; written in batches, the socket knows better',
    created_at        datetime(6)  not null,
    version           bigint       not null,
    constraint one_device_per_identity unique (identity),
    index by_operator (operator_id),
    index by_owner (owner_person_id),
    index by_dso (dso_id),
    constraint levels_in_steps check (step_percent between 1 and 10),
    constraint known_phases check (phases in (1, 2, 3))
);

create table device_area (
    device_id uuid        not null,
    area_id   varchar(40) not null,
    position  smallint    not null comment '0 is the widest area',
    primary key (device_id, area_id),
    index by_area (area_id),
    constraint area_of_device foreign key (device_id) references device (id) on delete cascade
);

-- Who may command a chargepoint at an instant: exactly one party, refused otherwise by the database itself.
create table command_authority (
    id              uuid        not null primary key,
    chargepoint_id  uuid        not null,
    organisation_id varchar(40) not null comment 'switchpoint = managed mode without an operator',
    switch_id       uuid        null,
    valid_from      datetime(6) not null,
    valid_until     datetime(6) not null,
    period for validity (valid_from, valid_until),
    constraint one_commander_at_a_time unique (chargepoint_id, validity without overlaps),
    constraint authority_over_device foreign key (chargepoint_id) references device (id)
);

create table device_log (
    id              bigint       not null auto_increment primary key,
    chargepoint_id  uuid         not null,
    organisation_id varchar(40)  not null comment 'who held command authority: only they may read the line',
    at              datetime(6)  not null,
    kind            varchar(20)  not null,
    what            varchar(40)  not null,
    detail          varchar(500) not null,
    index by_device (chargepoint_id, at)
);
