-- round 0: agreed beforehand or put down by the counter; 1 the estimate; later ones amend it
drop index order_lines_order;
alter table order_lines drop constraint order_lines_round_check;
alter table order_lines add constraint order_lines_round_check check (round >= 0);
alter table order_lines drop constraint order_lines_decision_check;
alter table order_lines add constraint order_lines_decision_check check (decision in ('open', 'approved', 'declined', 'withdrawn'));
alter table order_lines add column service_id bigint references services (id);
alter table order_lines add column decided_via text check (decided_via in ('customer', 'link', 'counter'));
alter table order_lines add column version bigint not null default 1;
alter table order_lines add column created_by bigint references accounts (id);
create index order_lines_order on order_lines (order_id, id);

-- who made a link, how it left, and what the garage says with it
alter table approval_links add column created_by bigint references accounts (id);
alter table approval_links add column channel text;
alter table approval_links add column note text;
