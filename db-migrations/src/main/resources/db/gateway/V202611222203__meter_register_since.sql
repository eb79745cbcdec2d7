-- Since when a register is known: between its first and its last reading a half-hour without a row had no energy; outside
-- of them nothing is known. Set when the row is made, and moved on when history is erased.
alter table meter_register
    add column first_read_at datetime(6) not null default (read_at) comment 'UTC; no half-hour before it is known';

update meter_register r
set first_read_at = least(r.read_at,
    coalesce((select min(h.starts_at) from half_hour h where h.chargepoint_id = r.chargepoint_id), r.read_at),
    coalesce((select min(s.started_at) from charging_session s where s.chargepoint_id = r.chargepoint_id), r.read_at));
