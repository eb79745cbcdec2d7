-- When an operator's own systems were last heard of: its calls at the API under its own name.
create table operator_contact (
    organisation_id varchar(40) not null primary key,
    heard_at        datetime(6) not null
);

-- So that nobody is taken for silent because nobody listened before.
insert into operator_contact (organisation_id, heard_at)
select distinct organisation_id, utc_timestamp(6) from command_authority where organisation_id <> 'switchpoint';

-- Who is in control of a charger (R067 to R070); a charger without a row is its operator's.
create table local_control (
    chargepoint_id uuid        not null primary key,
    state          varchar(16) not null,
    cause          varchar(16) null comment 'why its operator is out of contact',
    since          datetime(6) not null,
    version        bigint      not null,
    index by_state (state),
    constraint local_control_of_device foreign key (chargepoint_id) references device (id) on delete cascade,
    constraint known_control check (state in ('OPERATED', 'OUT_OF_CONTACT', 'HOUSEHOLD', 'OPERATOR_BACK')),
    constraint known_loss check (cause in ('NO_OPERATOR', 'OPERATOR_SILENT', 'CHARGER_SILENT')),
    constraint out_of_contact_for_a_reason check ((state in ('OUT_OF_CONTACT', 'HOUSEHOLD')) = (cause is not null))
);

-- One node looks who has come and gone; the others find that it was done.
create table local_control_watch (
    id      tinyint     not null primary key,
    next_at datetime(6) not null
);
insert into local_control_watch (id, next_at) values (1, '2026-01-01');

-- "Your operator replaced your programme", with undo (R069).
create table programme_notice (
    id               uuid         not null primary key,
    chargepoint_id   uuid         not null,
    own_version      bigint       not null comment 'the household''s programme in load_calendar',
    operator_version bigint       not null comment 'what the operator put in its place',
    operator_id      varchar(40)  not null,
    operator_name    varchar(120) not null,
    replaced_at      datetime(6)  not null,
    starts_at        datetime(6)  not null comment 'when the operator''s begins',
    undo_until       datetime(6)  not null,
    state            varchar(8)   not null,
    ended_at         datetime(6)  null,
    restored_version bigint       null,
    open_for         uuid as (if(state = 'OPEN', chargepoint_id, null)) persistent,
    constraint one_open_notice_per_charger unique (open_for),
    constraint programme_notice_of_device foreign key (chargepoint_id) references device (id) on delete cascade,
    constraint known_notice check (state in ('OPEN', 'UNDONE', 'KEPT', 'CLOSED')),
    constraint the_operators_is_newer check (operator_version > own_version),
    constraint undone_with_a_programme check ((state = 'UNDONE') = (restored_version is not null)),
    constraint ended_when_not_open check ((state = 'OPEN') = (ended_at is null))
);
