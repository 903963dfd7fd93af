drop index order_files_photo;
drop index order_services_service;
drop index assignments_order;
alter table progress_notes drop column version;
alter table analyses drop column version;
alter table assignment_kinds drop column purpose;
alter table assignment_kinds drop column image;
alter table assignment_kinds drop column description;
