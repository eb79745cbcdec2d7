-- Which security profile a charger has reached, and certificates beside passwords as what it proves itself with.
alter table device
    add column security_profile     tinyint     not null default 1 comment 'highest OCPP security profile it has come with; never lowered',
    add column serial               varchar(50) null comment 'as the charger told it at its boot',
    add column wanted_profile       tinyint     null comment 'told to the charger, not reached yet',
    add column wanted_profile_until datetime(6) null comment 'UTC; after this the change is given up',
    add constraint known_security_profile check (security_profile between 1 and 3);

alter table credential
    add column kind varchar(11) not null default 'PASSWORD' comment 'of PASSWORD the hash is keyed, of CERTIFICATE it is its SHA-256',
    add constraint known_credential_kind check (kind in ('PASSWORD', 'CERTIFICATE'));

-- What our authority signed for chargers. Whether one is still good is said by its credential.
create table charger_certificate (
    credential_id  uuid         not null primary key,
    chargepoint_id uuid         not null,
    serial         varchar(40)  not null comment 'hexadecimal',
    fingerprint    char(64)     not null comment 'SHA-256 of the certificate, hexadecimal',
    subject        varchar(255) not null,
    not_before     datetime(6)  not null,
    not_after      datetime(6)  not null,
    pem            text         not null,
    outcome        varchar(200) null comment 'what the charger said when it was given the certificate',
    accepted_at    datetime(6)  null,
    constraint one_certificate_per_serial unique (serial),
    constraint one_certificate_per_fingerprint unique (fingerprint),
    constraint certificate_is_credential foreign key (credential_id) references credential (id),
    index by_device (chargepoint_id, not_after),
    index expiring (not_after)
);

-- A charger's wish for a certificate, kept until it is answered: it was told that we have it.
create table certificate_request (
    chargepoint_id uuid         not null primary key,
    request        text         not null comment 'PKCS#10, as it came',
    received_at    datetime(6)  not null,
    taken_at       datetime(6)  null comment 'a node is at work on it',
    answered_at    datetime(6)  null,
    outcome        varchar(255) null,
    constraint request_of_device foreign key (chargepoint_id) references device (id),
    index waiting (answered_at, taken_at)
);

-- When a charger was last asked to renew, so that it is not asked at every look.
create table certificate_renewal (
    chargepoint_id uuid         not null primary key,
    asked_at       datetime(6)  not null,
    outcome        varchar(200) not null,
    constraint renewal_of_device foreign key (chargepoint_id) references device (id)
);

-- The roots a charger says it trusts, as read back from it.
create table installed_root (
    chargepoint_id   uuid         not null,
    root_use         varchar(24)  not null,
    algorithm        varchar(10)  not null,
    issuer_name_hash varchar(128) not null,
    issuer_key_hash  varchar(128) not null,
    serial           varchar(40)  not null,
    read_at          datetime(6)  not null,
    primary key (chargepoint_id, root_use, issuer_key_hash, serial),
    constraint root_on_device foreign key (chargepoint_id) references device (id)
);

-- Somebody opened or manipulated a charger (R092). One open alarm per charger, until its operator has looked at it.
create table tamper_alarm (
    id                  uuid         not null primary key,
    chargepoint_id      uuid         not null,
    kind                varchar(50)  not null,
    detail              varchar(255) not null,
    since               datetime(6)  not null,
    last_at             datetime(6)  not null,
    times               int          not null default 1,
    acknowledged_at     datetime(6)  null,
    acknowledged_by     varchar(40)  null comment 'the organisation',
    acknowledgement     varchar(500) null,
    open_for            uuid as (if(acknowledged_at is null, chargepoint_id, null)) persistent,
    constraint one_open_alarm_per_charger unique (open_for),
    constraint alarm_of_device foreign key (chargepoint_id) references device (id),
    index by_device (chargepoint_id, since)
);

create index by_chargepoint on security_event (chargepoint_id, id);
create index by_hash on credential (hash);
