-- one row, written to learn whether the database takes writes again
create table liveness (
    id integer primary key check (id = 1),
    beat_at timestamp
);
insert into liveness (id) values (1);
