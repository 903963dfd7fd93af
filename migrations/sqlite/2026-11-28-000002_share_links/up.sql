-- links by which anybody may follow an assistance; what opens one is made of the nonce and a key that is not in here
create table share_links (
    id integer primary key autoincrement,
    assistance_id bigint not null references assistances (id),
    nonce text not null unique,
    created_by bigint not null references accounts (id),
    created_at timestamp not null,
    expires_at timestamp not null,
    revoked_at timestamp
);
create index share_links_assistance on share_links (assistance_id, id);
