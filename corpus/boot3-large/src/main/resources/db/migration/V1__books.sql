create table book (
    id bigint primary key,
    title varchar(100) not null,
    price decimal(10, 2) not null,
    published date not null,
    genre varchar(20) not null
);

create table title (
    name varchar(100) primary key
);

insert into book values (1, 'Die Verwandlung', 8.50, date '1915-10-01', 'NOVELLA');
insert into book values (2, 'Effi Briest', 1234.90, date '1896-10-01', 'NOVEL');
insert into book values (3, 'Gedichte für Mädchen', 12.00, date '1920-02-29', 'POETRY');
