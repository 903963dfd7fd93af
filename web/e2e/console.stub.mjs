// The built console with answers made here: screens can be looked at, and measured, without a server.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { ADMIN, ASSISTANCES, CANDIDATES, DEMAND, PEOPLE, PLACES, QUEUE, TARIFFS, WAVES, caseOf, figures, fleet, garage, made, personOf, view } from './console.data.mjs';

const DIST = new URL('../dist/', import.meta.url).pathname;
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png' };
// as strict as the server's
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Serves what was built, and nothing else. */
export async function serveBuilt() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const file = pathname === '/console' ? 'console.html' : normalize(pathname).slice(1);
    try {
      const body = await readFile(join(DIST, file));
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => new Promise((resolve) => server.close(resolve)) };
}

const CONFIG = {
  name: 'Depannini',
  currency: 'DZD',
  currency_digits: 2,
  time_zone: 'Africa/Algiers',
  development: true,
  map: { tiles: null, attribution: null, pmtiles: null, center: { lat: 36.7525, lng: 3.06 }, zoom: 12 },
  demo: null,
  support_phone: null,
};

/** Answers what the console asks. The result tells what was sent, and lets a test change what is answered. */
export async function answer(context, { assistants = 400, signedIn = true, queue = QUEUE, clock = null } = {}) {
  const state = { assistants, queue, clock, turn: 0, sent: [], fail: null, signedIn, timesAsked: 0 };
  const began = Date.now();
  /** What the server's clock shows, where it has one of its own. */
  const now = () => (state.clock ? Date.parse(state.clock.now) + (Date.now() - began) * state.clock.rate : Date.now());
  const session = { access: 'token', expires_in: 900, user: ADMIN };
  if (signedIn) await context.addInitScript(() => localStorage.setItem('depannini.session.console', '1'));

  const get = (path, query) => {
    const id = Number(path.match(/\/(\d+)\//)?.[1]);
    const one = state.queue.find((open) => open.id === id) ?? QUEUE.find((open) => open.id === id);
    if (path === '/api/admin/live/') return live();
    if (path === '/api/admin/search/') return found(query.get('q'));
    if (path === '/api/admin/assistances/') return { assistances: filtered(query), next_cursor: query.get('cursor') ? null : 'more' };
    if (path.endsWith('/candidates/')) return { candidates: CANDIDATES };
    if (/^\/api\/assistance\/\d+\/search\/$/.test(path)) return { waves: WAVES };
    if (/^\/api\/admin\/assistances\/\d+\/$/.test(path)) return one ? caseOf(one) : null;
    if (path === '/api/admin/people/') return { people: PEOPLE.filter((person) => (!query.get('role') || person.user_type === query.get('role')) && (!query.get('q') || `${person.name} ${person.phone_number}`.toLowerCase().includes(query.get('q').toLowerCase()))), next_cursor: null };
    if (/^\/api\/admin\/people\/\d+\/$/.test(path)) return { person: personOf(id) };
    if (path === '/api/web/places/') return { places: PLACES };
    if (path === '/api/admin/tariffs/') return { tariffs: TARIFFS };
    if (path === '/api/admin/figures/') return figures(query.get('bucket'), query.get('bucket') === 'hour' ? 24 : 7);
    if (path === '/api/admin/demand/') return DEMAND;
    return garage(path, query);
  };
  const live = () => {
    state.turn += 1;
    return { version: state.turn, at: new Date(now()).toISOString(), full: true, assistants: fleet(state.assistants, state.turn), gone: [], assistances: state.queue };
  };
  const filtered = (query) => ASSISTANCES.filter((one) => !query.get('status') || one.status === query.get('status'));
  const found = (q) => ({
    people: PEOPLE.filter((one) => one.name.toLowerCase().includes(q.toLowerCase())).slice(0, 10),
    assistances: ASSISTANCES.filter((one) => String(one.id) === q),
    work_orders: [],
  });

  await context.route(/\/(api|healthz)/, async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    const path = url.pathname;
    const json = (status, body) => route.fulfill({ status, contentType: status < 400 ? 'application/json' : 'application/problem+json', body: JSON.stringify(body) });
    if (path === '/healthz') return state.fail ? route.abort() : json(200, {});
    if (state.fail && !path.startsWith('/api/web/config')) {
      const failed = state.fail(path, request.method());
      if (failed === 'abort') return route.abort();
      if (failed) return json(failed.status, failed);
    }
    if (path === '/api/web/config/') {
      state.timesAsked += 1;
      return json(200, state.clock ? { ...CONFIG, clock: { ...state.clock, now: new Date(now()).toISOString() } } : CONFIG);
    }
    if (path.startsWith('/api/web/session/')) {
      if (request.method() === 'DELETE') return route.fulfill({ status: 204 });
      if (path.endsWith('/refresh/') && !state.signedIn) return json(401, { status: 401, code: 'session_over', detail: 'Sign in again.' });
      return json(200, session);
    }
    if (request.method() !== 'GET') {
      const version = request.headers()['if-match'];
      state.sent.push({ method: request.method(), path, body: request.postDataJSON(), ...(version ? { version } : {}) });
      const one = state.queue.find((open) => path.includes(`/${open.id}/`));
      return json(200, one ? view(one) : (made(path) ?? {}));
    }
    if (path === '/api/admin/assistances.csv') return route.fulfill({ status: 200, contentType: 'text/csv', body: 'id,status\r\n41,requested\r\n' });
    const body = get(path, url.searchParams);
    return body ? json(200, body) : json(404, { status: 404, code: 'not_found', detail: 'There is no such thing.' });
  });
  return state;
}
