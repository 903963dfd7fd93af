// A small city and a small garage, as the server would tell of them, for tests of screens without a server.

export const START = Date.UTC(2026, 10, 21, 20, 0, 0);
const iso = (minutes) => new Date(START + minutes * 60_000).toISOString();
const page = (items) => ({ items, next_cursor: null });

export const ADMIN = { id: 1, email: 'admin@example.com', name: 'Nadia Benali', user_type: 'admin', phone_number: null, email_verified: true, phone_verified: false };

const NAMES = ['Karim Haddad', 'Yacine Brahimi', 'Samir Ould', 'Lotfi Amrani', 'Rachid Zeroual', 'Djamel Saadi', 'Omar Kaci', 'Hocine Meziane'];
const CALLERS = ['Amina Cherif', 'Mohamed El Amine Benabdallah', 'Lynda Ferhat', 'سمير بن علي', 'Nacer Touati', 'Société de transport Ghezali et fils'];
export const nameOf = (id) => NAMES[id % NAMES.length];

/** `count` assistants around a place; deterministic, and moving with `turn`. */
export function fleet(count, turn = 0, seed = 7) {
  let state = seed;
  const random = () => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648);
  return Array.from({ length: count }, (_, index) => {
    const angle = random() * 2 * Math.PI;
    const far = Math.sqrt(random()) * 0.16;
    const way = random() * 2 * Math.PI;
    const step = turn * 0.0004;
    const lat = 36.74 + Math.sin(angle) * far * 0.8 + Math.sin(way) * step;
    const lng = 3.08 + Math.cos(angle) * far * 1.3 + Math.cos(way) * step;
    const kind = random();
    const name = kind < 0.6 ? 'idle' : kind < 0.88 ? 'busy' : 'stale';
    const age = name === 'stale' ? 400 : kind < 0.45 ? 4 : 60;
    return [100 + index, lat, lng, name, age, index % 3 === 0 ? 'repair' : 'towing'];
  });
}

const open = (id, more) => ({
  id,
  status: 'requested',
  stage: null,
  service: 'towing',
  vehicle_type: 'light',
  pickup: { lat: 36.75 + (id % 7) * 0.006 - 0.02, lng: 3.05 + (id % 5) * 0.014 - 0.03 },
  dropoff: { lat: 36.72, lng: 3.12 },
  client: { id: 500 + id, name: `Amina Cherif ${id}` },
  assistant: null,
  requested_at: iso(-5),
  accepted_at: null,
  waiting_seconds: 45,
  urgency: 'ok',
  offered: 2,
  ...more,
});

export const QUEUE = [
  open(41, { waiting_seconds: 62, offered: 3 }),
  open(42, { waiting_seconds: 210, urgency: 'late', service: 'repair', dropoff: null }),
  open(43, { waiting_seconds: 522, urgency: 'breached', vehicle_type: 'heavy', offered: 0 }),
  open(44, { status: 'accepted', stage: 'on_the_way', assistant: { id: 103, name: nameOf(103) }, accepted_at: iso(-4), waiting_seconds: 240 }),
  open(45, { status: 'accepted', assistant: { id: 105, name: nameOf(105) }, accepted_at: iso(-40), waiting_seconds: 2400, urgency: 'late' }),
  open(46, { status: 'ongoing', stage: 'loaded', assistant: { id: 108, name: nameOf(108) }, accepted_at: iso(-30), waiting_seconds: 900 }),
];

