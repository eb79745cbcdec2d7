-- What is done once for the whole fleet is done by the node that holds the lease; it runs by the database's clock.
create table node_lease (
    duty       varchar(20) not null primary key,
    node       uuid        not null comment 'a name each process gives itself when it starts',
    held_until datetime(6) not null comment 'UTC'
);

insert into node_lease (duty, node, held_until) values ('FLEET', '00000000-0000-0000-0000-000000000000', '2000-01-01');
