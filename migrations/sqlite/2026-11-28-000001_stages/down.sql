alter table assistances drop column loaded_at;
alter table assistances drop column arrived_at;
alter table assistances drop column on_the_way_at;
