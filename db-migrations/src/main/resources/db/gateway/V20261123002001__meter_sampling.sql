-- How often a charger tells its meter while charging (R022): asked once per firmware and wish, then remembered.
alter table twin
    add column sample_of       varchar(100) null comment 'what was wanted of which firmware when it was told; null = not yet',
    add column sample_wanted_s int          null,
    add column sample_kept_s   int          null comment 'by its own setting; null = it does not say',
    add column sample_why      varchar(150) null comment 'why it is not as wanted; null when it is',
    add column sample_failures int          not null default 0,
    add column sample_again_at datetime(6)  null;
