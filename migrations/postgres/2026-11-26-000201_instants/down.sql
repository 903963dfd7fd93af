alter table invoices drop column dated_at;
alter table mechanics drop column work_status_at;
alter table attendance drop column named_at;
alter table work_orders drop column requested_at;
