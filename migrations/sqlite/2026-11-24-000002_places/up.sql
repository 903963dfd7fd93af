-- places of the garage, where vehicles are brought to; opening hours are words for people, is_open is what counts
create table workshops (
    id integer primary key autoincrement,
    name text not null,
    latitude double not null check (latitude between -90 and 90),
    longitude double not null check (longitude between -180 and 180),
    address text,
    phone text,
    opening_hours text,
    is_open boolean not null default 1,
    version bigint not null default 1,
    created_at timestamp not null,
    updated_at timestamp not null,
    deleted_at timestamp
);

-- where the vehicle is brought to, and the work order that it became there
alter table assistances add column workshop_id bigint references workshops (id);
alter table assistances add column work_order_id bigint references work_orders (id);

-- where the work is done
alter table work_orders add column workshop_id bigint references workshops (id);
