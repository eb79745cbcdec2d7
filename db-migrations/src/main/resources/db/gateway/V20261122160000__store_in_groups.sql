-- Numbers for OCPP 1.6 transactions are handed out in blocks of 10,000 to a gateway node, so that a start needs no question.
create sequence charger_transaction_block start with 1 increment by 1 maxvalue 214747 nocycle nocache;

delimiter //
begin not atomic
    declare first_free int default (select coalesce(max(number), 0) div 10000 + 1 from charger_transaction);
    execute immediate concat('alter sequence charger_transaction_block restart with ', first_free);
end //
delimiter ;

update charger_transaction set transaction_id = number where transaction_id is null;
alter table charger_transaction
    modify number int not null,
    modify transaction_id varchar(36) not null comment 'as the charger speaks of it: our number in OCPP 1.6, its own later';

alter table twin add registry_told_at datetime(6) null comment 'when the registry last heard that it had come';
