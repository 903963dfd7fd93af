drop index tasks_done;
drop index notices_age;
drop index refresh_tokens_session;
drop index sessions_expiry;
drop index assistances_ended;
drop index journal_events_age;
