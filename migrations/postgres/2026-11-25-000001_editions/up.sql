-- soft deletion: the row stays for what it is named in, its logins are free
alter table accounts add column deleted_at timestamp;
-- where a picture of theirs is, when it was not uploaded here
alter table accounts add column picture text;
-- which door of which API the session came through: its tokens are good there only
alter table sessions add column door text not null default 'native';
