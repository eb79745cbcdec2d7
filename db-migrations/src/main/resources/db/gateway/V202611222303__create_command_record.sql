-- What operators asked of single chargers, and what came of it. Bodies are not kept: they may hold secrets.
create table command_record (
    id              uuid         not null primary key,
    chargepoint_id  uuid         not null,
    organisation_id varchar(40)  not null comment 'who asked: only they may read it',
    type            varchar(30)  not null,
    state           varchar(14)  not null,
    detail          varchar(300) not null default '',
    answer          longtext     null check (json_valid(answer)),
    asked_by        varchar(100) not null,
    requested_at    datetime(6)  not null,
    sent_at         datetime(6)  null,
    answered_at     datetime(6)  null,
    traceparent     varchar(55)  not null,
    index by_device (chargepoint_id, organisation_id, id),
    index by_age (requested_at),
    constraint known_command_state check (state in ('SENT', 'ACCEPTED', 'REFUSED', 'TIMED_OUT', 'NOT_CONNECTED', 'NOT_SENT'))
);
