-- Chargers without Smart Charging are driven by what they have.
alter table twin
    add column abilities_of  varchar(60) null comment 'the firmware whose abilities were read; null = not yet',
    add column drive_failures int        not null default 0,
    add column drive_stopped smallint    null comment 'connector whose session we ended at 0 %, to be begun again';

-- By which setting a product without Smart Charging takes its highest current.
create table limit_setting (
    brand     varchar(80)  not null,
    model     varchar(80)  not null comment '* = every model of the brand',
    component varchar(50)  null comment 'OCPP 2.x; null = a flat name',
    name      varchar(50)  not null,
    unit      char(1)      not null comment 'A = amperes per phase, W = watts',
    smallest  int          not null default 1 comment 'of the finest step, in the unit',
    primary key (brand, model),
    constraint known_unit check (unit in ('A', 'W'))
);
