-- A job is stored with its chargers packed into one value, so that it can be sent at once; its rows by charger follow.
alter table job add column targets longblob null comment '18 bytes a charger: id, offset in seconds; null once job_device has them';
