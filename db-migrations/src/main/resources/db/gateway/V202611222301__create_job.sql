-- Work for many chargers at once, with a result per charger. A job that was accepted is carried through a restart.
create table job (
    id              uuid          not null primary key,
    organisation_id varchar(40)   not null,
    issuer_name     varchar(120)  not null,
    kind            varchar(16)   not null,
    what            varchar(40)   not null comment 'the command by its type',
    command         longtext      null check (json_valid(command)),
    level_percent   tinyint       null,
    level_from      datetime(6)   null,
    level_until     datetime(6)   null,
    response        boolean       not null default false,
    longest_offset_s int          not null default 0 comment 'bound of the random offset of each charger',
    offset_rule     varchar(200)  not null default '',
    until_at        datetime(6)   null comment 'chargers away are tried until then; null = not tried again',
    devices         int           not null,
    state           varchar(10)   not null,
    made_at         datetime(6)   not null,
    made_by         varchar(100)  not null,
    ended_at        datetime(6)   null,
    counts          varchar(400)  null comment 'of an ended job' check (json_valid(counts)),
    traceparent     varchar(55)   not null,
    runner          uuid          not null comment 'the node that runs it',
    lease_until     datetime(6)   not null comment 'another node takes it over then',
    index by_organisation (organisation_id, id),
    index running (state, lease_until),
    index by_age (ended_at),
    constraint known_job_kind check (kind in ('COMMANDED_STATE', 'COMMAND')),
    constraint known_job_state check (state in ('RUNNING', 'DONE', 'CANCELLED')),
    constraint a_level_has_an_end check (kind <> 'COMMANDED_STATE'
        or (level_percent is not null and level_from is not null and level_until is not null))
);

create table job_device (
    job_id         uuid         not null,
    chargepoint_id uuid         not null,
    offset_s       int          not null default 0 comment 'drawn for this charger and this job (R062)',
    ends_at        datetime(6)  null comment 'when a level ends here, offset included',
    state          varchar(14)  not null,
    detail         varchar(200) null,
    sent_at        datetime(6)  null,
    answered_at    datetime(6)  null,
    primary key (job_id, chargepoint_id),
    index levels (chargepoint_id, ends_at)
);

-- Whose chargers, and where a household overrides: asked once per job, for all chargers together.
alter table command_authority add index by_organisation (organisation_id, valid_until);
alter table setpoint add index live_by_kind (kind, ended_at);
