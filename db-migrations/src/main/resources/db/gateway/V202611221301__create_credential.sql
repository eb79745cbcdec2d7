-- What a charger proves itself with. Only a keyed hash is kept; the key is a file outside the database.
create table credential (
    id              uuid        not null primary key,
    chargepoint_id  uuid        not null,
    organisation_id varchar(40) not null comment 'the operatorship it belongs to',
    hash            binary(32)  not null comment 'HMAC-SHA-256',
    state           varchar(10) not null,
    purpose         varchar(10) not null comment 'INITIAL, HANDOVER, RECOVERY, ROTATION',
    switch_id       uuid        null,
    made_at         datetime(6) not null,
    told_at         datetime(6) null comment 'the device may know it from here on',
    first_used_at   datetime(6) null,
    last_used_at    datetime(6) null,
    revoked_at      datetime(6) null,
    reason          varchar(40) null,
    -- NULLs never clash: any number of revoked ones, at most one of each living kind
    current_of      uuid as (if(state = 'CURRENT', chargepoint_id, null)) persistent,
    next_of         uuid as (if(state = 'NEXT', chargepoint_id, null)) persistent,
    constraint one_current_credential unique (current_of),
    constraint one_next_credential unique (next_of),
    constraint known_state check (state in ('CURRENT', 'NEXT', 'REVOKED')),
    constraint revoked_with_time check ((state = 'REVOKED') = (revoked_at is not null)),
    constraint credential_of_device foreign key (chargepoint_id) references device (id),
    index by_device (chargepoint_id, made_at)
);
