-- the names under which a documented API lists how far things may have come; some are stages of a work order
create table statuses (
    id integer primary key autoincrement,
    name text not null unique,
    stage text unique check (stage in ('pending', 'pickup', 'received', 'analysis', 'analysed', 'in_progress', 'completed', 'out_for_delivery', 'delivered', 'cancelled')),
    created_at timestamp not null
);
insert into statuses (name, stage, created_at) values
    ('booked', 'pending', '2026-01-01 00:00:00'),
    ('pickup', 'pickup', '2026-01-01 00:00:00'),
    ('received', 'received', '2026-01-01 00:00:00'),
    ('analysis', 'analysis', '2026-01-01 00:00:00'),
    ('analysed', 'analysed', '2026-01-01 00:00:00'),
    ('in-progress', 'in_progress', '2026-01-01 00:00:00'),
    ('completed', 'completed', '2026-01-01 00:00:00'),
    ('out for delivery', 'out_for_delivery', '2026-01-01 00:00:00'),
    ('delivered', 'delivered', '2026-01-01 00:00:00'),
    ('cancelled', 'cancelled', '2026-01-01 00:00:00'),
    ('assigned', null, '2026-01-01 00:00:00'),
    ('confirmed', null, '2026-01-01 00:00:00'),
    ('rejected', null, '2026-01-01 00:00:00'),
    ('pending', null, '2026-01-01 00:00:00'),
    ('success', null, '2026-01-01 00:00:00'),
    ('failed', null, '2026-01-01 00:00:00');
