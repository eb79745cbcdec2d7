-- What a household's car needs by when (R030); one per charger, the last one said.
create table energy_need (
    chargepoint_id uuid        not null primary key,
    person_id      uuid        not null,
    energy_wh      int         not null,
    departure      datetime(6) not null,
    max_w          bigint      null comment 'what the car takes at most; null = not known',
    said_at        datetime(6) not null,
    metered_wh     bigint      not null comment 'of the session that ran already when it was said',
    index of_person (person_id),
    constraint need_of_device foreign key (chargepoint_id) references device (id)
);
