-- figures, demand and exports look at a span of time
create index assistances_asked on assistances (created_at);
