-- people of every role, of every API
create table accounts (
    id integer primary key autoincrement,
    role text not null check (role in ('admin', 'mechanic', 'assistant', 'customer')),
    name text not null,
    username text unique,
    phone text,
    phone_key text unique,
    email text unique,
    password_hash text,
    google_subject text unique,
    address text,
    photo_key text,
    language text,
    phone_verified_at timestamp,
    email_verified_at timestamp,
    lat double,
    lng double,
    located_at timestamp,
    epoch bigint not null default 0,
    epoch_changed_at timestamp,
    is_blocked boolean not null default 0,
    created_at timestamp not null,
    updated_at timestamp not null,
    check (username is not null or phone_key is not null or email is not null)
);

-- what an account of role assistant has besides
create table assistants (
    account_id bigint not null primary key references accounts (id),
    service text not null check (service in ('towing', 'repair')),
    vehicle_type text not null,
    license_category text not null check (license_category in ('b', 'c')),
    license_number text not null,
    license_expiry date not null,
    registration_number bigint not null,
    documents_approved boolean not null default 0,
    is_active boolean not null default 0,
    updated_at timestamp not null
);
create index assistants_active on assistants (account_id) where is_active;

create table photos (
    key text not null primary key,
    account_id bigint not null references accounts (id),
    content_type text not null,
    bytes blob not null,
    created_at timestamp not null
);

-- a session is a family of refresh tokens; the reuse of a used one ends it
create table sessions (
    id integer primary key autoincrement,
    account_id bigint not null references accounts (id),
    created_at timestamp not null,
    expires_at timestamp not null,
    ended_at timestamp,
    end_reason text
);
create index sessions_account on sessions (account_id) where ended_at is null;
create index sessions_ended on sessions (ended_at) where ended_at is not null;
create table refresh_tokens (
    id integer primary key autoincrement,
    session_id bigint not null references sessions (id),
    digest text not null unique,
    issued_at timestamp not null,
    used_at timestamp
);

-- verification codes; rows for unknown destinations exist too, so that the limit tells nothing
create table codes (
    id integer primary key autoincrement,
    kind text not null check (kind in ('email', 'phone', 'password')),
    destination text not null,
    account_id bigint references accounts (id),
    digest text not null,
    created_at timestamp not null,
    expires_at timestamp not null,
    tries integer not null default 0,
    used_at timestamp
);
create index codes_destination on codes (destination, kind, created_at);

create table tariffs (
    id integer primary key autoincrement,
    service text not null check (service in ('towing', 'repair')),
    vehicle_class text not null check (vehicle_class in ('light', 'heavy')),
    base_minor bigint not null check (base_minor >= 0),
    per_km_minor bigint not null check (per_km_minor >= 0),
    currency text not null,
    created_at timestamp not null,
    unique (service, vehicle_class)
);

create table assistances (
    id integer primary key autoincrement,
    client_id bigint not null references accounts (id),
    assistant_id bigint references accounts (id),
    service text not null check (service in ('towing', 'repair')),
    vehicle_class text not null check (vehicle_class in ('light', 'heavy')),
    description text,
    pickup_lat double not null,
    pickup_lng double not null,
    dropoff_lat double,
    dropoff_lng double,
    status text not null check (status in ('requested', 'accepted', 'ongoing', 'completed', 'canceled')),
    cancel_reason text,
    canceled_by text check (canceled_by in ('client', 'assistant', 'system', 'admin')),
    distance_m bigint not null,
    eta_s bigint,
    price_minor bigint check (price_minor >= 0),
    currency text not null,
    rating integer check (rating between 1 and 5),
    policy text not null,
    wave integer not null,
    next_wave_at timestamp,
    search_until timestamp not null,
    created_at timestamp not null,
    updated_at timestamp not null,
    accepted_at timestamp,
    started_at timestamp,
    ended_at timestamp
);
-- a client has one open assistance, an assistant one job: the database is the judge
create unique index assistances_open_client on assistances (client_id) where status in ('requested', 'accepted', 'ongoing');
create unique index assistances_busy_assistant on assistances (assistant_id) where status in ('accepted', 'ongoing');
create index assistances_client on assistances (client_id, id);
create index assistances_assistant on assistances (assistant_id, id);
create index assistances_due on assistances (next_wave_at) where status = 'requested';

-- who was asked, in which order and at what distance
create table offers (
    id integer primary key autoincrement,
    assistance_id bigint not null references assistances (id),
    assistant_id bigint not null references accounts (id),
    wave integer not null,
    rank integer not null,
    distance_m bigint not null,
    eta_s bigint not null,
    status text not null check (status in ('open', 'accepted', 'declined', 'expired', 'closed')),
    offered_at timestamp not null,
    expires_at timestamp not null,
    ended_at timestamp,
    end_reason text,
    unique (assistance_id, assistant_id)
);
create index offers_open on offers (assistant_id) where status = 'open';

-- each wave of a search: how far it reached, and who was within reach and left out, and why
create table search_waves (
    assistance_id bigint not null references assistances (id),
    wave integer not null,
    radius_m bigint not null,
    told integer not null,
    left_out text not null check (json_valid(left_out)),
    at timestamp not null,
    primary key (assistance_id, wave)
);

create table messages (
    id integer primary key autoincrement,
    assistance_id bigint not null references assistances (id),
    sender_id bigint not null references accounts (id),
    body text not null,
    client_ref text,
    created_at timestamp not null,
    unique (assistance_id, sender_id, client_ref)
);
create index messages_assistance on messages (assistance_id, id);
create table message_reads (
    assistance_id bigint not null references assistances (id),
    account_id bigint not null references accounts (id),
    up_to bigint not null,
    at timestamp not null,
    primary key (assistance_id, account_id)
);

-- facts, numbered for each channel
create table journal_channels (
    channel_kind text not null,
    channel_id bigint not null,
    last_seq bigint not null,
    primary key (channel_kind, channel_id)
);
create table journal_events (
    channel_kind text not null,
    channel_id bigint not null,
    seq bigint not null,
    kind text not null,
    payload text not null check (json_valid(payload)),
    at timestamp not null,
    primary key (channel_kind, channel_id, seq)
);

-- durable work
create table tasks (
    id integer primary key autoincrement,
    kind text not null,
    payload text not null check (json_valid(payload)),
    run_at timestamp not null,
    attempts integer not null default 0,
    lease_until timestamp,
    done_at timestamp,
    failed_at timestamp,
    last_error text,
    created_at timestamp not null
);
create index tasks_due on tasks (run_at) where done_at is null and failed_at is null;

-- Idempotency-Key: what a creating request created
create table request_keys (
    account_id bigint not null references accounts (id),
    key text not null,
    digest text not null,
    resource_id bigint not null,
    created_at timestamp not null,
    primary key (account_id, key)
);
create index request_keys_age on request_keys (created_at);

-- codes and notices on their way out
create table notices (
    id integer primary key autoincrement,
    channel text not null check (channel in ('email', 'sms')),
    destination text not null,
    kind text not null,
    code text,
    body text,
    created_at timestamp not null,
    sent_at timestamp
);
create index notices_destination on notices (destination, id);
