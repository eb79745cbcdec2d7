-- Commands of jobs may carry passwords and keys (of a file server, of a household's network): they are kept sealed.
-- A command that still runs stays readable as it is; those of ended jobs are not needed in plain letters any more.
alter table job modify command longtext null comment 'sealed with the key of this gateway; plain JSON in rows from before';
update job set command = null where state <> 'RUNNING';

-- What a charger only promised (firmware, logs) ends with a message of its own.
alter table job_device add column request_id int null comment 'number the end is told under; null = told without one';

-- An operator's own words for its chargers. They stay with the operator, not with the charger.
create table device_tag (
    organisation_id varchar(40) not null,
    tag             varchar(40) not null,
    chargepoint_id  uuid        not null,
    primary key (organisation_id, tag, chargepoint_id),
    index by_device (chargepoint_id, organisation_id),
    constraint tag_of_device foreign key (chargepoint_id) references device (id)
);