/** A night on which everything comes at once: sixty open, some of them for far too long. */
export const NIGHT = Array.from({ length: 60 }, (_, index) => {
  const waiting_seconds = (index * 97) % 1500;
  const more = { waiting_seconds, requested_at: iso(-waiting_seconds / 60), service: index % 4 === 1 ? 'repair' : 'towing', vehicle_type: index % 9 === 2 ? 'heavy' : 'light', client: { id: 600 + index, name: CALLERS[index % CALLERS.length] } };
  const pickup = { lat: 36.7 + ((index * 37) % 100) / 1000, lng: 2.95 + ((index * 53) % 100) / 420 };
  const urgency = waiting_seconds > 1200 ? 'breached' : waiting_seconds > 900 ? 'late' : 'ok';
  if (index % 3 === 0) return open(1041 + index, { ...more, pickup, urgency, offered: index % 4 });
  const stage = ['on_the_way', 'arrived', null][index % 5] ?? null;
  const assistant = { id: 100 + index, name: nameOf(100 + index) };
  const status = index % 7 === 1 ? 'ongoing' : 'accepted';
  return open(1041 + index, { ...more, pickup, status, stage: status === 'ongoing' ? 'loaded' : stage, urgency: urgency === 'breached' ? 'late' : 'ok', assistant, accepted_at: iso(-waiting_seconds / 60) });
});

/** The native view of an open assistance. */
export function view(one, more = {}) {
  return {
    id: one.id,
    status: one.status,
    stage: one.stage,
    assistance_type: one.service,
    vehicle_type: one.vehicle_type,
    description: 'Flat tyre, two children in the car. In front of the <b>pharmacy</b>.',
    client: { ...one.client, phone_number: '+213550000041' },
    assistant: one.assistant && { ...one.assistant, phone_number: '+213661000103' },
    pickupLocation: one.pickup,
    dropoffLocation: one.dropoff,
    distance_km: 7.4,
    eta_seconds: 540,
    total_price: one.service === 'repair' ? 0 : 1980.2,
    price_pending: one.service === 'repair',
    currency: 'DZD',
    rating: null,
    cancel_reason: null,
    canceled_by: null,
    search_until: iso(10),
    createdAt: one.requested_at,
    updatedAt: iso(-1),
    ...more,
  };
}

const ENDED = Array.from({ length: 12 }, (_, index) =>
  view(open(30 - index, { status: index % 4 === 3 ? 'canceled' : 'completed', assistant: index % 4 === 3 ? null : { id: 100 + index, name: nameOf(index) } }), {
    rating: 5,
    cancel_reason: index % 4 === 3 ? 'no_assistant_found' : null,
    canceled_by: index % 4 === 3 ? 'system' : null,
  }),
);
export const ASSISTANCES = [...QUEUE.map((one) => view(one)), ...ENDED];

export const caseOf = (one) => ({
  assistance: view(one),
  times: { requested_at: one.requested_at, accepted_at: one.accepted_at, started_at: null, ended_at: null },
  offers: [{ assistant_id: 103, name: nameOf(103), wave: 0, distance_m: 820, arrival_seconds: 240, outcome: 'expired', end_reason: 'expired', offered_at: iso(-5), ended_at: iso(-4) }],
  timeline: [
    { type: 'requested', seq: 0, at: iso(-5) },
    ...(one.assistant ? [{ type: 'status', seq: 1, at: iso(-4), status: 'accepted', assistant: one.assistant }] : []),
    ...(one.stage ? [{ type: 'stage', seq: 2, at: iso(-3), stage: one.stage }] : []),
  ],
  audit: [{ id: 9, at: iso(-1), actor: { id: 1, role: 'admin' }, action: 'assistance.read', object: { kind: 'assistance', id: one.id }, details: {} }],
});

export const WAVES = [
  {
    wave: 0,
    radius_km: 3,
    at: iso(-5),
    asked: [{ assistant_id: 103, distance: 0.82, outcome: 'expired' }],
    left_out: [
      { assistant_id: 104, distance: 0.4, reason: 'busy' },
      { assistant_id: 107, distance: 1.9, reason: 'light_truck' },
    ],
  },
  {
    wave: 1,
    radius_km: 6,
    at: iso(-4),
    asked: [
      { assistant_id: 105, distance: 2.6, outcome: 'declined' },
      { assistant_id: 106, distance: 4.1, outcome: 'open' },
    ],
    left_out: [],
  },
];

