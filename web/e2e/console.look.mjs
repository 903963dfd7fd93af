// Pictures of every screen of the console: `node e2e/console.look.mjs [words of names…]`.

import { NIGHT } from './console.data.mjs';
import { answer, serveBuilt } from './console.stub.mjs';
import { browse, DESKTOP, person, PHONE, picture } from './harness.mjs';

const SCREENS = {
  live: '#/live',
  detail: '#/live/43',
  waiting: '#/live/1056',
  assistant: '#/live/assistant/103',
  history: '#/history',
  people: '#/people',
  person: '#/people/107',
  tariffs: '#/tariffs',
  figures: '#/figures',
  demand: '#/demand',
  board: '#/orders',
  new: '#/orders?new=541',
  order: '#/orders/811',
  examined: '#/orders/816',
  stock: '#/stock/62',
  bills: '#/bills',
  day: '#/day',
};

const only = process.argv.slice(2);
const site = await serveBuilt();
const browser = await browse();
const views = [
  ['desktop', { ...DESKTOP, viewport: { width: 1440, height: 900 } }],
  ['phone', PHONE],
  ['light', { ...DESKTOP, colorScheme: 'light' }],
  ['arabic', { ...DESKTOP, locale: 'ar-DZ' }],
  ['night', { ...DESKTOP, viewport: { width: 1440, height: 900 } }, { queue: NIGHT }],
  ['nightphone', PHONE, { queue: NIGHT }],
];
for (const [view, options, answers] of views) {
  if (only.length > 0 && !only.includes(view) && !Object.keys(SCREENS).some((name) => only.includes(name))) continue;
  const { context, page, faults } = await person(browser, site.url, { isMobile: false, hasTouch: false, ...options });
  await answer(context, answers);
  for (const [name, hash] of Object.entries(SCREENS)) {
    if (only.length > 0 && !only.includes(name) && !only.includes(view)) continue;
    await page.goto(`/console${hash}`);
    await page.locator('#main h1').first().waitFor({ state: 'attached' });
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]') && !document.querySelector('[data-ready=false]'));
    await page.waitForTimeout(350);
    await picture(page, `console-${view}-${name}`);
  }
  if (faults.length > 0) console.error(view, [...new Set(faults)]);
  await context.close();
}
await browser.close();
await site.stop();
