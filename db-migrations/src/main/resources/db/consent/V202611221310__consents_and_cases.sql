-- What people agreed to, who looked, and what they asked to be done with their data.

create table notice (
    id             varchar(40)  not null primary key comment 'purpose:version',
    purpose        varchar(30)  not null,
    version        int          not null,
    title          varchar(200) not null,
    text           text         not null,
    data_items     longtext     not null check (json_valid(data_items)),
    collected_from longtext     not null check (json_valid(collected_from)),
    basis          varchar(20)  not null check (basis in ('CONTRACT', 'CONSENT')),
    required       boolean      not null,
    duration       varchar(300) not null,
    retention      varchar(300) not null,
    how_to_withdraw varchar(500) not null,
    how_to_complain varchar(500) not null,
    effective_from datetime(6)  not null comment 'UTC',
    unique one_text_per_version (purpose, version)
);

create table consent (
    id             uuid         not null primary key,
    person_id      uuid         not null,
    recipient      varchar(40)  not null,
    recipient_name varchar(200) not null comment 'as it was called then',
    chargepoint_id uuid         not null,
    purpose        varchar(30)  not null,
    notice_version int          not null,
    source         varchar(100) not null,
    given_at       datetime(6)  not null comment 'UTC',
    given_hash     char(64)     not null comment 'ledger entry',
    withdrawn_at   datetime(6)  null comment 'UTC',
    end_reason     varchar(200) null,
    ended_hash     char(64)     null comment 'ledger entry',
    version        bigint       not null,
    -- NULL once ended, and NULLs never clash: at most one live consent per person, recipient, chargepoint and purpose
    live           tinyint as (if(withdrawn_at is null, 1, null)) persistent,
    constraint one_live_consent unique (person_id, recipient, chargepoint_id, purpose, live),
    constraint consent_has_notice foreign key (purpose, notice_version) references notice (purpose, version),
    index by_recipient (recipient, given_at),
    index by_chargepoint (chargepoint_id, recipient)
);

create table consent_decision (
    id             uuid         not null primary key,
    source         varchar(100) not null,
    purpose        varchar(30)  not null,
    person_id      uuid         not null,
    recipient      varchar(40)  not null,
    chargepoint_id uuid         not null,
    notice_version int          not null,
    agreed         boolean      not null,
    consent_id     uuid         null,
    decided_at     datetime(6)  not null comment 'UTC',
    constraint one_answer_per_source unique (source, purpose),
    index by_person (person_id)
);

create table restricted_person (
    id      uuid        not null primary key comment 'the person',
    since   datetime(6) not null comment 'UTC',
    case_id uuid        not null
);

create table kept_charger (
    id       uuid        not null primary key comment 'the chargepoint',
    person_id uuid       not null,
    operator varchar(40) null,
    since    datetime(6) not null comment 'UTC',
    index by_person (person_id)
);

create table access_entry (
    id                uuid         not null primary key,
    person_id         uuid         not null,
    kind              varchar(10)  not null check (kind in ('LOOKED', 'ACTED')),
    organisation      varchar(40)  not null,
    organisation_name varchar(200) not null,
    what              varchar(300) not null,
    at                datetime(6)  not null comment 'UTC',
    chargepoint_id    uuid         null,
    index by_person (person_id, at)
);

create table data_case (
    id               uuid          not null primary key,
    person_id        uuid          not null,
    type             varchar(20)   not null,
    state            varchar(20)   not null,
    detail           varchar(2000) null,
    opened_at        datetime(6)   not null comment 'UTC',
    due_on           date          not null,
    closed_at        datetime(6)   null comment 'UTC',
    extended_because varchar(500)  null,
    answer           varchar(2000) null,
    version          bigint        not null,
    -- one erasure at a time for a person
    erasing          uuid as (if(type = 'ERASURE' and state in ('OPEN', 'WORKING', 'PARTLY_DONE'), person_id, null)) persistent,
    constraint one_erasure_at_a_time unique (erasing),
    index by_person (person_id, opened_at),
    index due (state, due_on)
);

create table case_step (
    id       uuid          not null primary key,
    case_id  uuid          not null references data_case (id),
    task     varchar(20)   not null comment 'who reports this step',
    position int           not null,
    system   varchar(20)   not null,
    state    varchar(20)   not null,
    what     varchar(500)  not null,
    evidence varchar(2000) null,
    at       datetime(6)   null comment 'UTC',
    index by_case (case_id, position)
);

create table case_task (
    id              uuid        not null primary key,
    case_id         uuid        not null references data_case (id),
    task            varchar(20) not null,
    position        int         not null,
    done            boolean     not null,
    attempts        int         not null,
    next_attempt_at datetime(6) not null comment 'UTC; while an attempt runs, when another may take over',
    constraint one_task_of_a_kind unique (case_id, task),
    index due (done, next_attempt_at)
);

create table operator_notice (
    id              uuid          not null primary key,
    organisation_id varchar(40)   not null,
    person_id       uuid          null comment 'null once erased',
    kind            varchar(20)   not null,
    case_id         uuid          null,
    chargepoint_id  uuid          null,
    text            varchar(3000) not null,
    told_at         datetime(6)   not null comment 'UTC',
    acknowledged_at datetime(6)   null comment 'UTC',
    index by_organisation (organisation_id, told_at),
    index by_person (person_id)
);
