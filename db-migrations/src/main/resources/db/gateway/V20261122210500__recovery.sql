-- Chargers that came back from an interrupted supply, for noticing that a whole feeder did (R064).
create table restored_charger (
    chargepoint_id uuid        not null primary key,
    area_id        varchar(40) not null,
    came_at        datetime(6) not null,
    index by_area (area_id, came_at),
    index by_time (came_at)
);

-- The return of one feeder: its chargers are let go one by one in a window (R064, R088).
create table recovery (
    id         uuid         not null primary key,
    area_id    varchar(40)  not null,
    area_name  varchar(120) not null,
    dso_id     varchar(40)  null,
    started_at datetime(6)  not null,
    last_came  datetime(6)  not null,
    window_s   int          not null,
    rule       varchar(200) not null,
    ended_at   datetime(6)  null,
    open_area  varchar(40) as (if(ended_at is null, area_id, null)) persistent,
    constraint one_open_recovery_per_feeder unique (open_area),
    index by_dso (dso_id, started_at),
    index by_time (started_at)
);

create table recovery_charger (
    recovery_id    uuid        not null,
    chargepoint_id uuid        not null,
    came_at        datetime(6) not null,
    offset_s       int         not null comment 'drawn for this charger and this return',
    release_at     datetime(6) not null,
    primary key (recovery_id, chargepoint_id),
    index by_device (chargepoint_id, release_at),
    constraint charger_of_recovery foreign key (recovery_id) references recovery (id)
);

-- Load of an area that changed by more than it should within seconds (R063).
create table load_step (
    id         uuid         not null primary key,
    area_id    varchar(40)  not null,
    area_name  varchar(120) not null,
    dso_id     varchar(40)  not null,
    at         datetime(6)  not null,
    before_w   bigint       not null,
    after_w    bigint       not null,
    chargers   int          not null comment 'whose load changed',
    explained  varchar(200) null comment 'a supply limit of the same moment; null = unexplained',
    index by_dso (dso_id, at),
    index by_time (at)
);
