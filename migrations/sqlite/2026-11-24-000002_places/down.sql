alter table work_orders drop column workshop_id;
alter table assistances drop column work_order_id;
alter table assistances drop column workshop_id;
drop table workshops;
