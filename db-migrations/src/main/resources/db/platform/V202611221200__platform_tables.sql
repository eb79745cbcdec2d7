-- What every service's schema has: events going out and coming in, the ledger, answers kept for repeated requests.

create table outbox (
    id          bigint       not null auto_increment primary key,
    message_id  uuid         not null,
    receiver    varchar(60)  not null comment 'configuration key of the receiving service',
    type        varchar(80)  not null,
    subject     uuid         not null,
    occurred_at datetime(6)  not null comment 'UTC',
    data        longtext     not null check (json_valid(data)),
    attempts    int          not null default 0,
    next_try_at datetime(6)  not null comment 'UTC',
    index due (receiver, id)
);

create table inbox (
    message_id  uuid        not null primary key,
    type        varchar(80) not null,
    received_at datetime(6) not null comment 'UTC',
    index age (received_at)
);

create table ledger_head (
    one  tinyint  not null primary key default 1 check (one = 1),
    seq  bigint   not null,
    hash char(64) not null
);
insert into ledger_head (one, seq, hash) values (1, 0, repeat('0', 64));

create table ledger (
    seq           bigint       not null primary key,
    at            datetime(6)  not null comment 'UTC',
    kind          varchar(60)  not null,
    subject       varchar(80)  not null,
    actor         varchar(120) not null,
    person_key_id uuid         null comment 'key that opens the body; null = the body is plain',
    body          mediumblob   not null,
    previous_hash char(64)     not null,
    hash          char(64)     not null unique,
    index by_subject (subject, seq)
);

create table person_key (
    id         uuid          not null primary key,
    person_id  uuid          null comment 'null once forgotten',
    wrapped    varbinary(80) null comment 'AES-GCM under the ledger key; null once forgotten: what it closed stays closed',
    made_at    datetime(6)   not null comment 'UTC',
    forgotten_at datetime(6) null comment 'UTC',
    unique one_key_per_person (person_id)
);

create table idempotency (
    caller       varchar(120) not null,
    request_key  varchar(100) not null,
    request_hash char(64)     not null,
    made_at      datetime(6)  not null comment 'UTC',
    status       int          null comment 'null while the first request is still running',
    headers      text         null,
    body         mediumtext   null,
    primary key (caller, request_key),
    index age (made_at)
);
