// One bar of signal, and none: nothing is lost, nothing is done twice, and the server's answer wins.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, ALGIERS, api, browse, onDuty, person, picture, register, registerAssistant, serve, signIn, tunnel, until, wantRepair } from './harness.mjs';

let server, browser, road;
before(async () => {
  server = await serve();
  road = await tunnel(server.url);
  browser = await browse();
});
after(async () => {
  await browser?.close();
  road?.close();
  await server?.stop();
});

const near = { lat: 36.754, lng: 3.044 };

test('an assistant works through a tunnel, with a reload in it', async () => {
  const karim = await registerAssistant(server.url, 'Karim', near, { service_type: 'repair' });
  const amina = await register(server.url, 'Amina');
  const { context, page, faults } = await person(browser, road.url, { at: near });
  await onDuty(page, karim);
  const { assistance } = await api(server.url, 'POST', '/api/assistance/request/', { pickup: ALGIERS }, amina.token);
  await page.getByTestId('offer').getByRole('button', { name: 'Accept' }).click();
  await page.getByTestId('next').click();
  const view = () => api(server.url, 'GET', `/api/assistance/view/${assistance.id}/`, undefined, amina.token);
  await until('the server knows the first stage', async () => (await view()).stage === 'on_the_way');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await road.enter(context);
  await page.getByTestId('status-bar').waitFor();
  const before = Date.now();
  await page.getByTestId('next').click();
  await page.getByRole('button', { name: /Messages/ }).click();
  await page.getByRole('button', { name: 'I am here' }).click();
  await page.getByText('Waiting for the network').waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByText('2 actions are sent when there is a signal').waitFor();
  await page.locator('[data-ready=true]').waitFor();
  await accessible(page, 'assistant, offline');
  await picture(page, 'assistant-offline');
  await page.getByTestId('next').click();
  await page.getByLabel('Price in DZD').fill('4 500,50');
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await page.getByText('It is sent as soon as there is a signal.').waitFor();
  assert.equal((await view()).status, 'accepted');
  // The times are those at which it happened: some time passes in the tunnel.
  await new Promise((resolve) => setTimeout(resolve, 2_500));

  await road.leave(context);
  const done = await until('the server knows all', async () => {
    const now = await view();
    return now.status === 'completed' && now;
  });
  assert.equal(done.total_price, 4500.5);
  assert.ok(Math.abs(Date.parse(done.stages.arrived_at) - before) < 2_000, `${done.stages.arrived_at} is when it was, not when it was told`);
  const { messages } = await api(server.url, 'GET', `/api/assistance/${assistance.id}/messages/`, undefined, amina.token);
  assert.deepEqual(messages.map(({ message }) => message), ['I am here']);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('You are on duty').waitFor();
  assert.deepEqual(faults, []);
});

test('what the client called off meanwhile stays called off', async () => {
  const karim = await registerAssistant(server.url, 'Samir', { lat: 36.9, lng: 3.4 });
  const amina = await register(server.url, 'Lina');
  const { context, page } = await person(browser, road.url, { at: { lat: 36.9, lng: 3.4 } });
  await onDuty(page, karim);
  const { assistance } = await api(server.url, 'POST', '/api/assistance/request/', { pickup: { lat: 36.901, lng: 3.401 }, dropoff: ALGIERS }, amina.token);
  await page.getByTestId('offer').getByRole('button', { name: 'Accept' }).click();
  await page.getByTestId('next').waitFor();
  await road.enter(context);
  await page.getByTestId('next').click();
  await page.locator('[aria-current=step]').getByText('On the way').waitFor();
  await api(server.url, 'PATCH', `/api/assistance/update/${assistance.id}/`, { status: 'canceled', reason: 'It works again' }, amina.token);
  await road.leave(context);
  await page.getByText('The client called it off').waitFor();
  await page.getByText('It works again').waitFor();
  await accessible(page, 'assistant, called off');
  await picture(page, 'assistant-called-off');
});

test('a driver without a signal asks once, and is heard once', async () => {
  const lina = await register(server.url, 'Driver');
  const { context, page, faults } = await person(browser, road.url);
  await signIn(page, lina);
  await wantRepair(page);
  await page.getByLabel('Anything the assistant should know?').fill('By the toll gate');
  await road.enter(context);
  await page.getByRole('button', { name: 'Request help' }).click();
  await page.getByText('Waiting for a signal').waitFor();
  await accessible(page, 'driver, waiting for a signal');
  await picture(page, 'driver-no-signal');
  await road.leave(context);
  await page.getByText('We are asking the nearest assistants').waitFor({ timeout: 30_000 });
  const list = async () => (await api(server.url, 'GET', '/api/assistance/view/', undefined, lina.token)).Assistance;
  assert.deepEqual((await list()).map(({ description }) => description), ['By the toll gate']);

  // Called off without a signal: seen at once, told later.
  await road.enter(context);
  await page.getByRole('button', { name: 'Call it off' }).click();
  await page.getByLabel('I found other help').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Call it off' }).click();
  await page.getByText('You called it off').waitFor();
  await picture(page, 'driver-called-off');
  await road.leave(context);
  await until('the server knows', async () => (await list())[0].cancel_reason === 'I found other help');
  assert.deepEqual(faults, []);
});

test('an answer that is lost on the way makes no second request', async () => {
  const nadia = await register(server.url, 'Nadia');
  const { page } = await person(browser, road.url);
  await signIn(page, nadia);
  await wantRepair(page);
  // The server does it, and the answer never arrives.
  await page.route('**/api/assistance/request/', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  }, { times: 1 });
  await page.getByRole('button', { name: 'Request help' }).click();
  await page.getByText('We are asking the nearest assistants').waitFor();
  const { Assistance: list } = await api(server.url, 'GET', '/api/assistance/view/', undefined, nadia.token);
  assert.equal(list.length, 1);
});

test('a renewal whose answer is lost signs nobody out', async () => {
  const nadia = await register(server.url, 'Nadia');
  const { page, faults } = await person(browser, road.url);
  await signIn(page, nadia);
  const keys = [];
  await page.route('**/api/web/session/refresh/*', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.fallback();
    // The server has exchanged the token, and the cookie of its answer never arrives.
    const cookies = await page.context().cookies(`${road.url}/api/web/session`);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const lost = await fetch(route.request().url(), { method: 'POST', headers: { 'X-Requested-With': 'depannini', 'Idempotency-Key': keys[0], Cookie: cookie } });
    assert.equal(lost.status, 200);
    await route.abort('connectionreset');
  });
  await page.reload();
  await until('the page to ask again', () => keys.length > 1);
  assert.equal(keys[1], keys[0]);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByText('Nadia').waitFor();
  assert.deepEqual(faults, []);
});
