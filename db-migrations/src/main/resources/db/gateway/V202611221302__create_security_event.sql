create table security_event (
    id              bigint       not null auto_increment primary key,
    at              datetime(6)  not null,
    identity        varchar(48)  null comment 'as the caller gave it, cut',
    chargepoint_id  uuid         null,
    organisation_id varchar(40)  null comment 'who held command authority then',
    kind            varchar(40)  not null,
    address         varchar(45)  not null,
    detail          varchar(255) not null,
    index by_organisation (organisation_id, id)
);
