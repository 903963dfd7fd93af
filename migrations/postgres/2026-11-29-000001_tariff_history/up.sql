-- a new tariff is a new row and the newest one counts: what a price was made of stays to be seen
alter table tariffs drop constraint tariffs_service_vehicle_class_key;
create index tariffs_newest on tariffs (service, vehicle_class, id);
