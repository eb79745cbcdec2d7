-- What happened at one charger lately, for who looks at its page.
alter table tenant_event add index by_charger (chargepoint_id, organisation_id, id);
