-- A level below zero gives power back to the network (R011, R025); a limit counts up in its own direction.
alter table setpoint drop constraint setpoint_level;

alter table setpoint
    add constraint setpoint_level check (level_percent between -100 and 100);

alter table supply_limit
    add column direction varchar(6) not null default 'IMPORT' comment 'IMPORT or EXPORT: what is limited' after level_percent,
    add constraint limit_direction check (direction in ('IMPORT', 'EXPORT'));
