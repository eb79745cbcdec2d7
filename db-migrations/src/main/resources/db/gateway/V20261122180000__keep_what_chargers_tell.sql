-- What chargers tell of themselves, beside their status, transactions and meters. No name is null, so that all can be key:
-- '' is "no instance", connector 0 the whole chargepoint.

create table device_variable (
    chargepoint_id     uuid          not null,
    component          varchar(50)   not null,
    component_instance varchar(50)   not null,
    connector          int           not null,
    name               varchar(50)   not null,
    instance           varchar(50)   not null,
    attribute          varchar(8)    not null comment 'ACTUAL, TARGET, LOWEST, HIGHEST',
    value              varchar(2500) null comment 'null: the device keeps it to itself',
    readable           boolean       not null,
    writable           boolean       not null,
    persistent         boolean       not null,
    unit               varchar(16)   null,
    data_type          varchar(20)   null,
    lowest             decimal(30,6) null,
    highest            decimal(30,6) null,
    allowed            varchar(1000) null comment 'the words it takes',
    monitorable        boolean       not null,
    request_id         int           not null comment 'the report it was last in',
    reported_at        datetime(6)   not null,
    primary key (chargepoint_id, component, component_instance, connector, name, instance, attribute),
    constraint variable_of_device foreign key (chargepoint_id) references device (id)
);

create table device_report (
    chargepoint_id uuid        not null,
    request_id     int         not null,
    kind           varchar(12) not null comment 'VARIABLES, MONITORS, PROFILES, DISPLAY, CUSTOMER',
    part           int         not null,
    is_last        boolean     not null,
    heard_at       datetime(6) not null,
    primary key (chargepoint_id, kind, request_id, part),
    constraint report_of_device foreign key (chargepoint_id) references device (id)
);

create table device_monitor (
    chargepoint_id       uuid          not null,
    monitor_id           int           not null,
    what                 varchar(300)  not null comment 'Component[instance][connector].Variable[instance]',
    watch                varchar(12)   not null,
    value                decimal(30,6) not null,
    severity             int           not null comment '0 danger to 9 debug',
    only_in_transactions boolean       not null,
    origin               varchar(30)   null,
    request_id           int           not null,
    reported_at          datetime(6)   not null,
    primary key (chargepoint_id, monitor_id),
    constraint monitor_of_device foreign key (chargepoint_id) references device (id)
);

create table device_event (
    id             bigint        not null auto_increment primary key,
    chargepoint_id uuid          not null,
    at             datetime(6)   not null comment 'when the device says it happened',
    event_id       int           not null,
    cause_event_id int           null,
    what           varchar(300)  not null,
    value          varchar(2500) not null,
    told_by        varchar(8)    not null comment 'ALERT, CHANGE, PERIOD',
    cleared        boolean       not null,
    tampering      boolean       not null,
    severity       int           null,
    monitor_id     int           null,
    transaction_id varchar(36)   null,
    tech_code      varchar(50)   null,
    tech_info      varchar(500)  null,
    constraint event_told_once unique (chargepoint_id, event_id, at),
    index latest_event (chargepoint_id, at),
    constraint event_of_device foreign key (chargepoint_id) references device (id)
);

create table device_progress (
    id             bigint      not null auto_increment primary key,
    chargepoint_id uuid        not null,
    at             datetime(6) not null,
    kind           varchar(10) not null comment 'FIRMWARE, PUBLISH, LOG',
    request_id     int         null,
    stage          varchar(12) not null,
    word           varchar(50) not null comment 'the device''s own',
    locations      text        null comment 'where published firmware is, one a line',
    index latest_progress (chargepoint_id, kind, id),
    constraint progress_of_device foreign key (chargepoint_id) references device (id)
);

create table external_limit_event (
    id             bigint      not null auto_increment primary key,
    chargepoint_id uuid        not null,
    at             datetime(6) not null,
    connector      int         not null,
    source         varchar(20) not null comment 'EMS, SO, Other: never us',
    is_set         boolean     not null comment 'false: taken away',
    grid_critical  boolean     null,
    schedules      mediumtext  null comment 'JSON, watts',
    index latest_limit (chargepoint_id, connector, source, id),
    constraint external_limit_of_device foreign key (chargepoint_id) references device (id)
);

create table reported_profile (
    chargepoint_id uuid        not null,
    connector      int         not null,
    profile_id     int         not null,
    source         varchar(20) not null,
    stack_level    int         not null,
    purpose        varchar(50) not null,
    kind           varchar(20) not null,
    valid_from     datetime(6) null,
    valid_to       datetime(6) null,
    transaction_id varchar(36) null,
    schedules      mediumtext  not null comment 'JSON, watts',
    request_id     int         not null,
    reported_at    datetime(6) not null,
    primary key (chargepoint_id, connector, profile_id, source),
    constraint profile_of_device foreign key (chargepoint_id) references device (id)
);

-- A person's data: read out and erased with the person's other data.
create table customer_information (
    chargepoint_id uuid          not null,
    request_id     int           not null,
    part           int           not null,
    data           varchar(512)  not null,
    reported_at    datetime(6)   not null,
    primary key (chargepoint_id, request_id, part),
    constraint information_of_device foreign key (chargepoint_id) references device (id)
);

create table display_message (
    chargepoint_id uuid          not null,
    message_id     int           not null,
    priority       varchar(12)   not null,
    state          varchar(12)   null,
    valid_from     datetime(6)   null,
    valid_to       datetime(6)   null,
    transaction_id varchar(36)   null,
    format         varchar(8)    not null,
    language       varchar(8)    null,
    text           varchar(1024) not null,
    request_id     int           not null,
    reported_at    datetime(6)   not null,
    primary key (chargepoint_id, message_id),
    constraint message_of_device foreign key (chargepoint_id) references device (id)
);

create table device_notice (
    id             bigint      not null auto_increment primary key,
    chargepoint_id uuid        not null,
    at             datetime(6) not null,
    kind           varchar(24) not null comment 'RESERVATION_ENDED, VEHICLE_NEEDS, VEHICLE_SCHEDULE, PRIORITY_CHARGING, SCHEDULE_ASKED, DATA',
    connector      int         null,
    subject        varchar(255) null,
    detail         text        null,
    index latest_notice (chargepoint_id, kind, id),
    constraint notice_of_device foreign key (chargepoint_id) references device (id)
);

-- Each numbered message about a transaction. What is missing, late or told twice shows here.
create table transaction_step (
    chargepoint_id  uuid        not null,
    transaction_id  varchar(36) not null,
    number          int         not null,
    step            varchar(8)  not null,
    at              datetime(6) not null,
    heard_at        datetime(6) not null,
    told_by         varchar(50) not null,
    offline         boolean     not null,
    remote_start_id int         null,
    charging_state  varchar(20) null,
    primary key (chargepoint_id, transaction_id, number),
    index by_age (heard_at)
);
