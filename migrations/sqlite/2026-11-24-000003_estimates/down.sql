-- a column that points at another table cannot be dropped: the tables are made anew
drop index approval_links_order;
create table approval_links_old (
    id integer primary key autoincrement,
    order_id bigint not null references work_orders (id),
    digest text not null unique,
    expires_at timestamp not null,
    revoked_at timestamp,
    created_at timestamp not null
);
insert into approval_links_old (id, order_id, digest, expires_at, revoked_at, created_at)
    select id, order_id, digest, expires_at, revoked_at, created_at from approval_links;
drop table approval_links;
alter table approval_links_old rename to approval_links;
create index approval_links_order on approval_links (order_id);

drop index order_lines_order;
create table order_lines_old (
    id integer primary key autoincrement,
    order_id bigint not null references work_orders (id),
    kind text not null check (kind in ('labour', 'part', 'service', 'tow', 'fee')),
    description text not null,
    part_id bigint references parts (id),
    quantity_milli bigint not null check (quantity_milli > 0),
    unit_minor bigint not null check (unit_minor >= 0),
    round integer not null check (round >= 1),
    decision text not null default 'open' check (decision in ('open', 'approved', 'declined')),
    decided_at timestamp,
    decided_by bigint references accounts (id),
    created_at timestamp not null
);
-- what was put down beforehand was the first of it, and what was withdrawn is not wanted
insert into order_lines_old (id, order_id, kind, description, part_id, quantity_milli, unit_minor, round, decision, decided_at, decided_by, created_at)
    select id, order_id, kind, description, part_id, quantity_milli, unit_minor, max(round, 1), case decision when 'withdrawn' then 'declined' else decision end, decided_at, decided_by, created_at from order_lines;
drop table order_lines;
alter table order_lines_old rename to order_lines;
create index order_lines_order on order_lines (order_id, id);
