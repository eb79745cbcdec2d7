-- Chargepoints, and who may command each of them when. The database itself refuses two operators at one instant (R001).

create table chargepoint (
    id              uuid         not null primary key,
    identity        varchar(20)  not null comment 'what the charger calls itself in OCPP',
    serial          varchar(40)  not null,
    product_id      uuid         not null,
    firmware_id     uuid         not null,
    scenario        varchar(20)  not null check (scenario in ('OFF_STREET', 'ON_STREET', 'DESTINATION')),
    label           varchar(80)  not null,
    address_line    varchar(200) not null,
    postcode        varchar(12)  not null,
    network_area_id uuid         not null,
    rating_w        int          not null check (rating_w > 0),
    phases          tinyint      not null check (phases in (1, 3)),
    state           varchar(20)  not null check (state in ('UNASSIGNED', 'ASSIGNED', 'SWITCHING', 'ORPHANED', 'RETIRED')),
    state_before    varchar(20)  null comment 'where a switch that is rolled back returns to',
    switch_id       uuid         null comment 'the switch that is handing it over',
    owner_person_id uuid         null,
    pairing_hash    char(64)     not null comment 'keyed hash of the code on the device',
    onboarded_at    datetime(6)  not null comment 'UTC',
    last_connected  datetime(6)  null comment 'UTC',
    version         bigint       not null,
    constraint one_chargepoint_per_identity unique (identity),
    constraint one_chargepoint_per_serial unique (product_id, serial),
    constraint one_chargepoint_per_pairing_code unique (pairing_hash),
    constraint a_switch_only_while_switching check ((state = 'SWITCHING') = (switch_id is not null)),
    constraint chargepoint_product foreign key (product_id) references product (id),
    constraint chargepoint_firmware foreign key (firmware_id) references firmware (id),
    constraint chargepoint_area foreign key (network_area_id) references network_area (id),
    index by_owner (owner_person_id),
    index by_area (network_area_id),
    index by_label (label, id)
);

create table operatorship (
    id              uuid        not null primary key,
    chargepoint_id  uuid        not null,
    organisation_id varchar(40) not null comment 'the CPO',
    valid_from      datetime(6) not null comment 'UTC',
    valid_until     datetime(6) not null default '9999-12-31' comment 'UTC; 9999-12-31 = open',
    switch_id       uuid        null comment 'the switch that began it',
    period for validity (valid_from, valid_until),
    constraint one_operator_at_a_time unique (chargepoint_id, validity without overlaps),
    constraint operatorship_chargepoint foreign key (chargepoint_id) references chargepoint (id),
    constraint operatorship_by foreign key (organisation_id) references organisation (id),
    index by_operator (organisation_id, valid_until, chargepoint_id)
);

create table operatorship_move (
    switch_id         uuid        not null primary key comment 'a move is made once per switch, however often it is asked for',
    chargepoint_id    uuid        not null,
    from_organisation varchar(40) null,
    to_organisation   varchar(40) not null,
    moved_at          datetime(6) not null comment 'UTC',
    constraint moved_chargepoint foreign key (chargepoint_id) references chargepoint (id)
);

-- An onboarding between its first line and the gateway's answer: repeating it meets the same id and identity.
create table onboarding (
    product_id     uuid        not null,
    serial         varchar(40) not null,
    chargepoint_id uuid        not null,
    identity       varchar(20) not null unique,
    leased_until   datetime(6) not null comment 'UTC; who holds the lease is working on it',
    primary key (product_id, serial)
);
