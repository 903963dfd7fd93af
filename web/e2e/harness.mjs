// A server of its own for each file of tests, people in browsers, and ways to look closely.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const ARTEFACTS = new URL('./artefacts/', import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BINARY = process.env.DEPANNINI_BIN ?? new URL('../../target/debug/depannini', import.meta.url).pathname;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const ALGIERS = { lat: 36.7525, lng: 3.042 };
export const PASSWORD = 'a-long-enough-password';

/** What a program says of itself, once it has said it. */
function said(child, pattern) {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
      const found = out.match(pattern);
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${out}`)));
  });
}

async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Starts the binary on a free port with a database that is gone afterwards. */
export async function serve({ port = 0, folder = mkdtempSync(join(tmpdir(), 'depannini-e2e-')), settings = {} } = {}) {
  const child = spawn(BINARY, ['serve', '--mode', 'development', '--bind', `127.0.0.1:${port}`, '--database-url', `sqlite://${folder}/db.sqlite`], {
    // An open channel learns at a heartbeat that its session has ended.
    env: { ...process.env, DEPANNINI__ACCOUNTS__BCRYPT_COST: '4', DEPANNINI__REALTIME__HEARTBEAT_SECONDS: '2', RUST_LOG: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await said(child, /(http:\/\/127\.0\.0\.1:\d+)/);
  return {
    url,
    folder,
    /** Stops it; with `keep` the database stays, for another one on the same port. */
    async stop({ keep = false } = {}) {
      await ended(child);
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a demonstration on a free port; it has nothing that outlives it. */
export async function demonstrate(...options) {
  const child = spawn(BINARY, ['demo', '--bind', '127.0.0.1:0', ...options], { env: { ...process.env, RUST_LOG: 'warn' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await said(child, /^Open (http:\/\/\S+)$/m);
  return { url: new URL(address).origin, address, stop: () => ended(child) };
}

/**
 * A road to a server that can be closed, as a tunnel does it. A browser that is told to be offline goes on for a moment after a
 * reload; nothing passes here.
 */
export async function tunnel(url) {
  const { hostname, port } = new URL(url);
  const open = new Set();
  let closed = false;
  const gate = createServer((near) => {
    if (closed) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [[near, far], [far, near]]) {
      open.add(one);
      one.on('error', () => undefined).on('close', () => (open.delete(one), other.destroy()));
      one.pipe(other);
    }
  });
  await new Promise((resolve, reject) => gate.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${gate.address().port}`,
    async enter(context) {
      await context.setOffline(true);
      closed = true;
      for (const one of open) one.destroy();
    },
    async leave(context) {
      closed = false;
      await context.setOffline(false);
    },
    close() {
      for (const one of open) one.destroy();
      gate.close();
    },
  };
}

export async function browse() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/** A request straight to the API, for what a story takes for granted. */
export async function api(url, method, path, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Settings of a server with an administrator. */
export const ADMIN = { DEPANNINI__ADMIN__EMAIL: 'dispatcher@example.com', ADMIN_PASSWORD: PASSWORD };

/** Somebody signed in at the console. */
export async function atTheDesk(browser, url) {
  const opened = await person(browser, url, { ...DESKTOP, isMobile: false, hasTouch: false, deviceScaleFactor: 1 });
  const { page } = opened;
  await page.goto('/console');
  await page.getByLabel(/Phone number or e-mail/).fill(ADMIN.DEPANNINI__ADMIN__EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Live', level: 1 }).waitFor({ state: 'attached' });
  return opened;
}

let numbers = 550_000_000 + Math.floor(Math.random() * 1_000_000);

/** Signs somebody up. */
export async function register(url, name, more = {}) {
  const phone_number = `+213${++numbers}`;
  const { user, tokens } = await api(url, 'POST', '/api/auth/register/', { phone_number, name, password: PASSWORD, user_type: 'client', ...more });
  return { ...user, phone_number, token: tokens.access };
}

export function registerAssistant(url, name, at, more = {}) {
  return register(url, name, {
    user_type: 'assistant',
    service_type: 'towing',
    vehicle_type: 'Tow truck',
    driving_license_cat: 'c',
    driving_license_num: 'L-1',
    driving_license_expiry: '31:12:40',
    vehicle_registration_num: 123456,
    current_lat: at.lat,
    current_lng: at.lng,
    ...more,
  });
}

/** A person's own browser profile; `faults` collects what no page of ours may cause. */
export async function person(browser, url, options = {}) {
  const { locale = 'en-GB', colorScheme = 'dark', at = ALGIERS, hosts = [], ...rest } = options;
  const context = await browser.newContext({
    baseURL: url,
    locale,
    colorScheme,
    reducedMotion: 'reduce',
    geolocation: { latitude: at.lat, longitude: at.lng },
    permissions: ['geolocation', 'clipboard-read', 'clipboard-write'],
    ...PHONE,
    ...rest,
  });
  context.setDefaultTimeout(15_000);
  const faults = [];
  const origin = new URL(url).host;
  context.on('page', (page) => {
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) faults.push(`policy: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      if (/^(http|ws)/.test(protocol) && host !== origin && !hosts.includes(host)) faults.push(`stranger: ${request.url()}`);
    });
  });
  const page = await context.newPage();
  return { context, page, faults };
}

/** The whole page without a violation of WCAG 2.2 A and AA. */
export async function accessible(page, about = '') {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  if (violations.length === 0) return;
  const list = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
  throw new Error(`${about || page.url()} is not accessible:\n${list.join('\n')}`);
}

/** A picture to look at. */
export async function picture(page, name) {
  mkdirSync(ARTEFACTS, { recursive: true });
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`) });
}

/** Waits until something is as it should be; what it was is told when it never is. */
export async function until(what, look, limit = 10_000) {
  const end = Date.now() + limit;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The newest code that was sent to a phone. */
export function code(url, phone) {
  return until(`a code for ${phone}`, async () => {
    const sent = await (await fetch(`${url}/dev/outbox?to=${encodeURIComponent(phone)}`)).json();
    return sent.findLast(({ kind }) => kind === 'phone')?.code;
  });
}

/** Signs in on the assistant's page and goes on duty. */
export async function onDuty(page, assistant, words = { phone: /Phone/, password: 'Password', sign: 'Sign in' }) {
  await page.goto('/assistant');
  await page.getByLabel(words.phone).fill(assistant.phone_number);
  await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: words.sign, exact: true }).click();
  await page.locator('[role=switch][aria-checked=false]').click();
  await page.locator('[role=switch][aria-checked=true]').waitFor();
  // On duty is who can be found: the first position has arrived.
  await page.locator('.sign-truck').waitFor();
}

/** Signs in on the driver's page. */
export async function signIn(page, driver) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const way = page.getByRole('button', { name: 'I have an account' });
  await way.click();
  await page.getByLabel(/Phone/).fill(driver.phone_number);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' }).catch(() => undefined);
}

/** Fills the form for a repair where the driver is; nothing is sent yet. */
export async function wantRepair(page) {
  await page.getByRole('button', { name: 'Use my position' }).click();
  await page.getByText('Flat tyre').click();
  await page.getByTestId('price').waitFor();
}