export const CANDIDATES = [
  { id: 106, name: nameOf(106), service: 'towing', vehicle_type: 'Renault Master', distance_m: 4100, arrival_seconds: 680, state: 'idle', position_age_s: 4, fit: true, why_not: null, offer: 'open' },
  { id: 110, name: nameOf(110), service: 'towing', vehicle_type: 'Iveco Daily', distance_m: 5200, arrival_seconds: 820, state: 'idle', position_age_s: 11, fit: true, why_not: null, offer: null },
  { id: 104, name: nameOf(104), service: 'towing', vehicle_type: 'MAN TGL', distance_m: 400, arrival_seconds: 120, state: 'busy', position_age_s: 3, fit: false, why_not: 'busy', offer: null },
  { id: 112, name: nameOf(112), service: 'towing', vehicle_type: 'Isuzu', distance_m: 6100, arrival_seconds: 950, state: 'stale', position_age_s: 400, fit: false, why_not: 'stale_position', offer: null },
];

export function personOf(id, more = {}) {
  const isAssistant = id >= 100 && id < 500;
  return {
    id,
    user_type: id === 1 ? 'admin' : isAssistant ? 'assistant' : 'client',
    name: id === 1 ? ADMIN.name : isAssistant ? nameOf(id) : `Amina Cherif ${id - 500}`,
    phone_number: `+2135500${String(id).padStart(5, '0')}`,
    phone_verified: true,
    email: id % 3 ? null : `person${id}@example.com`,
    email_verified: false,
    address: null,
    profile_photo: null,
    blocked: id === 109,
    created_at: iso(-60 * 24 * (id % 50)),
    position: isAssistant ? { lat: 36.75, lng: 3.05, at: iso(-1) } : null,
    assistance_id: id === 103 ? 44 : null,
    assistant: isAssistant
      ? {
          service: id % 3 ? 'towing' : 'repair',
          vehicle_type: 'Renault Master',
          license_category: 'c',
          license_number: `DZ-${id}-77`,
          license_expiry: id === 107 ? '2026-01-31' : '2031-05-31',
          registration_number: 120000 + id,
          documents_approved: id !== 107,
          active: true,
        }
      : null,
    ...more,
  };
}

export const PEOPLE = [1, ...Array.from({ length: 12 }, (_, index) => 100 + index), 541, 542, 543, 544].map((id) => personOf(id));

export const PLACES = [
  { id: 21, name: 'Garage Ziani, Hydra', kind: 'workshop', lat: 36.744, lng: 3.04 },
  { id: 22, name: 'مرآب الأمل – باب الزوار', kind: 'workshop', lat: 36.721, lng: 3.183 },
];

export const TARIFFS = [
  { service: 'towing', vehicle_type: 'light', base: 1500, per_km: 60, currency: 'DZD', since: iso(-90_000) },
  { service: 'towing', vehicle_type: 'heavy', base: 4000, per_km: 150.5, currency: 'DZD', since: null },
];

export function figures(bucket, count) {
  const buckets = Array.from({ length: count }, (_, index) => {
    const requested = Math.round(9 + 8 * Math.sin(index / 3.1) + (index % 4));
    const unserved = index % 6 === 2 ? 2 : 0;
    const completed = Math.max(0, requested - unserved - (index % 3));
    return {
      start: new Date(START + (index - count) * (bucket === 'hour' ? 3_600_000 : 86_400_000)).toISOString(),
      requested,
      accepted: completed,
      completed,
      canceled: unserved,
      unserved,
      acceptance_rate: requested ? completed / requested : null,
      wait_mean_s: index % 9 === 5 ? null : 140 + 60 * Math.sin(index / 2),
      wait_p50_s: 120,
      wait_p95_s: 380,
      revenue: completed * 1980,
    };
  });
  const sum = (name) => buckets.reduce((total, one) => total + one[name], 0);
  const totals = { ...buckets[0], acceptance_rate: 0.93, wait_mean_s: 168, wait_p50_s: 121, wait_p95_s: 402 };
  for (const name of ['requested', 'accepted', 'completed', 'canceled', 'unserved', 'revenue']) totals[name] = sum(name);
  return { currency: 'DZD', bucket, totals, buckets };
}

