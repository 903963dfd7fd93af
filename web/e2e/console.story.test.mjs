// The console against the real server: it sees what happens, and what a dispatcher decides reaches everybody.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, ALGIERS, api, browse, DESKTOP, PASSWORD, person, picture, register, registerAssistant, serve, until } from './harness.mjs';

const ADMIN = 'dispatcher@example.com';
let server;
let browser;

before(async () => {
  server = await serve({ settings: { DEPANNINI__ADMIN__EMAIL: ADMIN, ADMIN_PASSWORD: PASSWORD } });
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** An assistant on duty at a place. */
async function onDuty(name, at, more = {}) {
  const assistant = await registerAssistant(server.url, name, at, more);
  await api(server.url, 'POST', '/api/profile/assistant-status/', { is_active: true }, assistant.token);
  await api(server.url, 'POST', '/api/profile/update-location/', { latitude: at.lat, longitude: at.lng }, assistant.token);
  return assistant;
}

const ask = (client) =>
  api(server.url, 'POST', '/api/assistance/request/', { pickup: ALGIERS, dropoff: { lat: 36.78, lng: 3.06 }, description: 'Flat tyre' }, client.token);
const seen = (id, who) => api(server.url, 'GET', `/api/assistance/view/${id}/`, undefined, who.token);

async function dispatcher() {
  const opened = await person(browser, server.url, { ...DESKTOP, isMobile: false, hasTouch: false, deviceScaleFactor: 1 });
  const { page } = opened;
  await page.goto('/console');
  await page.getByLabel(/Phone number or e-mail/).fill(ADMIN);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Live', level: 1 }).waitFor({ state: 'attached' });
  return opened;
}

test('a dispatcher assigns, reassigns and cancels; everybody hears of it', async () => {
  const near = await onDuty('Karim Near', { lat: 36.754, lng: 3.043 });
  const far = await onDuty('Yacine Far', { lat: 36.77, lng: 3.05 });
  const amina = await register(server.url, 'Amina Cherif');
  const { page, faults, context } = await dispatcher();
  await page.getByText('Nothing is open. All is quiet.').waitFor();

  const { assistance } = await ask(amina);
  await page.getByRole('link', { name: new RegExp(`#${assistance.id}`) }).click();
  await page.locator('[data-outcome=open]').first().waitFor();
  await page.getByRole('link', { name: 'Karim Near' }).first().waitFor();
  await picture(page, 'console-real-live');

  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: /Yacine Far/ }).check();
  await sheet.getByLabel('Reason').fill('Agreed by phone');
  await picture(page, 'console-real-assign');
  await sheet.getByRole('button', { name: 'Assign', exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
  await until('the client to hear who comes', async () => (await seen(assistance.id, amina)).assistant?.id === far.id);

  await page.getByRole('button', { name: 'Reassign', exact: true }).click();
  await sheet.getByRole('radio', { name: /Karim Near/ }).check();
  await sheet.getByRole('button', { name: 'The assistant’s truck broke down' }).click();
  await sheet.getByRole('button', { name: 'Reassign', exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
  await until('the other to have it', async () => (await seen(assistance.id, amina)).assistant?.id === near.id);

  await page.getByRole('button', { name: 'Cancel it' }).click();
  await sheet.getByRole('button', { name: 'Requested twice' }).click();
  await sheet.getByRole('button', { name: 'Cancel it' }).click();
  await sheet.waitFor({ state: 'detached' });
  const ended = await seen(assistance.id, amina);
  assert.equal(ended.status, 'canceled');
  assert.equal(ended.canceled_by, 'admin');
  await page.getByText('Nothing is open. All is quiet.').waitFor();
  await page.getByText('What administrators did').click();
  await page.getByText('The assistant’s truck broke down').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('a dispatcher takes a call; who has called may follow it later', async () => {
  await onDuty('Samir Close', { lat: 36.61, lng: 2.9 }, { service_type: 'repair' });
  const { page, faults, context } = await dispatcher();
  await page.getByRole('button', { name: 'New request' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Phone number').fill('0661 00 11 22');
  await sheet.getByLabel('Where they are').fill('36.6100, 2.9010');
  await sheet.getByText('Repair', { exact: true }).click();
  await sheet.locator('[data-price]').waitFor();
  const send = sheet.getByRole('button', { name: 'Send for help' });
  await send.click();
  // The number is nobody's yet.
  await until('the name to be asked for', async () => (await sheet.getByLabel('Name').getAttribute('aria-invalid')) === 'true');
  await sheet.getByLabel('Name').fill('Farid Call');
  await picture(page, 'console-real-call');
  await send.click();
  await sheet.waitFor({ state: 'detached' });
  const detail = page.getByRole('article');
  await detail.getByText('+213661001122').waitFor();
  await detail.getByRole('link', { name: 'Samir Close' }).first().waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('who is blocked is signed out; documents are approved; a tariff holds from then on', async () => {
  const lotfi = await registerAssistant(server.url, 'Lotfi Amrani', ALGIERS);
  const client = await register(server.url, 'Salima Bouaziz');
  const { page, faults, context } = await dispatcher();

  await page.goto(`/console#/people/${lotfi.id}`);
  await page.getByRole('heading', { name: 'Lotfi Amrani' }).waitFor();
  await picture(page, 'console-real-person');
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  await page.getByLabel('Reason').fill('Not the person on the licence');
  await page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click();
  await page.getByRole('button', { name: 'Let in again' }).waitFor();
  await assert.rejects(api(server.url, 'GET', '/api/profile/assistant/', undefined, lotfi.token), /40[13]/);
  await page.getByRole('button', { name: 'Let in again' }).click();
  await page.getByRole('button', { name: 'Block', exact: true }).waitFor();

  const estimate = () => api(server.url, 'POST', '/api/assistance/estimate/', { pickup: ALGIERS, dropoff: { lat: 36.78, lng: 3.06 } });
  const before_ = await estimate();
  await page.goto('/console#/tariffs');
  await page.getByRole('button', { name: /Change Tow, light/ }).click();
  await page.getByLabel(/^Base/).fill('9000');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await until('the new price', async () => (await estimate()).price > before_.price);

  const { assistance } = await ask(client);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Salima');
  await page.getByRole('link', { name: /Salima Bouaziz/ }).first().waitFor();
  await page.goto('/console#/history');
  await page.getByRole('link', { name: `#${assistance.id}` }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()]);
  assert.equal(file.suggestedFilename(), 'assistances.csv');

  for (const [name, hash] of Object.entries({ figures: '#/figures', demand: '#/demand', history: '#/history', people: '#/people', tariffs: '#/tariffs' })) {
    await page.goto(`/console${hash}`);
    await page.waitForFunction(() => !document.querySelector('main [aria-busy=true]') && !document.querySelector('[data-ready=false]'));
    assert.equal(await page.getByRole('alert').count(), 0, `${name} shows an error`);
    await picture(page, `console-real-${name}`);
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test('a work order goes from an estimate to its payment', async () => {
  const customer = await register(server.url, 'Hakim Slimani');
  const asset = await api(server.url, 'POST', '/api/workshop/assets/', { registration: '01234-119-16' }, customer.token);
  const order = await api(server.url, 'POST', '/api/workshop/work-orders/', { asset_id: asset.id, title: 'Brakes squeak' }, customer.token);
  const { page, faults, context } = await dispatcher();

  await page.goto('/console#/stock');
  await page.getByRole('button', { name: 'Add a part' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Brake disc');
  await sheet.getByRole('spinbutton', { name: /^Price/ }).fill('5100');
  await sheet.getByRole('spinbutton', { name: 'On hand' }).fill('4');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Brake disc' }).waitFor();

  await page.goto('/console#/orders');
  await page.getByRole('link', { name: /Brakes squeak/ }).click();
  await page.getByRole('heading', { name: /Brakes squeak/ }).waitFor();
  await page.getByRole('button', { name: 'Add a line' }).click();
  await sheet.getByRole('combobox', { name: 'Kind' }).selectOption('part');
  const shelf = sheet.getByRole('combobox', { name: 'Part' });
  await shelf.locator('option', { hasText: 'Brake disc' }).waitFor({ state: 'attached' });
  await shelf.selectOption({ index: 1 });
  await sheet.getByRole('spinbutton', { name: 'Quantity' }).fill('2');
  await sheet.getByRole('button', { name: 'Add a line' }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Approve: Brake disc' }).click();
  await page.getByText('approved', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Use 2/ }).click();
  await page.getByRole('button', { name: /^Put one back/ }).waitFor();

  await page.getByRole('combobox', { name: 'Move by hand to…' }).selectOption('done');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.locator('[aria-current=step]').filter({ hasText: 'Done' }).waitFor();
  await page.getByRole('button', { name: 'Draft an invoice' }).click();
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await page.getByText('INV-').first().waitFor();
  await page.getByRole('button', { name: 'Take a payment' }).click();
  await sheet.getByRole('button', { name: 'Take a payment' }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.locator('.balance').getByText('paid', { exact: true }).waitFor();
  await picture(page, 'console-real-order');

  for (const hash of ['#/orders', '#/stock', '#/bills', '#/bills?what=payments', '#/day']) {
    await page.goto(`/console${hash}`);
    await page.waitForFunction(() => !document.querySelector('main [aria-busy=true]'));
    assert.equal(await page.getByRole('alert').count(), 0, `${hash} shows an error`);
  }
  const balance = await api(server.url, 'GET', `/api/workshop/work-orders/${order.id}/balance/`, undefined, customer.token);
  assert.equal(balance.is_paid, true);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a work order that is opened by hand goes on as mechanics report and the garage stands by it', async () => {
  // a garage with its catalogue, and somebody who works there
  const { members } = await api(server.url, 'POST', '/dev/garage', { lat: ALGIERS.lat, lng: ALGIERS.lng, vehicles: [] });
  const { phone_number, password } = members.find((one) => one.name === 'Yacine Meziane');
  const { user, tokens } = await api(server.url, 'POST', '/api/auth/login/phone/', { phone_number, password });
  const mechanic = (method, path, body) => api(server.url, method, `/api/workshop/${path}/`, body, tokens.access);
  const caller = await register(server.url, 'Ourida Mansouri');
  const own = async () => (await api(server.url, 'GET', '/api/workshop/work-orders/', undefined, caller.token)).items;
  const { page, faults, context } = await dispatcher();

  // the caller is looked up, and is opened an order from there
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Ourida');
  await page.getByRole('link', { name: /Ourida Mansouri/ }).click();
  await page.getByRole('link', { name: 'New work order' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText(caller.phone_number).waitFor();
  await sheet.getByRole('combobox', { name: 'Vehicle' }).selectOption('New vehicle…');
  await sheet.getByRole('textbox', { name: 'Plate' }).fill('07707-120-16');
  await sheet.getByRole('textbox', { name: 'Title' }).fill('Knocks when cold');
  await sheet.getByRole('combobox', { name: 'Services' }).selectOption({ index: 1 });
  await sheet.getByLabel('Due').fill('2031-05-06T09:30');
  await picture(page, 'console-real-new-order');
  await sheet.getByRole('button', { name: 'Open it' }).click();
  await page.getByRole('heading', { name: /Knocks when cold/ }).waitFor();
  const [order] = await own();
  assert.equal(Date.parse(order.estimated_completion), Date.parse('2031-05-06T08:30:00Z'), 'half past nine in Algiers');
  const asset = await api(server.url, 'GET', `/api/workshop/assets/${order.asset_id}/`, undefined, caller.token);
  assert.deepEqual([asset.registration, asset.owner_id], ['07707-120-16', caller.id]);

  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await sheet.getByRole('textbox', { name: 'What is wrong' }).fill('Only below ten degrees, says the caller.');
  await sheet.getByLabel('Due').fill('');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Only below ten degrees').waitFor();
  const [changed] = await own();
  assert.deepEqual([changed.title, changed.estimated_completion], ['Knocks when cold', null]);

  /** The dispatcher gives it for something. */
  async function give(purpose) {
    await page.reload();
    await page.getByRole('button', { name: 'Give to a mechanic' }).click();
    const form = page.locator('form').filter({ has: page.getByRole('combobox', { name: 'Mechanic' }) });
    await form.getByRole('combobox', { name: 'Mechanic' }).selectOption(String(user.id));
    const kinds = (await mechanic('GET', 'assignment-kinds')).items;
    await form.getByRole('combobox', { name: 'For' }).selectOption(String(kinds.find((kind) => kind.purpose === purpose).id));
    await form.getByRole('button', { name: 'Give to a mechanic' }).click();
    await page.getByRole('button', { name: 'Close: Yacine Meziane' }).waitFor();
  }
  /** The mechanic has reported; the dispatcher stands by it. */
  async function confirm(what) {
    await page.reload();
    await page.getByText('waits for your word').waitFor();
    await page.getByRole('button', { name: `Confirm: ${what}` }).click();
    await page.getByText('waits for your word').waitFor({ state: 'detached' });
  }

  await give('pickup');
  await mechanic('POST', `work-orders/${order.id}/progress`, { milestone: 'received', note: 'Keys at the counter.' });
  await confirm('Received');
  await give('analysis');
  const [{ service_id }] = order.services;
  await mechanic('PUT', `work-orders/${order.id}/analysis`, {
    description: 'A bearing of the water pump has play.',
    estimated_cost: 9000,
    quotes: [{ service_id, price: 9000 }],
  });
  await page.reload();
  await page.getByText('bearing of the water pump').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Confirm for the customer' }).count(), 0);
  await picture(page, 'console-real-examined');
  await accessible(page, 'an order that is examined');
  await confirm('Examination');
  await page.getByRole('button', { name: 'Confirm for the customer' }).click();
  await page.locator('[aria-current=step]').filter({ hasText: 'In work' }).waitFor();
  await give('service');
  await mechanic('POST', `work-orders/${order.id}/progress`, { milestone: 'completed' });
  await confirm('Done');
  await page.locator('[aria-current=step]').filter({ hasText: 'Done' }).waitFor();
  await picture(page, 'console-real-reported');
  assert.equal((await own())[0].stage, 'completed');
  assert.deepEqual(faults, []);
  await context.close();
});
