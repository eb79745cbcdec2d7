create table load_calendar (
    chargepoint_id uuid         not null primary key,
    calendar       longtext     not null check (json_valid(calendar)),
    seed           binary(16)   not null comment 'the random offsets of its edges are drawn from it',
    set_by_kind    varchar(10)  not null,
    set_by_id      varchar(40)  not null,
    set_by_name    varchar(120) not null,
    set_at         datetime(6)  not null,
    version        bigint       not null,
    constraint calendar_of_device foreign key (chargepoint_id) references device (id)
);
