drop index tariffs_newest;
delete from tariffs where id not in (select max(id) from tariffs group by service, vehicle_class);
alter table tariffs add constraint tariffs_service_vehicle_class_key unique (service, vehicle_class);
