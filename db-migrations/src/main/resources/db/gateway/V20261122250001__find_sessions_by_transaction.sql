-- Readings name their transaction: without this every session a charger ever had is read for each.
create index by_transaction on charging_session (chargepoint_id, transaction_id);
