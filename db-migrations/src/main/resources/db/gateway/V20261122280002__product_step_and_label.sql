-- More of what the registry says of products: their step, their firmwares' labels, and the setting that limits them.
alter table product
    add column step_percent tinyint null comment 'smallest step of level; null = not told' check (step_percent between 1 and 10);

create table product_firmware (
    product_id     uuid        not null,
    version        varchar(40) not null,
    lowest         varchar(6)  not null comment 'what a buyer can count on in every respect',
    smart_charging varchar(6)  not null,
    primary key (product_id, version),
    constraint firmware_of_product foreign key (product_id) references product (id) on delete cascade,
    constraint known_label check (lowest in ('HIGH', 'MEDIUM', 'NONE') and smart_charging in ('HIGH', 'MEDIUM', 'NONE'))
);

alter table limit_setting
    add column product_id uuid null comment 'told by the registry; null = entered here';
