-- A household's proof of possession: the code on the device, then an action at it.

create table claim (
    id             uuid        not null primary key,
    chargepoint_id uuid        not null,
    person_id      uuid        not null,
    state          varchar(20) not null check (state in ('WAITING_FOR_CHARGER', 'CONFIRMED', 'EXPIRED')),
    made_at        datetime(6) not null comment 'UTC',
    expires_at     datetime(6) not null comment 'UTC',
    confirmed_at   datetime(6) null comment 'UTC',
    version        bigint      not null,
    -- one waiting claim per chargepoint: null once it has ended, and nulls never clash
    waiting_for    uuid as (if(state = 'WAITING_FOR_CHARGER', chargepoint_id, null)) persistent,
    constraint one_waiting_claim_per_chargepoint unique (waiting_for),
    constraint claimed_chargepoint foreign key (chargepoint_id) references chargepoint (id),
    index by_person (person_id)
);

-- Written before a code is looked at and taken away when it was right: guessing in parallel counts too.
create table pairing_attempt (
    id        uuid        not null primary key,
    person_id uuid        not null,
    tried_at  datetime(6) not null comment 'UTC',
    index by_person (person_id, tried_at)
);
