-- Longest random offset of one charger, set from afar (SMETS2 service 7.12; R062). Never above the rule pack's cap.
create table device_offset (
    chargepoint_id uuid        not null primary key,
    max_s          int         not null,
    set_by         varchar(40) not null comment 'organisation',
    set_at         datetime(6) not null,
    constraint offset_is_a_time check (max_s between 0 and 86400),
    constraint offset_of_device foreign key (chargepoint_id) references device (id)
);

-- Who may send frequency response, which goes without random offset (R066). Ended ones stay on record.
create table response_right (
    organisation_id varchar(40)  not null,
    granted_at      datetime(6)  not null,
    granted_by      varchar(120) not null,
    ended_at        datetime(6)  null,
    primary key (organisation_id, granted_at)
);
