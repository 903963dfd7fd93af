-- who did something that an auditor asks about: written in the transaction of what was done, never changed; no foreign
-- keys, since a line outlives what it is about
create table audit_log (
    id integer primary key autoincrement,
    at timestamp not null,
    actor_id bigint,
    actor_role text not null,
    action text not null,
    object_kind text,
    object_id bigint,
    address text,
    request_id text,
    details text not null check (json_valid(details))
);
create index audit_log_actor on audit_log (actor_id, id);
create index audit_log_action on audit_log (action, id);
create index audit_log_object on audit_log (object_kind, object_id, id);
create index audit_log_at on audit_log (at);

create trigger audit_log_stays before update on audit_log
begin
    select raise(abort, 'lines of audit_log are never changed');
end;
