-- what a kind of assignment is for: the life of a work order follows from it; a kind without purpose moves nothing
alter table assignment_kinds add column description text;
alter table assignment_kinds add column image text;
alter table assignment_kinds add column purpose text check (purpose in ('pickup', 'drop', 'service', 'analysis'));
update assignment_kinds set purpose = name where name in ('pickup', 'drop', 'service', 'analysis');

-- raised by every change
alter table analyses add column version bigint not null default 1;
alter table progress_notes add column version bigint not null default 1;

-- which assignment of an order is the latest
create index assignments_order on assignments (order_id, id);
-- which orders show a photo
create index order_files_photo on order_files (photo_key);
-- a service that an order asks for cannot go
create index order_services_service on order_services (service_id);
