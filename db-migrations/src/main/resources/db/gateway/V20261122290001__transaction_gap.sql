-- Messages about a transaction that a charger numbered and that have not come, and what came of asking for them.
create table transaction_gap (
    chargepoint_id uuid         not null,
    transaction_id varchar(36)  not null,
    missing        varchar(200) not null comment 'start, 3, 5-7',
    state          varchar(8)   not null comment 'OPEN, WAITING, LOST, CLOSED',
    found_at       datetime(6)  not null,
    asked_at       datetime(6)  null,
    settled_at     datetime(6)  null comment 'when it was LOST or CLOSED',
    primary key (chargepoint_id, transaction_id),
    index to_ask (state, asked_at),
    constraint gap_of_device foreign key (chargepoint_id) references device (id)
);
