drop index tariffs_newest;
create table tariffs_one (
    id integer primary key autoincrement,
    service text not null check (service in ('towing', 'repair')),
    vehicle_class text not null check (vehicle_class in ('light', 'heavy')),
    base_minor bigint not null check (base_minor >= 0),
    per_km_minor bigint not null check (per_km_minor >= 0),
    currency text not null,
    created_at timestamp not null,
    unique (service, vehicle_class)
);
insert into tariffs_one select id, service, vehicle_class, base_minor, per_km_minor, currency, created_at from tariffs
where id in (select max(id) from tariffs group by service, vehicle_class);
drop table tariffs;
alter table tariffs_one rename to tariffs;
