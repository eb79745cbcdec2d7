-- Which transaction a charger means. OCPP 1.6 has its number from us, and a repeated start must get the same one.
create table charger_transaction (
    number         int         not null auto_increment primary key,
    chargepoint_id uuid        not null,
    transaction_id varchar(36) null comment 'OCPP 2.0.1: given by the charger',
    connector      int         not null,
    start_key      varchar(80) not null comment 'what makes a repeated start the same start',
    started_at     datetime(6) not null,
    ended_at       datetime(6) null,
    constraint one_number_per_start unique (chargepoint_id, start_key),
    index by_transaction (chargepoint_id, transaction_id),
    index running (chargepoint_id, ended_at),
    constraint transaction_of_device foreign key (chargepoint_id) references device (id)
);
