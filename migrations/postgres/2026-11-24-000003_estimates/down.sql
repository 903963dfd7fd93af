drop index approval_links_order;
alter table approval_links drop column note;
alter table approval_links drop column channel;
alter table approval_links drop column created_by;
create index approval_links_order on approval_links (order_id);

drop index order_lines_order;
alter table order_lines drop column created_by;
alter table order_lines drop column version;
alter table order_lines drop column decided_via;
alter table order_lines drop column service_id;
-- what was put down beforehand was the first of it, and what was withdrawn is not wanted
update order_lines set round = 1 where round = 0;
update order_lines set decision = 'declined' where decision = 'withdrawn';
alter table order_lines drop constraint order_lines_decision_check;
alter table order_lines add constraint order_lines_decision_check check (decision in ('open', 'approved', 'declined'));
alter table order_lines drop constraint order_lines_round_check;
alter table order_lines add constraint order_lines_round_check check (round >= 1);
create index order_lines_order on order_lines (order_id, id);
