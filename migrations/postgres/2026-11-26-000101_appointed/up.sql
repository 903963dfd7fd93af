-- whether somebody is a mechanic only because they were given the rights of staff: with the rights goes the trade
alter table mechanics add column appointed boolean not null default false;
