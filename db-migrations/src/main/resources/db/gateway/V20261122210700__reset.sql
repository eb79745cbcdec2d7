-- Factory resets by level, step by step with evidence (R071 to R074).
create table reset_run (
    id             uuid         not null primary key,
    chargepoint_id uuid         not null,
    level          varchar(2)   not null,
    state          varchar(10)  not null,
    asked_by       varchar(60)  not null comment 'an organisation, or OWNER',
    asked_person   varchar(60)  not null comment 'who must not approve it as well',
    asked_at       datetime(6)  not null,
    reason         varchar(300) not null comment 'for L2: where it moves and why (R074)',
    approved_at    datetime(6)  null,
    ended_at       datetime(6)  null,
    next_try_at    datetime(6)  null,
    open_for       uuid as (if(state in ('APPROVAL', 'RUNNING'), chargepoint_id, null)) persistent,
    constraint one_open_reset_per_charger unique (open_for),
    index by_device (chargepoint_id, asked_at),
    index due (state, next_try_at),
    constraint reset_of_device foreign key (chargepoint_id) references device (id),
    constraint known_level check (level in ('L1', 'L2', 'L3', 'L4')),
    constraint known_reset_state check (state in ('APPROVAL', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'))
);

create table reset_step (
    reset_id uuid         not null,
    position smallint     not null,
    step     varchar(24)  not null,
    state    varchar(10)  not null,
    tries    smallint     not null default 0,
    evidence varchar(500) null,
    subject  uuid         null comment 'the credential a charger was given',
    at       datetime(6)  null,
    primary key (reset_id, position),
    constraint step_of_reset foreign key (reset_id) references reset_run (id),
    constraint known_step_state check (state in ('WAITING', 'TOLD', 'DONE', 'FAILED'))
);
