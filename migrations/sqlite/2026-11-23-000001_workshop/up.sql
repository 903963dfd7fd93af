-- what the workshop knows of a customer besides the account, which has the address
create table customers (
    account_id bigint not null primary key references accounts (id),
    city text,
    state text,
    zip_code text,
    created_at timestamp not null,
    updated_at timestamp not null,
    deleted_at timestamp
);

-- what is known of an account of role mechanic; without a row the defaults hold
create table mechanics (
    account_id bigint not null primary key references accounts (id),
    specialization text,
    experience_years integer check (experience_years >= 0),
    born_on date,
    does_pickup_drop boolean not null default 1,
    does_analysis boolean not null default 1,
    salary_minor bigint not null default 0 check (salary_minor >= 0),
    is_staff boolean not null default 0,
    work_status text not null default 'available' check (work_status in ('available', 'busy')),
    created_at timestamp not null,
    updated_at timestamp not null,
    deleted_at timestamp
);

create table attendance (
    id integer primary key autoincrement,
    mechanic_id bigint not null references mechanics (account_id),
    day date not null,
    status text not null check (status in ('present', 'absent')),
    created_at timestamp not null,
    unique (mechanic_id, day)
);

create table areas (
    id integer primary key autoincrement,
    name text not null,
    pincode text not null,
    created_at timestamp not null,
    unique (name, pincode)
);

create table addresses (
    id integer primary key autoincrement,
    account_id bigint not null references accounts (id),
    label text not null,
    line1 text not null,
    line2 text,
    area_id bigint references areas (id),
    created_at timestamp not null,
    updated_at timestamp not null
);
create index addresses_account on addresses (account_id);

-- what is repaired: laptop, car, ...
create table device_types (
    id integer primary key autoincrement,
    name text not null unique,
    description text,
    image text,
    created_at timestamp not null
);

-- brands
create table manufacturers (
    id integer primary key autoincrement,
    name text not null unique,
    description text,
    image text,
    created_at timestamp not null
);

-- what prices go by: hatchback, sedan, ...
create table vehicle_classes (
    id integer primary key autoincrement,
    name text not null unique,
    description text,
    image text,
    created_at timestamp not null
);

create table fuels (
    id integer primary key autoincrement,
    name text not null unique,
    description text,
    image text,
    created_at timestamp not null
);

create table models (
    id integer primary key autoincrement,
    manufacturer_id bigint not null references manufacturers (id),
    device_type_id bigint references device_types (id),
    vehicle_class_id bigint references vehicle_classes (id),
    fuel_id bigint references fuels (id),
    name text not null,
    year integer,
    image text,
    created_at timestamp not null
);
create unique index models_name on models (manufacturer_id, name, coalesce(year, 0), coalesce(device_type_id, 0), coalesce(fuel_id, 0));

-- a vehicle or device of a customer
create table assets (
    id integer primary key autoincrement,
    owner_id bigint not null references accounts (id),
    model_id bigint references models (id),
    manufacturer_id bigint references manufacturers (id),
    device_type_id bigint references device_types (id),
    registration text,
    serial_number text,
    vin text,
    notes text,
    created_at timestamp not null,
    updated_at timestamp not null,
    deleted_at timestamp
);
create index assets_owner on assets (owner_id);
create unique index assets_registration on assets (owner_id, registration) where registration is not null and deleted_at is null;

create table service_categories (
    id integer primary key autoincrement,
    name text not null unique,
    description text,
    image text,
    created_at timestamp not null
);

-- details: works, images and symptoms, shown and never asked for
create table services (
    id integer primary key autoincrement,
    category_id bigint not null references service_categories (id),
    title text not null,
    description text,
    warranty_km integer check (warranty_km >= 0),
    warranty_months integer check (warranty_months >= 0),
    minutes integer check (minutes >= 0),
    difficulty integer check (difficulty between 1 and 5),
    details text not null check (json_valid(details)),
    created_at timestamp not null,
    updated_at timestamp not null,
    deleted_at timestamp
);
create index services_category on services (category_id);

create table service_prices (
    service_id bigint not null references services (id),
    vehicle_class_id bigint not null references vehicle_classes (id),
    price_minor bigint not null check (price_minor >= 0),
    currency text not null,
    primary key (service_id, vehicle_class_id)
);

create table service_fuels (
    service_id bigint not null references services (id),
    fuel_id bigint not null references fuels (id),
    primary key (service_id, fuel_id)
);

create table mechanic_categories (
    mechanic_id bigint not null references mechanics (account_id),
    category_id bigint not null references service_categories (id),
    primary key (mechanic_id, category_id)
);

create table reviews (
    id integer primary key autoincrement,
    service_id bigint not null references services (id),
    account_id bigint not null references accounts (id),
    rating integer not null check (rating between 1 and 5),
    body text,
    images text not null check (json_valid(images)),
    is_hidden boolean not null default 0,
    created_at timestamp not null,
    updated_at timestamp not null,
    unique (service_id, account_id)
);

