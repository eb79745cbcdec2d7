-- One charger passing from one operator's credential to another's. The row is the process: every step can be resumed from it.
create table handover (
    switch_id           uuid         not null primary key,
    chargepoint_id      uuid         not null,
    losing_id           varchar(40)  not null,
    gaining_id          varchar(40)  not null,
    gaining_name        varchar(120) not null,
    phase               varchar(12)  not null,
    detail              varchar(500) not null,
    attempts            int          not null,
    started_at          datetime(6)  not null,
    deadline            datetime(6)  not null,
    credential_id       uuid         null,
    checks              longtext     not null default '[]' check (json_valid(checks)),
    closing_reading_wh  bigint       null,
    schedule_before     longtext     null check (json_valid(schedule_before)),
    schedule_after      longtext     null check (json_valid(schedule_after)),
    phase_since         datetime(6)  not null,
    version             bigint       not null,
    -- one handover under way per charger
    open_for            uuid as (if(phase in ('COMMITTED', 'ROLLED_BACK'), null, chargepoint_id)) persistent,
    constraint one_open_handover_per_charger unique (open_for),
    constraint handover_of_device foreign key (chargepoint_id) references device (id),
    index due (phase, deadline)
);
