-- Meter values, half-hours and logs are partitioned by time: what has aged goes with its partition, not by a scan.
-- p_min takes what is older than anything kept (a charger that was away for weeks), p_max what is ahead of the calendar.

create table meter_sample_by_day (
    chargepoint_id uuid          not null,
    at             datetime(3)   not null comment 'UTC',
    connector      smallint      not null,
    digest         int           not null comment 'CRC32 of the values: the same reading told again is recognised',
    power_w        int           null comment 'active import, negative = export',
    energy_wh      bigint        null comment 'import register',
    export_wh      bigint        null comment 'export register',
    others         varchar(1000) null comment 'every other value as told: Current.Import@L1=31.9A Voltage@L1=230.1V',
    transaction_id varchar(36)   null,
    primary key (chargepoint_id, at, connector, digest)
) partition by range columns (at) (
    partition p_min values less than ('2026-11-01'),
    partition p_max values less than (maxvalue)
);

-- The digest is the one the gateway computes: power|import register|export register|others, and signed.
insert ignore into meter_sample_by_day (chargepoint_id, at, connector, digest, power_w, energy_wh)
select chargepoint_id, at, connector, if(crc >= 2147483648, cast(crc as signed) - 4294967296, crc), power_w, energy_wh
from (select s.*, crc32(concat(ifnull(power_w, ''), '|', ifnull(energy_wh, ''), '||')) as crc from meter_sample s) told;

drop table meter_sample;
rename table meter_sample_by_day to meter_sample;

-- MariaDB knows no foreign key on a partitioned table. Devices are never deleted.
alter table half_hour drop foreign key half_hour_of_device;
alter table half_hour partition by range columns (starts_at) (
    partition p_min values less than ('2025-10-01'),
    partition p_max values less than (maxvalue)
);

alter table device_log drop primary key, add primary key (id, at) partition by range columns (at) (
    partition p_min values less than ('2025-10-01'),
    partition p_max values less than (maxvalue)
);

alter table security_event drop primary key, add primary key (id, at) partition by range columns (at) (
    partition p_min values less than ('2025-10-01'),
    partition p_max values less than (maxvalue)
);

delimiter //

-- Makes the partitions up to some days or months after today and empties those that end at or before keep_from, p_min
-- among them. Repeatable. The service may run it and has no other way to change a table. It takes a name of the list and
-- two dates, no text. Each change waits at most 5 s for its lock, as writers queue up behind it, and fails then.
create procedure age_partitions(
    which enum('meter_sample', 'half_hour', 'device_log', 'security_event'), today date, keep_from date)
    sql security definer
    modifies sql data
    comment 'called once a day by the gateway'
begin
    declare by_month boolean default which <> 'meter_sample';
    declare kept date default if(by_month, date_format(keep_from, '%Y-%m-01'), keep_from);
    declare ahead date default if(by_month, today + interval 2 month, today + interval 7 day);
    declare expired_names varchar(10000);
    declare expired_count int;
    declare expired_until varchar(40);
    declare newest date;
    declare more varchar(10000) default '';
    declare rows_in_p_min boolean;

    if which is null or which = '' or today is null or keep_from is null or keep_from >= today
        or keep_from < today - interval 10 year then
        signal sqlstate '45000' set message_text = 'age_partitions: not a table by time, or not a time to keep';
    end if;

    -- What has aged: emptied without reading it, then joined to p_min, so that a late value finds no wrong partition.
    select group_concat(partition_name order by partition_ordinal_position), count(*), max(partition_description)
    into expired_names, expired_count, expired_until
    from information_schema.partitions
    where table_schema = database() and table_name = which and partition_name <> 'p_max'
      and cast(trim(both '''' from partition_description) as date) <= kept;
    if expired_count > 0 then
        execute immediate concat('select exists (select 1 from ', which, ' partition (p_min)) into @age_partitions_found');
        set rows_in_p_min = @age_partitions_found;
        if expired_count > 1 or rows_in_p_min then
            execute immediate concat('alter table ', which, ' wait 5 truncate partition ', expired_names);
        end if;
        if expired_count > 1 then
            execute immediate concat('alter table ', which, ' wait 5 reorganize partition ', expired_names,
                ' into (partition p_min values less than (', expired_until, '))');
        end if;
    end if;

    select max(cast(trim(both '''' from partition_description) as date)) into newest
    from information_schema.partitions
    where table_schema = database() and table_name = which and partition_name <> 'p_max';
    -- After a long standstill all is in p_max: begin again at the oldest time that is kept.
    if newest < kept then
        execute immediate concat('alter table ', which, ' wait 5 reorganize partition p_min, p_max into (',
            'partition p_min values less than (''', kept, '''), partition p_max values less than (maxvalue))');
        set newest = kept;
    end if;
    while newest <= ahead do
        set more = concat(more, 'partition p_', date_format(newest, if(by_month, '%Y%m', '%Y%m%d')));
        set newest = if(by_month, newest + interval 1 month, newest + interval 1 day);
        set more = concat(more, ' values less than (''', newest, '''), ');
    end while;
    if more <> '' then
        execute immediate concat('alter table ', which, ' wait 5 reorganize partition p_max into (', more,
            'partition p_max values less than (maxvalue))');
    end if;
end //

delimiter ;

-- The first partitions; the gateway keeps them with its own figures from its first start on.
call age_partitions('meter_sample', utc_date(), utc_date() - interval 14 day);
call age_partitions('half_hour', utc_date(), utc_date() - interval 13 month);
call age_partitions('device_log', utc_date(), utc_date() - interval 13 month);
call age_partitions('security_event', utc_date(), utc_date() - interval 13 month);
