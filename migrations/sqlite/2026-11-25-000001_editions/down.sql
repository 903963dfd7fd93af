alter table sessions drop column door;
alter table accounts drop column picture;
alter table accounts drop column deleted_at;
