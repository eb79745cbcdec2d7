-- A feeder's return is noticed in the transaction that stores its chargers' boots, which the ledger takes no part in.
alter table recovery add on_ledger boolean not null default false;
update recovery set on_ledger = true;
create index to_tell on recovery (on_ledger, started_at);
