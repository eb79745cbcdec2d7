-- What a tenant's event stream tells, for a short time, so that a reader that was away can go on where it stopped.
create table tenant_event (
    id              bigint      not null auto_increment primary key,
    organisation_id varchar(40) not null comment 'who held command authority at that time: only they may read it',
    chargepoint_id  uuid        null comment 'null = of no single charger',
    kind            varchar(24) not null,
    at              datetime(6) not null,
    data            longtext    not null check (json_valid(data)),
    recorded_at     datetime(6) not null,
    index by_organisation (organisation_id, id)
);

-- Tenants that read their stream. Nothing is kept for the others.
create table stream_reader (
    organisation_id varchar(40) not null primary key,
    read_at         datetime(6) not null
);
