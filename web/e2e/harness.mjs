// A server of its own for each file of tests, people in browsers, and ways to look closely.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const ARTEFACTS = new URL('./artefacts/', import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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

/** Starts the binary on a free port with a database that is gone afterwards. */
export async function serve({ port = 0, folder = mkdtempSync(join(tmpdir(), 'depannini-e2e-')), settings = {} } = {}) {
  const binary = process.env.DEPANNINI_BIN ?? new URL('../../target/debug/depannini', import.meta.url).pathname;
  const child = spawn(binary, ['serve', '--mode', 'development', '--bind', `127.0.0.1:${port}`, '--database-url', `sqlite://${folder}/db.sqlite`], {
    env: { ...process.env, DEPANNINI__ACCOUNTS__BCRYPT_COST: '4', RUST_LOG: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
      const found = out.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${out}`)));
  });
  return {
    url,
    folder,
    /** Stops it; with `keep` the database stays, for another one on the same port. */
    async stop({ keep = false } = {}) {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      if (!keep) rmSync(folder, { recursive: true, force: true });
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
  const { locale = 'en-GB', colorScheme = 'dark', at = ALGIERS, ...rest } = options;
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
      if (/^(http|ws)/.test(protocol) && host !== origin) faults.push(`stranger: ${request.url()}`);
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
