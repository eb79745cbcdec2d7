-- Grid supply point, primary, feeder: one tree per network operator (DSO).

create table network_area (
    id              uuid         not null primary key,
    organisation_id varchar(40)  not null comment 'the DSO',
    name            varchar(100) not null,
    kind            varchar(20)  not null check (kind in ('GRID_SUPPLY_POINT', 'PRIMARY', 'FEEDER')),
    parent_id       uuid         null,
    constraint one_area_per_name unique (organisation_id, name),
    constraint area_dso foreign key (organisation_id) references organisation (id),
    constraint area_parent foreign key (parent_id) references network_area (id)
);
