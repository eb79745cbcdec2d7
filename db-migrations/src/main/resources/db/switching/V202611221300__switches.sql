-- One charger moving from one operator to another, and the work that carries it there.

create table operator_switch (
    id                    uuid          not null primary key,
    chargepoint_id        uuid          not null,
    chargepoint_label     varchar(120)  not null,
    person_id             uuid          null comment 'null once the person was erased',
    losing_id             varchar(40)   null comment 'null = the charger had no operator',
    losing_name           varchar(120)  null,
    gaining_id            varchar(40)   not null,
    gaining_name          varchar(120)  not null,
    state                 varchar(20)   not null,
    state_since           datetime(6)   not null comment 'UTC',
    requested_at          datetime(6)   not null comment 'UTC',
    scheduled_for         datetime(6)   not null comment 'UTC',
    objection_until       datetime(6)   null comment 'UTC; null = nobody may object',
    deadline              datetime(6)   not null comment 'UTC',
    rule_pack             varchar(40)   not null comment 'the rules in force when it was asked for',
    handover_timeout_s    bigint        not null,
    session_wait_s        bigint        not null,
    cooling_off_s         bigint        not null,
    cooling_off_until     datetime(6)   null comment 'UTC',
    history               varchar(10)   not null,
    consented_at          datetime(6)   null comment 'UTC; null = still a draft: nobody but the asker may see it',
    ready                 boolean       null,
    ready_level           varchar(10)   null,
    ready_sentences       longtext      null check (json_valid(ready_sentences)),
    ready_issued_at       datetime(6)   null comment 'UTC',
    preflight             longtext      null check (json_valid(preflight)),
    verification          longtext      null check (json_valid(verification)),
    session_since         datetime(6)   null comment 'UTC; waiting for a charging session since',
    handover_asked_at     datetime(6)   null comment 'UTC',
    settle_at             datetime(6)   null comment 'UTC; the instant the operatorship moves',
    closing_reading_wh    bigint        null,
    schedule_before       varchar(128)  null,
    schedule_after        varchar(128)  null,
    history_evidence      longtext      null check (json_valid(history_evidence)),
    objection_code        varchar(20)   null,
    objection_explanation varchar(2000) null,
    objection_evidence    varchar(2000) null,
    objected_at           datetime(6)   null comment 'UTC',
    outcome_code          varchar(30)   null,
    outcome_text          varchar(1000) null,
    ledger_hash           char(64)      null,
    return_of             uuid          null references operator_switch (id),
    closed_at             datetime(6)   null comment 'UTC; set when the end has been told to everybody',
    open_chargepoint_id   uuid          generated always as (if(closed_at is null, chargepoint_id, null)) stored,
    version               bigint        not null,
    unique one_open_switch_per_chargepoint (open_chargepoint_id),
    index by_person (person_id, requested_at),
    index by_losing (losing_id, requested_at),
    index by_gaining (gaining_id, requested_at),
    index by_chargepoint (chargepoint_id, requested_at),
    index by_time (requested_at)
);

create table switch_step (
    id        uuid         not null primary key,
    switch_id uuid         not null,
    seq       int          not null,
    state     varchar(20)  not null,
    at        datetime(6)  not null comment 'UTC',
    note      varchar(600) not null,
    unique in_order (switch_id, seq),
    foreign key (switch_id) references operator_switch (id)
);

create trigger switch_step_is_never_changed before update on switch_step
    for each row signal sqlstate '45000' set message_text = 'a step of a switch is never changed';

create trigger switch_step_is_never_deleted before delete on switch_step
    for each row signal sqlstate '45000' set message_text = 'a step of a switch is never deleted';

create table switch_consent (
    id             uuid        not null primary key,
    switch_id      uuid        not null,
    purpose        varchar(30) not null,
    notice_version int         not null,
    agreed         boolean     not null,
    consent_id     uuid        null comment 'as recorded by the consent service',
    unique once_per_purpose (switch_id, purpose),
    foreign key (switch_id) references operator_switch (id)
);

-- What is still to be done, and who is doing it. A lease is a token: whoever works under an old one may not write.
create table switch_work (
    switch_id    uuid         not null primary key,
    due_at       datetime(6)  not null comment 'UTC',
    lease_holder varchar(120) null comment 'name of the node',
    lease_token  uuid         null,
    lease_until  datetime(6)  null comment 'UTC',
    failures     int          not null default 0,
    last_error   varchar(500) null,
    index due (due_at),
    foreign key (switch_id) references operator_switch (id)
);
