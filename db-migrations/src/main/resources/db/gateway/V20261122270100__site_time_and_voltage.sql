-- What the place where a charger hangs says of time and voltage (R013, R020).
alter table device
    add column timezone varchar(64) null comment 'IANA name; null = the rule pack says',
    add column nominal_volts smallint null comment 'between a phase and neutral; null = the rule pack says';
