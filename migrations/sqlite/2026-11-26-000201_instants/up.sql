-- the instant for which a customer asked; counts while its day is the order's service_date
alter table work_orders add column requested_at timestamp;
-- the instant that a line of attendance was written down for; counts while its day is the line's
alter table attendance add column named_at timestamp;
-- when a mechanic's work status was last said; null: nobody says one, and the mechanic counts as available
alter table mechanics add column work_status_at timestamp;
update mechanics set work_status_at = updated_at where work_status = 'busy';
-- the date that somebody gave an invoice; what counts is when it was issued
alter table invoices add column dated_at timestamp;
