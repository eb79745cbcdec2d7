-- Who takes part, what they make, and what they say (or have had certified) about it.

create table organisation (
    id         varchar(40)  not null primary key comment 'alias of the organisation in the identity provider',
    name       varchar(100) not null,
    kind       varchar(20)  not null check (kind in ('CPO', 'DSO', 'MANUFACTURER', 'TEST_HOUSE', 'REGULATOR', 'PLATFORM')),
    website    varchar(200) null,
    summary    varchar(500) null,
    created_at datetime(6)  not null comment 'UTC',
    index by_kind (kind, name)
);

create table product (
    id              uuid        not null primary key,
    organisation_id varchar(40) not null comment 'the manufacturer',
    brand           varchar(60) not null,
    model           varchar(60) not null,
    rating_w        int         not null check (rating_w > 0),
    phases          tinyint     not null check (phases in (1, 3)),
    ocpp_versions   varchar(40) not null comment 'comma between versions',
    connectors      tinyint     not null check (connectors > 0),
    step_percent    tinyint     not null comment 'R028' check (step_percent between 1 and 10),
    constraint one_product_per_model unique (brand, model),
    constraint product_manufacturer foreign key (organisation_id) references organisation (id)
);

create table firmware (
    id              uuid        not null primary key,
    product_id      uuid        not null,
    version         varchar(40) not null,
    released_on     date        not null,
    supported_until date        null,
    constraint one_firmware_per_version unique (product_id, version),
    constraint firmware_product foreign key (product_id) references product (id)
);

create table firmware_fact (
    id              uuid         not null primary key,
    firmware_id     uuid         not null,
    fact            varchar(60)  not null,
    source          varchar(10)  not null check (source in ('DECLARED', 'CERTIFIED')),
    value           longtext     not null check (json_valid(value)),
    evidence        varchar(500) null,
    organisation_id varchar(40)  not null comment 'who declared or certified it',
    stated_at       datetime(6)  not null comment 'UTC',
    constraint one_value_per_source unique (firmware_id, fact, source),
    constraint fact_firmware foreign key (firmware_id) references firmware (id),
    constraint fact_by foreign key (organisation_id) references organisation (id)
);

create table operator_offer (
    organisation_id   varchar(40)  not null primary key,
    programme_summary varchar(500) not null,
    calendar          longtext     not null comment 'the programme a charger gets on joining' check (json_valid(calendar)),
    purposes          longtext     not null check (json_valid(purposes)),
    price_note        varchar(300) null,
    constraint offer_by foreign key (organisation_id) references organisation (id)
);

create table operator_product (
    organisation_id varchar(40) not null,
    product_id      uuid        not null,
    primary key (organisation_id, product_id),
    constraint accepted_by foreign key (organisation_id) references operator_offer (organisation_id),
    constraint accepted_product foreign key (product_id) references product (id)
);