create table cart_items (
    account_id bigint not null references accounts (id),
    service_id bigint not null references services (id),
    created_at timestamp not null,
    primary key (account_id, service_id)
);

create table favourites (
    account_id bigint not null references accounts (id),
    service_id bigint not null references services (id),
    created_at timestamp not null,
    primary key (account_id, service_id)
);

-- minutes of the day
create table time_slots (
    id integer primary key autoincrement,
    name text not null unique,
    starts_minute integer not null check (starts_minute between 0 and 1439),
    ends_minute integer not null check (ends_minute between 1 and 1440),
    created_at timestamp not null,
    check (starts_minute < ends_minute)
);

-- one row behind order, ticket, booking and service request
create table work_orders (
    id integer primary key autoincrement,
    customer_id bigint not null references accounts (id),
    asset_id bigint references assets (id),
    stage text not null check (stage in ('pending', 'pickup', 'received', 'analysis', 'analysed', 'in_progress', 'completed', 'out_for_delivery', 'delivered', 'cancelled')),
    title text not null,
    note text,
    origin text not null check (origin in ('own', 'tow', 'carcare_pro', 'laptop_repair', 'revcare', 'mechanic_factory')),
    pickup_type text,
    time_slot_id bigint references time_slots (id),
    service_date date,
    vin text,
    problem_ref bigint,
    cost_minor bigint check (cost_minor >= 0),
    discount_minor bigint not null default 0 check (discount_minor >= 0),
    currency text not null,
    payment_mode text check (payment_mode in ('online', 'offline')),
    estimated_completion timestamp,
    completed_at timestamp,
    assistance_id bigint unique references assistances (id),
    version bigint not null default 1,
    created_at timestamp not null,
    updated_at timestamp not null,
    deleted_at timestamp
);
create index work_orders_customer on work_orders (customer_id, id);
create index work_orders_stage on work_orders (stage, id) where deleted_at is null;

-- what a booking asks for
create table order_services (
    order_id bigint not null references work_orders (id),
    service_id bigint not null references services (id),
    quantity integer not null check (quantity >= 1),
    quoted_minor bigint check (quoted_minor >= 0),
    is_approved boolean,
    done_at timestamp,
    primary key (order_id, service_id)
);

-- on_hand is what lies on the shelf, reserved the part of it that orders hold
create table parts (
    id integer primary key autoincrement,
    name text not null,
    description text,
    price_minor bigint not null check (price_minor >= 0),
    currency text not null,
    on_hand bigint not null default 0 check (on_hand >= 0),
    reserved bigint not null default 0,
    version bigint not null default 1,
    created_at timestamp not null,
    updated_at timestamp not null,
    deleted_at timestamp,
    check (reserved between 0 and on_hand)
);

-- estimate (round 1) and amendments; quantities in thousandths
create table order_lines (
    id integer primary key autoincrement,
    order_id bigint not null references work_orders (id),
    kind text not null check (kind in ('labour', 'part', 'service', 'tow', 'fee')),
    description text not null,
    part_id bigint references parts (id),
    quantity_milli bigint not null check (quantity_milli > 0),
    unit_minor bigint not null check (unit_minor >= 0),
    round integer not null check (round >= 1),
    decision text not null default 'open' check (decision in ('open', 'approved', 'declined')),
    decided_at timestamp,
    decided_by bigint references accounts (id),
    created_at timestamp not null
);
create index order_lines_order on order_lines (order_id, id);

create table analyses (
    order_id bigint not null primary key references work_orders (id),
    mechanic_id bigint not null references accounts (id),
    description text not null,
    recommendation text,
    images text not null check (json_valid(images)),
    estimated_minor bigint check (estimated_minor >= 0),
    estimated_minutes integer check (estimated_minutes >= 0),
    validated_at timestamp,
    validated_by bigint references accounts (id),
    created_at timestamp not null,
    updated_at timestamp not null
);

create table progress_notes (
    id integer primary key autoincrement,
    order_id bigint not null references work_orders (id),
    mechanic_id bigint not null references accounts (id),
    service_id bigint references services (id),
    word text not null,
    note text,
    images text not null check (json_valid(images)),
    validated_at timestamp,
    validated_by bigint references accounts (id),
    created_at timestamp not null,
    updated_at timestamp not null
);
create index progress_notes_order on progress_notes (order_id, id);

create table order_files (
    order_id bigint not null references work_orders (id),
    photo_key text not null references photos (key),
    note text,
    created_at timestamp not null,
    primary key (order_id, photo_key)
);

create table assignment_kinds (
    id integer primary key autoincrement,
    name text not null unique,
    created_at timestamp not null
);

create table assignments (
    id integer primary key autoincrement,
    order_id bigint not null references work_orders (id),
    mechanic_id bigint not null references accounts (id),
    kind_id bigint references assignment_kinds (id),
    note text,
    assigned_on date not null,
    assigned_at timestamp not null,
    closed_at timestamp
);
create unique index assignments_open on assignments (order_id, mechanic_id) where closed_at is null;
create index assignments_mechanic on assignments (mechanic_id, id);

