create table author (
    id bigint primary key,
    name varchar(100) not null
);

create table article (
    id bigint primary key,
    author_id bigint not null references author,
    title varchar(100) not null,
    price decimal(10, 2) not null,
    currency varchar(3) not null,
    published timestamp with time zone not null,
    zone varchar(40) not null,
    length numeric(21, 0) not null,
    details json
);

insert into author values (1, 'Käthe'), (2, 'Øyvind');
insert into article values (1, 1, 'Über Züge', 3.50, 'EUR', timestamp with time zone '2026-03-01 08:00:00+01:00', 'Europe/Berlin', 5400000000000, json '{"pages":3,"tags":["zug","größe"]}');
insert into article values (2, 2, 'Fjorde', 45.00, 'NOK', timestamp with time zone '2026-07-01 08:00:00+02:00', 'Europe/Oslo', 60000000000, json '{"pages":12,"tags":[]}');
insert into article values (3, 1, 'Ähren', 1200.00, 'JPY', timestamp with time zone '2026-07-02 08:00:00+09:00', 'Asia/Tokyo', 1000000000, null);
