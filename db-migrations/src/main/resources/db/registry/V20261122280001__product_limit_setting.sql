-- By which setting of its own a product without Smart Charging takes its highest power.
alter table product_managed
    add column limit_component varchar(50) null comment 'OCPP 2.x; null = a flat name',
    add column limit_name      varchar(50) null comment 'null = it has no such setting',
    add column limit_unit      char(1)     null check (limit_unit in ('A', 'W')),
    add column limit_smallest  int         null check (limit_smallest > 0),
    add constraint a_setting_is_whole check
        ((limit_name is null) = (limit_unit is null) and (limit_name is null) = (limit_smallest is null));
