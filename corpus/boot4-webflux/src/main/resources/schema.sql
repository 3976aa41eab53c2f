create table city (
    id bigint primary key,
    name varchar(100) not null,
    founded date,
    people integer not null,
    code uuid not null
);
insert into city values (1, 'Köln', date '0050-07-08', 1087353, '00000000-0000-0000-0000-000000000001');
insert into city values (2, 'Århus', null, 285273, '00000000-0000-0000-0000-000000000002');
insert into city values (3, 'Łódź', date '1423-07-29', 670642, '00000000-0000-0000-0000-000000000003');
