// The demonstration as a visitor finds it: one address, a city that lives, and a fleet that comes when it is called by hand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, browse, demonstrate, DESKTOP, person, picture, until } from './harness.mjs';

/** The visitor is far from the city of the demonstration. */
const BERLIN = { lat: 52.52, lng: 13.405 };

let server, browser;
before(async () => {
  server = await demonstrate('--speed', '20');
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('one browser is a dispatcher, a driver and an assistant', async () => {
  const { context, page: c, faults } = await person(browser, server.url, { ...DESKTOP, isMobile: false, hasTouch: false, deviceScaleFactor: 1, at: BERLIN });
  const opened = performance.now();
  await c.goto(server.address);
  const count = async (state) => Number((await c.getByRole('listitem').filter({ hasText: state }).locator('b').first().textContent()).replace(/\D/g, ''));
  await c.getByRole('list', { name: 'Assistants on the map' }).waitFor();
  await until('a whole fleet on the map', async () => (await count('Free')) + (await count('Busy')) >= 100);
  console.log(`# the city lives ${Math.round(performance.now() - opened)} ms after it was opened`);
  await picture(c, 'demo-console');

  // Another tab is somebody else: the driver, who is served by the fleet.
  const d = await context.newPage();
  await d.setViewportSize({ width: 390, height: 844 });
  await d.goto('/');
  await d.getByRole('button', { name: 'Use my position' }).click();
  await d.getByText('Flat tyre').click();
  await d.getByTestId('price').waitFor();
  await accessible(d, 'demo, driver');
  await picture(d, 'demo-driver');
  await d.getByRole('button', { name: 'Request help' }).click();
  await d.getByRole('button', { name: 'Use a demo account' }).click();
  await d.getByTestId('assistant-name').waitFor({ timeout: 60_000 });
  const truck = d.locator('.sign-truck');
  const first = await truck.getAttribute('data-at');
  await until('the truck moves', async () => (await truck.getAttribute('data-at')) !== first, 30_000);
  await picture(d, 'demo-driver-coming');
  await d.getByLabel('Speed').selectOption('60');
  await d.getByText('You are helped').waitFor({ timeout: 120_000 });
  await d.getByRole('button', { name: '5 stars' }).click();
  await d.getByText('Thank you for the rating').waitFor();
  await picture(d, 'demo-driver-helped');
  await d.getByRole('button', { name: 'Done' }).click();

  // And a third one: time slows down for whoever wants to answer an offer.
  const a = await context.newPage();
  await a.setViewportSize({ width: 390, height: 844 });
  await a.goto('/assistant');
  await a.getByRole('button', { name: 'Use a demo account' }).click();
  await a.locator('[role=switch][aria-checked=false]').click();
  await a.getByText('Time goes slower now').waitFor();
  await a.getByText('The demonstration is in another city').waitFor();
  await a.locator('.sign-truck').waitFor();
  await picture(a, 'demo-assistant');
  for (const other of [c, d]) {
    await other.bringToFront();
    await until('the other tabs know the new speed', async () => (await other.getByLabel('Speed').inputValue()) === '3');
  }
  await d.bringToFront();
  await d.getByLabel('Speed').selectOption('1');
  await d.getByRole('button', { name: 'Use my position' }).click();
  await d.getByText('It does not drive any more').click();
  await d.getByRole('button', { name: /Garage Didouche \d/ }).click();
  await d.getByRole('button', { name: 'Request help' }).click();
  await d.getByText('We are asking the nearest assistants').waitFor();
  await a.bringToFront();
  await a.getByTestId('offer').waitFor();
  await picture(a, 'demo-assistant-offer');
  assert.equal(await c.getByRole('heading', { name: 'Live', level: 1 }).count(), 1, 'the dispatcher is still signed in');
  assert.deepEqual(faults, []);
  await context.close();
});