export const DEMAND = {
  cell_km: 1,
  cells: Array.from({ length: 160 }, (_, index) => {
    const x = (index % 16) - 8;
    const y = Math.floor(index / 16) - 5;
    return { lat: 36.745 + y * 0.009, lng: 3.07 + x * 0.0112, count: Math.max(1, Math.round(60 * Math.exp(-(x * x + y * y * 2) / 18))) };
  }).sort((a, b) => b.count - a.count),
};

// ---- the garage

const order = (id, stage, status, title, more = {}) => ({
  id,
  customer_id: 541 + (id % 4),
  asset_id: 700 + id,
  stage,
  status,
  title,
  note: 'The customer heard a noise from the front left wheel since Thursday.',
  origin: id % 3 ? 'own' : 'tow',
  pickup_type: null,
  time_slot_id: null,
  service_date: '2026-11-21',
  vin: 'VF1LM1B0H36123456',
  problem_ref: null,
  cost: null,
  discount: 0,
  total: id % 2 ? 12500 : null,
  currency: 'DZD',
  payment_mode: null,
  estimated_completion: id % 2 ? iso(id === 811 ? -90 : 300) : null,
  completed_at: null,
  assistance_id: id % 3 ? null : 30,
  workshop_id: 1,
  services: [],
  version: 3,
  created_at: iso(-60 * 30),
  updated_at: iso(-20),
  ...more,
});

export const ORDERS = [
  order(811, 'in_progress', 'working', 'Front left wheel bearing'),
  order(812, 'in_progress', 'working', 'Timing belt and water pump'),
  order(813, 'pending', 'pending', 'Annual service'),
  order(814, 'received', 'working', 'Does not start'),
  order(815, 'analysis', 'working', 'Loses coolant'),
  order(816, 'analysed', 'working', 'Clutch slips', {
    services: [
      { service_id: 51, quantity: 1, quoted: 18000, is_approved: null, done_at: null },
      { service_id: 52, quantity: 1, quoted: 2500, is_approved: null, done_at: null },
    ],
  }),
  order(817, 'completed', 'done', 'Brake pads'),
  order(818, 'out_for_delivery', 'done', 'Gearbox oil'),
  order(819, 'pickup', 'working', 'Towed after an accident on the motorway near Zéralda'),
];

