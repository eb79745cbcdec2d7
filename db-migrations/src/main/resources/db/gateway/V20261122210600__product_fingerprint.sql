-- So that a product told again with each of its chargers changes nothing.
alter table product add column fingerprint char(64) not null default '';
