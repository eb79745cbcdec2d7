-- What managed mode needs of a product: factory calendar (R025), direction (R011), meter (R022), fault table (R060).
create table product_managed (
    product_id             uuid          not null primary key,
    factory_calendar       longtext      null comment 'counts when nobody has set anything' check (json_valid(factory_calendar)),
    export_rating_w        int           not null default 0 comment '0 = gives no power back' check (export_rating_w >= 0),
    meter_class            varchar(20)   null,
    meter_accuracy_percent decimal(5, 2) null check (meter_accuracy_percent > 0 and meter_accuracy_percent <= 100),
    meter_fiscal           boolean       null,
    changed_at             datetime(6)   not null,
    constraint managed_product foreign key (product_id) references product (id)
);

create table product_fault (
    product_id  uuid         not null,
    position    int          not null comment 'the first row that fits counts',
    code        varchar(50)  not null comment 'OCPP 1.6 errorCode, OCPP 2 component, or LossOfMains',
    vendor_code varchar(50)  null comment 'OCPP 1.6 vendorErrorCode or OCPP 2 variable; null = any',
    fault_group varchar(20)  not null check (fault_group in ('EARTH_FAULT', 'OVERCURRENT', 'OVERTEMPERATURE', 'SUPPLY', 'VEHICLE', 'OTHER')),
    behaviour   varchar(200) not null,
    restart     varchar(5)   not null check (restart in ('AUTO', 'ASK', 'NEVER')),
    wait_s      int          not null check (wait_s between 0 and 86400),
    words       varchar(200) not null comment 'for the household',
    primary key (product_id, position),
    constraint fault_of_product foreign key (product_id) references product_managed (product_id),
    constraint earth_faults_stay_off check (fault_group <> 'EARTH_FAULT' or restart = 'NEVER')
);
