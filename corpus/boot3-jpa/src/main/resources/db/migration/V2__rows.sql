insert into customer (id, name, address, token, birthday, photo, notes)
values (1, 'Ärztekammer', 'info@example.org', '00000000-0000-0000-0000-000000000001', null, x'010203', 'Ein Text');
insert into customer (id, name, address, token, birthday)
values (2, 'Zoë Müller', 'zoe@example.org', '00000000-0000-0000-0000-000000000002', date '2000-02-29');
insert into purchase values (1, 1, timestamp with time zone '2026-03-01 12:00:00+01:00', 12.50, 'PAID');
insert into purchase values (2, 1, timestamp with time zone '2026-03-29 03:30:00+02:00', 99.99, 'OPEN');
insert into purchase values (3, 2, timestamp with time zone '2026-07-01 00:00:00-05:00', 1000.00, 'PAID');
insert into purchase_tags values (1, 'eilig'), (3, 'groß'), (3, 'eilig');
