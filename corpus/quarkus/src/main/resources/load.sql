insert into Town (id, name, founded, area) values (1, 'Köln', DATE '0050-07-08', 405.02);
insert into Town (id, name, founded, area) values (2, 'Zürich', DATE '1218-01-01', 87.88);
insert into Town (id, name, founded, area) values (3, 'Łódź', DATE '1423-07-29', 293.25);
