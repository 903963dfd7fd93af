-- when the assistant set off, was there, had the vehicle on the truck
alter table assistances add column on_the_way_at timestamp;
alter table assistances add column arrived_at timestamp;
alter table assistances add column loaded_at timestamp;
