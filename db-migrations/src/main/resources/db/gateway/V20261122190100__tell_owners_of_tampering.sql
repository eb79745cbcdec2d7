alter table tamper_alarm
    add column told_at datetime(6) null comment 'UTC; when the owner was told',
    add index untold (told_at);
alter table certificate_renewal modify outcome varchar(255) not null;