-- what an order holds of a part and what it has used up; a row without either is deleted
create table reservations (
    order_id bigint not null references work_orders (id),
    part_id bigint not null references parts (id),
    held bigint not null check (held >= 0),
    used bigint not null check (used >= 0),
    created_at timestamp not null,
    updated_at timestamp not null,
    primary key (order_id, part_id),
    check (held + used > 0)
);
create index reservations_part on reservations (part_id);

-- the sum of a part's moves is what lies on the shelf
create table stock_moves (
    id integer primary key autoincrement,
    part_id bigint not null references parts (id),
    delta bigint not null check (delta <> 0),
    reason text not null check (reason in ('received', 'used', 'corrected', 'returned')),
    order_id bigint references work_orders (id),
    by_account bigint references accounts (id),
    created_at timestamp not null
);
create index stock_moves_part on stock_moves (part_id, id);

-- hundredths of a percent; the newest that is valid applies
create table tax_rates (
    id integer primary key autoincrement,
    basis_points integer not null check (basis_points between 0 and 10000),
    valid_from timestamp not null,
    set_by bigint references accounts (id),
    created_at timestamp not null
);

-- raised in the transaction that issues, so that no number is left out
create table number_series (
    name text not null primary key,
    last_number bigint not null
);

-- basis: the approved lines of the order, or one amount that was stated, tax included
create table invoices (
    id integer primary key autoincrement,
    order_id bigint not null references work_orders (id),
    basis text not null check (basis in ('lines', 'stated')),
    series text,
    number bigint,
    state text not null check (state in ('draft', 'issued', 'void')),
    tax_basis_points integer not null check (tax_basis_points between 0 and 10000),
    net_minor bigint not null check (net_minor >= 0),
    tax_minor bigint not null check (tax_minor >= 0),
    gross_minor bigint not null check (gross_minor >= 0),
    currency text not null,
    issued_at timestamp,
    voided_at timestamp,
    void_reason text,
    paid_at timestamp,
    version bigint not null default 1,
    created_at timestamp not null,
    unique (series, number),
    check (gross_minor = net_minor + tax_minor),
    check ((state = 'draft') = (number is null)),
    check ((series is null) = (number is null))
);
create unique index invoices_valid on invoices (order_id) where basis = 'lines' and state <> 'void';
create index invoices_order on invoices (order_id, id);

create table invoice_lines (
    invoice_id bigint not null references invoices (id),
    position integer not null,
    kind text not null,
    description text not null,
    quantity_milli bigint not null,
    unit_minor bigint not null,
    net_minor bigint not null,
    primary key (invoice_id, position)
);

-- what counts as received is paid or partial; due and unpaid are said of an amount that has not come
create table payments (
    id integer primary key autoincrement,
    order_id bigint not null references work_orders (id),
    invoice_id bigint references invoices (id),
    method text not null,
    amount_minor bigint not null check (amount_minor >= 0),
    due_minor bigint check (due_minor >= 0),
    currency text not null,
    state text not null check (state in ('created', 'paid', 'failed', 'due', 'partial', 'unpaid')),
    provider_order text unique,
    provider_payment text unique,
    reference text,
    by_account bigint references accounts (id),
    version bigint not null default 1,
    created_at timestamp not null,
    updated_at timestamp not null
);
create index payments_order on payments (order_id, id);

create table refunds (
    id integer primary key autoincrement,
    payment_id bigint not null references payments (id),
    amount_minor bigint not null check (amount_minor > 0),
    reason text,
    by_account bigint references accounts (id),
    created_at timestamp not null
);
create index refunds_payment on refunds (payment_id);

create table feedback (
    id integer primary key autoincrement,
    customer_id bigint not null references accounts (id),
    order_id bigint references work_orders (id),
    body text not null,
    rating integer not null check (rating between 1 and 5),
    created_at timestamp not null
);
create index feedback_customer on feedback (customer_id, id);

-- pages that administrators write
create table contents (
    id text not null primary key,
    data text not null check (json_valid(data)),
    updated_at timestamp not null
);

-- a customer decides by link, without signing in; only a digest of the token is kept
create table approval_links (
    id integer primary key autoincrement,
    order_id bigint not null references work_orders (id),
    digest text not null unique,
    expires_at timestamp not null,
    revoked_at timestamp,
    created_at timestamp not null
);
create index approval_links_order on approval_links (order_id);

-- what every workshop starts with
insert into assignment_kinds (name, created_at) values ('pickup', '2026-01-01 00:00:00'), ('drop', '2026-01-01 00:00:00'), ('service', '2026-01-01 00:00:00'), ('analysis', '2026-01-01 00:00:00');
insert into time_slots (name, starts_minute, ends_minute, created_at) values ('Morning', 480, 720, '2026-01-01 00:00:00'), ('Afternoon', 780, 960, '2026-01-01 00:00:00'), ('Evening', 960, 1140, '2026-01-01 00:00:00'), ('Night', 1140, 1320, '2026-01-01 00:00:00');
insert into tax_rates (basis_points, valid_from, created_at) values (1800, '2026-01-01 00:00:00', '2026-01-01 00:00:00');