const line = (id, kind, description, quantity, unit_price, state, more = {}) => ({
  id, kind, description, quantity, unit_price, state, amount: quantity * unit_price, by_id: 901, created_at: iso(-60), currency: 'DZD', decided_at: null,
  decided_by_id: null, decided_via: null, includes_tax: false, order_id: 811, part_id: kind === 'part' ? 61 : null, service_id: null, round: 1, version: 1, ...more,
});
const LINES = [
  line(1, 'labour', 'Change the bearing', 1.5, 3000, 'approved'),
  line(2, 'part', 'Wheel bearing 6204', 1, 4200, 'approved'),
  line(3, 'part', 'Brake disc', 2, 5100, 'open', { round: 2 }),
  line(4, 'fee', 'Disposal', 1, 300, 'declined'),
];
const part = (id, name, price, on_hand, reserved) => ({ id, name, description: null, price, currency: 'DZD', on_hand, reserved, free: on_hand - reserved, version: 1, created_at: iso(-9999), updated_at: iso(-99) });
const PARTS = [part(61, 'Wheel bearing 6204', 4200, 6, 1), part(62, 'Brake disc', 5100, 2, 1), part(63, 'Oil filter', 650, 40, 4), part(64, 'Timing belt', 8900, 0, 0)];
const invoice = (id, state, more = {}) => ({
  id, order_id: 811, customer_id: 544, basis: 'lines', state, number: state === 'draft' ? null : `INV-0000${id}`, tax_percent: 19, net: 8700, tax: 1653, gross: 10353,
  currency: 'DZD', issued_at: state === 'draft' ? null : iso(-30), voided_at: null, void_reason: null, paid_at: null, version: 1, created_at: iso(-40), ...more,
});
const INVOICES = [invoice(21, 'issued'), invoice(22, 'draft'), invoice(20, 'void'), invoice(19, 'issued', { paid_at: iso(-9) })];
const payment = (id, status, method) => ({
  id, order_id: 811, invoice_id: 21, method, amount: 5000, refunded: id === 32 ? 1000 : 0, due: 10353, currency: 'DZD', status, provider_order_id: null,
  provider_payment_id: null, reference: method === 'card' ? 'SLIP-4411' : null, by_id: 1, version: 1, created_at: iso(-20), updated_at: iso(-20),
});
const PAYMENTS = [payment(31, 'partial', 'cash'), payment(32, 'paid', 'card')];
const mechanic = (id, name, more = {}) => ({
  id, name, specialization: 'Engines', experience_years: 9, does_pickup_drop: false, does_analysis: true, is_staff: false, work_status: 'available', category_ids: [], private: null, ...more,
});
const MECHANICS = [mechanic(901, 'Farid Belkacem', { work_status: 'busy' }), mechanic(902, 'Sofiane Ait', { is_staff: true, specialization: 'Brakes' }), mechanic(903, 'Walid Toumi', { specialization: null })];
const ASSIGNMENTS = [
  { id: 71, order_id: 811, mechanic_id: 901, kind_id: null, purpose: 'service', note: 'Left side first', day: '2026-11-21', assigned_at: iso(-90), closed_at: null },
  { id: 72, order_id: 817, mechanic_id: 901, kind_id: null, purpose: null, note: null, day: '2026-11-21', assigned_at: iso(-300), closed_at: iso(-200) },
  { id: 73, order_id: 815, mechanic_id: 902, kind_id: null, purpose: 'analysis', note: null, day: '2026-11-20', assigned_at: iso(-1500), closed_at: null },
];
const analysis = (order_id, validated_at) => ({
  order_id, mechanic_id: 902, description: 'The clutch disc is worn to the rivets.\nThe flywheel is scored, but may stay.', recommendation: 'Change disc, plate and bearing together.',
  images: ['/media/a1/', 'https://photos.example.com/7.jpg'], estimated_cost: 18000, estimated_minutes: 240, validated_at, version: 2, created_at: iso(-120), updated_at: iso(-100),
});
const progress = (id, milestone, validated_at, note) => ({ id, order_id: 811, mechanic_id: 901, service_id: null, milestone, note, images: [], validated_at, version: 1, created_at: iso(-60), updated_at: iso(-60) });
const PROGRESS = [progress(81, 'received', iso(-400), null), progress(82, 'completed', null, 'Test drive of 12 km: quiet.')];
const SERVICES = [
  { id: 51, title: 'Clutch replacement' },
  { id: 52, title: 'Gearbox oil' },
  { id: 53, title: 'Annual service' },
];
const TIMELINE = [
  { seq: 1, kind: 'opened', at: iso(-1800), facts: { customer_id: 544, origin: 'own', stage: 'pending' } },
  { seq: 2, kind: 'stage_changed', at: iso(-900), facts: { from: 'pending', to: 'received' } },
  { seq: 3, kind: 'estimate_written', at: iso(-60), facts: {} },
  { seq: 4, kind: 'invoice_issued', at: iso(-30), facts: { number: 'INV-000021' } },
];

/** What the garage answers to somebody who enters something. */
export const made = (path) =>
  ({
    '/api/assistance/estimate/': { price: 2340, price_pending: false, currency: 'DZD', arrival_seconds: 780, assistants_nearby: 3, distance_km: 14, ride_seconds: 1500 },
    '/api/admin/assistances/': { success: true, assistance: { id: 41, client: { id: 541, name: 'Amina Cherif 41' } }, nearby_assistants: [] },
    '/api/workshop/assets/': { id: 777, owner_id: 541 },
    '/api/workshop/work-orders/': ORDERS.find((one) => one.id === 813),
  })[path];

