// The whole story: a new driver asks, an assistant comes, a friend follows by a link, the console sees it, and all is told to
// everybody.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, ADMIN, ALGIERS, api, atTheDesk, browse, code, DESKTOP, onDuty, person, picture, PASSWORD, registerAssistant, serve, until } from './harness.mjs';

let server, browser;
before(async () => {
  server = await serve({ settings: ADMIN });
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('from the first visit to the receipt', async () => {
  const start = { lat: 36.765, lng: 3.055 };
  const karim = await registerAssistant(server.url, 'Karim Benali', start);
  const driver = await person(browser, server.url);
  const helper = await person(browser, server.url, { at: start });
  const friend = await person(browser, server.url, DESKTOP);
  const dispatcher = await atTheDesk(browser, server.url);
  const [d, a, f, c] = [driver.page, helper.page, friend.page, dispatcher.page];
  await c.getByText('Nothing is open. All is quiet.').waitFor();

  await a.goto('/assistant');
  await accessible(a, 'assistant, signed out');
  await picture(a, 'assistant-sign-in');
  await onDuty(a, karim);
  await accessible(a, 'assistant, on duty');
  await picture(a, 'assistant-on-duty');

  await d.goto('/');
  await d.locator('[data-ready=true]').waitFor();
  await accessible(d, 'driver, first visit');
  await picture(d, 'driver-first');
  await d.getByRole('button', { name: 'Use my position' }).click();
  await d.getByText('It does not drive any more').click();
  await d.getByRole('button', { name: 'Another place' }).click();
  const box = await d.locator('.map').boundingBox();
  await d.touchscreen.tap(box.x + box.width * 0.7, box.y + box.height * 0.3);
  await d.locator('.sign-drop').waitFor();
  await d.getByLabel('Anything the assistant should know?').fill('Red Clio, right lane');
  const price = await d.getByTestId('price').textContent();
  assert.match(price, /DZD\s1,\d{3}/);
  assert.match(await d.getByTestId('arrival').textContent(), /about \d+ min/);
  await accessible(d, 'driver, before committing');
  await picture(d, 'driver-estimate');

  // Signing up in the flow; the request goes on by itself.
  await d.getByRole('button', { name: 'Request help' }).click();
  await d.getByLabel('Phone number').fill('0661 20 30 40');
  await d.getByLabel('Your name').fill('Amina Haddad');
  await d.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await accessible(d, 'driver, signing up');
  await picture(d, 'driver-sign-up');
  await d.getByRole('button', { name: 'Create an account' }).click();
  await d.getByLabel('Code').fill(await code(server.url, '+213661203040'));
  await picture(d, 'driver-code');
  await d.getByRole('button', { name: 'Confirm' }).click();
  await d.getByText('We are asking the nearest assistants').waitFor();
  await accessible(d, 'driver, searching');
  await picture(d, 'driver-searching');
  assert.equal(await d.getByTestId('live-price').textContent(), price, 'the price is the one that was shown before');

  // The console sees who waits, and who was asked.
  const queued = c.getByRole('link', { name: /#\d+ Tow/ });
  await queued.getByText('Amina Haddad').waitFor();
  await queued.getByText('asking 1 assistant').waitFor();
  await queued.click();
  const detail = c.getByRole('article');
  await detail.getByText('Red Clio, right lane').waitFor();
  await detail.getByRole('link', { name: 'Karim Benali' }).first().waitFor();
  assert.ok((await detail.textContent()).includes(price), 'the console shows the price that the driver was told');
  await accessible(c, 'console, somebody waits');
  await picture(c, 'console-waiting');

  const offer = a.getByTestId('offer');
  await offer.waitFor();
  await offer.getByText('Red Clio, right lane').waitFor();
  assert.match(await offer.textContent(), /DZD\s1,\d{3}/);
  await accessible(a, 'assistant, an offer');
  await picture(a, 'assistant-offer');
  await offer.getByRole('button', { name: 'Accept' }).click();
  await a.getByTestId('next').waitFor();
  await accessible(a, 'assistant, the job');
  await picture(a, 'assistant-job');

  await d.getByTestId('assistant-name').waitFor();
  assert.equal(await d.getByTestId('assistant-name').textContent(), 'Karim Benali');
  await d.getByText('123456').waitFor();
  const truck = d.locator('.sign-truck');
  await truck.waitFor();
  await d.getByTestId('headline').getByText('Arrives in about').waitFor();
  await accessible(d, 'driver, somebody comes');
  await picture(d, 'driver-coming');

  await queued.getByText('Karim Benali').waitFor();

  // The friend follows without an account.
  await d.getByRole('button', { name: 'Let others follow' }).click();
  await d.getByRole('button', { name: 'Make a link' }).click();
  const link = await d.getByLabel('Link', { exact: true }).inputValue();
  await accessible(d, 'driver, share links');
  await picture(d, 'driver-share');
  await d.keyboard.press('Escape');
  await f.goto(link);
  await f.locator('.sign-truck').waitFor();
  await f.getByText('Karim is on the job').waitFor();
  assert.ok(!(await f.textContent('body')).includes('Benali'), 'a link tells first names only');
  await accessible(f, 'shared journey');
  await picture(f, 'share-desktop');

  // The truck drives, on both maps.
  await a.getByTestId('next').click();
  await d.locator('[aria-current=step]').getByText('On the way').waitFor();
  const nearer = { latitude: 36.757, longitude: 3.047 };
  await helper.context.setGeolocation(nearer);
  await until('the truck is where it went, for the driver', async () => (await truck.getAttribute('data-at')) === '36.75700,3.04700');
  await until('the truck is where it went, for the friend', async () => (await f.locator('.sign-truck').getAttribute('data-at')) === '36.75700,3.04700');

  await queued.getByText('On the way').waitFor();

  // Words both ways, and read.
  await a.getByRole('button', { name: /Messages/ }).click();
  await a.getByRole('button', { name: 'Two minutes!' }).click();
  await d.getByText('1 new message').waitFor();
  await d.getByRole('button', { name: /Messages/ }).click();
  await d.getByRole('listitem').getByText('Two minutes!').waitFor();
  await a.getByText('· Read').waitFor();
  await d.getByLabel('Write a message').fill('I have the hazard lights on');
  await d.getByRole('button', { name: 'Send', exact: true }).click();
  await a.getByRole('listitem').getByText('I have the hazard lights on').waitFor();
  await d.getByText('· Read').waitFor();
  await accessible(d, 'driver, messages');
  await picture(d, 'driver-chat');
  await picture(a, 'assistant-chat');
  await d.keyboard.press('Escape');
  await a.keyboard.press('Escape');

  // The work, step by step.
  await a.getByTestId('next').click();
  await d.getByTestId('headline').getByText('The assistant is here').waitFor();
  await f.getByTestId('headline').getByText('The assistant is here').waitFor();
  await a.getByTestId('next').click();
  await d.getByTestId('headline').getByText('Vehicle loaded').waitFor();
  await queued.getByText('Loaded').waitFor();
  await picture(d, 'driver-loaded');
  await picture(c, 'console-loaded');
  await d.setViewportSize(DESKTOP.viewport);
  await picture(d, 'driver-loaded-desktop');
  await a.getByTestId('next').click();
  await accessible(a, 'assistant, finishing');
  await a.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await a.getByText('Job done').waitFor();
  await picture(a, 'assistant-done');

  await d.getByText('You are helped').waitFor();
  await f.getByText('It is done.').waitFor();
  assert.equal(await f.locator('.sign-truck').count(), 0, 'no position after the end');
  await queued.waitFor({ state: 'detached' });
  await d.getByRole('button', { name: '5 stars' }).click();
  await d.getByText('Thank you for the rating').waitFor();
  await accessible(d, 'driver, helped');
  await picture(d, 'driver-helped-desktop');
  await d.getByRole('button', { name: 'Receipt' }).click();
  await accessible(d, 'driver, receipt');
  await picture(d, 'driver-receipt-desktop');
  await d.keyboard.press('Escape');

  await c.goto('/console#/history');
  const line = c.getByRole('row').filter({ hasText: 'Amina Haddad' });
  await line.getByText('completed').waitFor();
  await picture(c, 'console-completed');

  // What was told to people is what the server has.
  const { tokens } = await api(server.url, 'POST', '/api/auth/login/phone/', { phone_number: '0661203040', password: PASSWORD });
  const { Assistance: list } = await api(server.url, 'GET', '/api/assistance/view/', undefined, tokens.access);
  assert.deepEqual(list.map(({ status, rating, stage }) => ({ status, rating, stage })), [{ status: 'completed', rating: 5, stage: 'loaded' }]);

  await a.getByRole('button', { name: 'Continue' }).click();
  await a.getByRole('button', { name: 'Menu' }).click();
  await a.getByRole('button', { name: 'Earnings' }).click();
  assert.equal(await a.getByTestId('earned').textContent(), price, 'the assistant earned what the driver pays');
  await accessible(a, 'assistant, earnings');
  await picture(a, 'assistant-earnings');
  await a.keyboard.press('Escape');
  await a.getByRole('button', { name: 'Menu' }).click();
  await a.getByRole('button', { name: 'My jobs' }).click();
  await a.getByRole('dialog').getByText('Completed').waitFor();
  await accessible(a, 'assistant, history');

  for (const [who, { faults }] of Object.entries({ driver, helper, friend, dispatcher })) assert.deepEqual(faults, [], who);
  // Nothing that opens a session is where a script can read it.
  const kept = await d.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  assert.ok(!/eyJ|refresh|access/.test(kept), kept);
  assert.deepEqual((await driver.context.cookies(`${server.url}/api/web/session`)).map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite })), [
    { name: 'depannini_session', httpOnly: true, sameSite: 'Strict' },
  ]);
});
