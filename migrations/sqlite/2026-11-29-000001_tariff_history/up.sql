-- a new tariff is a new row and the newest one counts: what a price was made of stays to be seen
create table tariffs_kept (
    id integer primary key autoincrement,
    service text not null check (service in ('towing', 'repair')),
    vehicle_class text not null check (vehicle_class in ('light', 'heavy')),
    base_minor bigint not null check (base_minor >= 0),
    per_km_minor bigint not null check (per_km_minor >= 0),
    currency text not null,
    created_at timestamp not null
);
insert into tariffs_kept select id, service, vehicle_class, base_minor, per_km_minor, currency, created_at from tariffs;
drop table tariffs;
alter table tariffs_kept rename to tariffs;
create index tariffs_newest on tariffs (service, vehicle_class, id);
