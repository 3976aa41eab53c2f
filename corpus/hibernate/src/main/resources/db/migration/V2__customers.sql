insert into customer (name, mail, since, token, notes, version)
values ('Jürgen', 'juergen@example.org', date '2026-03-01', '00000000-0000-0000-0000-000000000007', 'zahlt pünktlich', 0);
