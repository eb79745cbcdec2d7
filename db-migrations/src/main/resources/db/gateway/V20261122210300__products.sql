-- What the registry says about products, as managed mode needs it.
create table product (
    id                     uuid          not null primary key,
    brand                  varchar(60)   not null,
    model                  varchar(60)   not null,
    factory_calendar       longtext      null comment 'counts when nothing else is set (R025)' check (json_valid(factory_calendar)),
    export_rating_w        int           not null comment '0 = cannot give power back (R011)',
    meter_class            varchar(20)   null comment 'as on the plate: A, B, C of EN 50470, 0.5 S, …',
    meter_accuracy_percent decimal(5, 2) null,
    meter_fiscal           boolean       null,
    told_at                datetime(6)   not null
);

-- Fault, behaviour, restart rule (R060).
create table product_fault (
    product_id  uuid         not null,
    position    smallint     not null,
    code        varchar(50)  not null comment 'OCPP 1.6 errorCode, OCPP 2 component, or LossOfMains',
    vendor_code varchar(50)  null comment 'OCPP 1.6 vendorErrorCode or OCPP 2 variable; null = any',
    fault_group varchar(20)  not null,
    behaviour   varchar(200) not null comment 'what the charger does while it lasts',
    restart     varchar(5)   not null,
    wait_s      int          not null,
    words       varchar(200) not null comment 'for the household',
    primary key (product_id, position),
    constraint fault_of_product foreign key (product_id) references product (id) on delete cascade,
    constraint known_restart check (restart in ('AUTO', 'ASK', 'NEVER')),
    constraint earth_faults_stay_off check (fault_group <> 'EARTH_FAULT' or restart = 'NEVER')
);

create table device_product (
    chargepoint_id uuid not null primary key,
    product_id     uuid not null,
    index by_product (product_id),
    constraint product_of_device foreign key (chargepoint_id) references device (id),
    constraint device_has_product foreign key (product_id) references product (id)
);

-- The operator's own findings about one charger's meter; what is null is as the product says (R022).
create table device_meter (
    chargepoint_id   uuid          not null primary key,
    meter_class      varchar(20)   null,
    accuracy_percent decimal(5, 2) null,
    fiscal           boolean       null,
    last_check       date          null,
    corrected_by     varchar(40)   not null,
    corrected_at     datetime(6)   not null,
    constraint meter_of_device foreign key (chargepoint_id) references device (id)
);