/** Answers of the garage's API by path; `query` are the parameters of the address. */
export function garage(path, query) {
  const some = path.match(/^\/api\/workshop\/work-orders\/(\d+)\/(?:([a-z-]+)\/)?$/);
  if (some) {
    const found = ORDERS.find((one) => one.id === Number(some[1]));
    if (!found) return null;
    const totals = { net: 8700, tax: 1653, gross: 10353 };
    return {
      undefined: found,
      lines: { items: LINES, next_cursor: null, sums: { approved: totals, asked: { net: 10200, tax: 1938, gross: 12138 }, currency: 'DZD', discount: 500, tax_percent: 19 } },
      'approval-links': page([{ id: 5, order_id: 811, by_id: 1, channel: 'sms', note: null, expires_at: '2099-01-01T00:00:00Z', revoked_at: null, created_at: iso(-50) }]),
      needs: { items: [{ part_id: 61, name: 'Wheel bearing 6204', needed: 1, held: 1, used: 0, short: 0, free: 5 }, { part_id: 62, name: 'Brake disc', needed: 2, held: 0, used: 1, short: 1, free: 1 }] },
      parts: { items: [{ part_id: 61, name: 'Wheel bearing 6204', held: 1, used: 0 }, { part_id: 62, name: 'Brake disc', held: 0, used: 1 }] },
      assignments: { items: ASSIGNMENTS.filter((one) => one.order_id === found.id) },
      balance: { currency: 'DZD', gross: 10353, invoice_id: 21, is_paid: false, received: 9000, rest: 1353 },
      timeline: page(TIMELINE),
      analysis: found.id === 811 ? analysis(811, iso(-90)) : found.id === 816 ? analysis(816, null) : null,
      progress: page(found.id === 811 ? PROGRESS : []),
      photos: { items: [] },
    }[some[2]];
  }
  const stage = query.get('stage');
  const status = query.get('status');
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Algiers' }).format(new Date());
  const today = ASSIGNMENTS.map((one) => ({ ...one, day: one.id === 73 ? '2026-01-02' : day }));
  return {
    '/api/workshop/work-orders/': page(ORDERS.filter((one) => (!stage || one.stage === stage) && (!status || one.status === status))),
    '/api/workshop/customers/': page([541, 542, 543, 544].map((id) => ({ ...personOf(id), city: 'Algiers' }))),
    '/api/workshop/customers/544/': personOf(544),
    '/api/workshop/services/': page(SERVICES),
    '/api/workshop/services/51/': SERVICES[0],
    '/api/workshop/services/52/': SERVICES[1],
    '/api/workshop/models/': page([{ id: 11, name: 'Clio 4', year: 2019, manufacturer_id: 1 }, { id: 12, name: 'Symbol', year: null, manufacturer_id: 1 }]),
    '/api/workshop/assets/': page(ORDERS.filter((one) => !query.get('owner') || one.customer_id === Number(query.get('owner'))).map((one) => ({ id: one.asset_id, owner_id: one.customer_id, registration: `0${one.id}-119-16` }))),
    '/api/workshop/mechanics/': page(MECHANICS),
    '/api/workshop/assignment-kinds/': page([{ id: 3, name: 'Repair', purpose: 'service', created_at: iso(-9) }]),
    '/api/workshop/assignments/': page(today.filter((one) => (query.get('open') === 'true') === (one.closed_at === null))),
    '/api/workshop/attendance/': page([{ id: 1, mechanic_id: 901, day, status: 'present', created_at: iso(-9) }, { id: 2, mechanic_id: 903, day, status: 'absent', created_at: iso(-9) }]),
    '/api/workshop/parts/': page(PARTS.filter((one) => !query.get('name') || one.name.toLowerCase().includes(query.get('name').toLowerCase()))),
    '/api/workshop/parts/62/': PARTS[1],
    '/api/workshop/parts/62/moves/': page([{ id: 2, part_id: 62, delta: -1, reason: 'used', order_id: 811, by_id: 901, at: iso(-20) }, { id: 1, part_id: 62, delta: 3, reason: 'received', order_id: null, by_id: 1, at: iso(-900) }]),
    '/api/workshop/invoices/': page(query.get('order') ? INVOICES.slice(0, 2) : INVOICES),
    '/api/workshop/payments/': page(PAYMENTS),
  }[path];
}
