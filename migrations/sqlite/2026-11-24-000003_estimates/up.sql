-- round 0: agreed beforehand or put down by the counter; 1 the estimate; later ones amend it.
-- SQLite changes no check of a table: it is made anew
drop index order_lines_order;
create table order_lines_new (
    id integer primary key autoincrement,
    order_id bigint not null references work_orders (id),
    kind text not null check (kind in ('labour', 'part', 'service', 'tow', 'fee')),
    description text not null,
    part_id bigint references parts (id),
    service_id bigint references services (id),
    quantity_milli bigint not null check (quantity_milli > 0),
    unit_minor bigint not null check (unit_minor >= 0),
    round integer not null check (round >= 0),
    decision text not null default 'open' check (decision in ('open', 'approved', 'declined', 'withdrawn')),
    decided_at timestamp,
    decided_by bigint references accounts (id),
    decided_via text check (decided_via in ('customer', 'link', 'counter')),
    version bigint not null default 1,
    created_by bigint references accounts (id),
    created_at timestamp not null
);
insert into order_lines_new (id, order_id, kind, description, part_id, quantity_milli, unit_minor, round, decision, decided_at, decided_by, created_at)
    select id, order_id, kind, description, part_id, quantity_milli, unit_minor, round, decision, decided_at, decided_by, created_at from order_lines;
drop table order_lines;
alter table order_lines_new rename to order_lines;
create index order_lines_order on order_lines (order_id, id);

-- who made a link, how it left, and what the garage says with it
alter table approval_links add column created_by bigint references accounts (id);
alter table approval_links add column channel text;
alter table approval_links add column note text;
