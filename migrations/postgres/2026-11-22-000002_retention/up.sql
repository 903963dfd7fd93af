-- what is forgotten after a while is found by its age
create index journal_events_age on journal_events (channel_kind, at);
create index assistances_ended on assistances (ended_at) where ended_at is not null;
create index sessions_expiry on sessions (expires_at);
create index refresh_tokens_session on refresh_tokens (session_id);
create index notices_age on notices (created_at);
create index tasks_done on tasks (done_at) where done_at is not null;
