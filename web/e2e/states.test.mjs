// What may go wrong has a face: it says what happened and what to do next, and keeps what was typed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, ALGIERS, api, browse, DESKTOP, onDuty, person, picture, PASSWORD, register, registerAssistant, serve, signIn, until, wantRepair } from './harness.mjs';

let server, browser;
before(async () => {
  server = await serve();
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('without permission for the position there are two other ways', async () => {
  const { page, faults } = await person(browser, server.url, { permissions: [] });
  await page.goto('/');
  await page.getByRole('button', { name: 'Use my position' }).click();
  await page.getByText('The browser may not tell your position').waitFor();
  await accessible(page, 'driver, no permission');
  await picture(page, 'driver-no-permission');
  await page.getByLabel('Coordinates').fill('nowhere');
  await page.getByLabel('Coordinates').blur();
  await page.getByText('Not a place').waitFor();
  await page.getByLabel('Coordinates').fill('36,7525; 3,042');
  await page.getByLabel('Coordinates').blur();
  await page.locator('.sign-pin[data-at="36.75250,3.04200"]').waitFor();
  // By keyboard, too.
  await page.locator('.sign-pin').focus();
  await page.keyboard.press('ArrowUp');
  await until('the pin went north', async () => Number((await page.locator('.sign-pin').getAttribute('data-at')).split(',')[0]) > 36.7525);
  assert.deepEqual(faults, []);
});

test('a reload loses nothing that was typed', async () => {
  const { page } = await person(browser, server.url);
  await page.goto('/');
  await wantRepair(page);
  await page.getByText('Lorry, bus').click();
  await page.getByLabel('Anything the assistant should know?').fill('Smoke from the engine');
  await page.getByRole('button', { name: 'Request help' }).click();
  await page.getByLabel('Your name').fill('Yacine');
  await page.reload();
  await page.getByTestId('price').waitFor();
  assert.equal(await page.getByLabel('Anything the assistant should know?').inputValue(), 'Smoke from the engine');
  assert.ok(await page.getByLabel(/Heavy vehicle/).isChecked());
  await page.locator('.sign-pin').waitFor();
  await page.getByRole('button', { name: 'Request help' }).click();
  assert.equal(await page.getByLabel('Your name').inputValue(), 'Yacine');
});

test('an ended session asks for the password, and goes on where it was', async () => {
  const amina = await register(server.url, 'Amina');
  const { context, page } = await person(browser, server.url);
  await signIn(page, amina);
  await wantRepair(page);
  // Signed out elsewhere: neither the token nor the cookie is good any more.
  await page.route('**/api/assistance/request/', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"token_expired"}' }), { times: 1 });
  await context.clearCookies();
  await page.getByRole('button', { name: 'Request help' }).click();
  await page.getByText('Your session has ended').waitFor();
  await accessible(page, 'driver, session ended');
  await picture(page, 'driver-session-ended');
  await page.getByRole('button', { name: 'I have an account' }).click();
  await page.getByLabel(/Phone/).fill(amina.phone_number);
  await page.getByLabel('Password', { exact: true }).fill('not-the-password');
  await page.locator('form').getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The number or the password is wrong').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Request help' }).or(page.getByText('We are asking the nearest')).first().waitFor();
  if (await page.getByRole('button', { name: 'Request help' }).isVisible()) await page.getByRole('button', { name: 'Request help' }).click();
  await page.getByText('We are asking the nearest').waitFor();
});

test('a session that is ended elsewhere stops nothing that is under way', async () => {
  const amina = await register(server.url, 'Amina');
  const { page } = await person(browser, server.url);
  const signedIn = page.waitForResponse(/\/api\/web\/session\/\?/);
  await signIn(page, amina);
  const { access } = await (await signedIn).json();
  await wantRepair(page);
  await page.getByRole('button', { name: 'Request help' }).click();
  await page.getByText('We are asking the nearest').waitFor();
  const { Assistance: [assistance] } = await api(server.url, 'GET', '/api/assistance/view/', undefined, amina.token);
  await api(server.url, 'POST', '/api/auth/logout/', {}, access);
  await page.getByText('Your session has ended').waitFor();
  await page.getByRole('dialog').getByLabel(/Phone/).fill(amina.phone_number);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // What happens from now on arrives: the channel is open again.
  const karim = await registerAssistant(server.url, 'Karim', { lat: 36.753, lng: 3.043 }, { service_type: 'repair' });
  await api(server.url, 'POST', '/api/profile/assistant-status/', { is_active: true }, karim.token);
  await api(server.url, 'PATCH', `/api/assistance/accept/${assistance.id}/`, {}, karim.token);
  await page.getByTestId('assistant-name').waitFor();
});

test('two tabs renew one session', async () => {
  const amina = await register(server.url, 'Amina');
  const { context, page } = await person(browser, server.url);
  await signIn(page, amina);
  const other = await context.newPage();
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([page.goto('/'), other.goto('/')]);
    for (const tab of [page, other]) {
      await tab.getByRole('button', { name: 'Menu' }).click();
      await tab.getByText('Signed in as Amina').waitFor();
    }
  }
  await page.getByRole('button', { name: 'Sign out' }).click();
  await other.keyboard.press('Escape');
  await other.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});

test('an assistance that is somebody else’s is not shown', async () => {
  const amina = await register(server.url, 'Amina');
  await api(server.url, 'POST', '/api/assistance/request/', { pickup: ALGIERS }, amina.token);
  const { page } = await person(browser, server.url);
  // As when it became somebody else's since: every way to it is closed.
  await page.routeWebSocket('**/ws/assistance/**', (socket) => socket.close({ code: 4004 }));
  await page.route('**/api/assistance/view/*/', (route) =>
    route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"code":"not_yours","status":403}' }),
  );
  await signIn(page, amina);
  await page.getByText('This assistance is not yours').waitFor();
  await accessible(page, 'driver, not yours');
  await picture(page, 'driver-not-yours');
  await page.getByRole('button', { name: 'Ask for help' }).click();
  await page.getByText('Where are you?').waitFor();
});

test('an assistant on the driver’s page is shown the way', async () => {
  const karim = await registerAssistant(server.url, 'Karim', ALGIERS);
  const { page } = await person(browser, server.url);
  await signIn(page, karim);
  await page.getByText('another kind of account').waitFor();
  await accessible(page, 'driver, other role');
  await page.getByRole('button', { name: 'Open the assistant’s page' }).click();
  await page.getByRole('switch').waitFor();
});

test('a revoked link shows nothing within two seconds', async () => {
  const amina = await register(server.url, 'Amina');
  const { assistance } = await api(server.url, 'POST', '/api/assistance/request/', { pickup: ALGIERS }, amina.token);
  const share = await api(server.url, 'POST', `/api/assistance/${assistance.id}/shares/`, {}, amina.token);
  const { page, faults } = await person(browser, server.url);
  await page.goto(share.path);
  await page.getByText('The nearest assistants are being asked').waitFor();
  await accessible(page, 'shared, searching');
  await picture(page, 'share-phone');
  const response = await fetch(`${server.url}/api/assistance/${assistance.id}/shares/${share.id}/`, { method: 'DELETE', headers: { Authorization: `Bearer ${amina.token}` } });
  assert.equal(response.status, 204);
  const revoked = Date.now();
  await page.getByText('This link shows nothing any more').waitFor({ timeout: 2_000 });
  assert.ok(Date.now() - revoked < 2_000);
  assert.equal(await page.locator('.map').count(), 0, 'nor does the map stay');
  await accessible(page, 'shared, revoked');
  await picture(page, 'share-revoked');
  await page.goto('/t/not-a-token');
  await page.getByText('This link shows nothing any more').waitFor();
  assert.deepEqual(faults, []);
});

test('a server that restarts is waited for', async (t) => {
  const own = await serve();
  t.after(() => own.stop());
  const amina = await register(own.url, 'Amina');
  const { page } = await person(browser, own.url);
  await signIn(page, amina);
  await wantRepair(page);
  await page.getByRole('button', { name: 'Request help' }).click();
  await page.getByText('We are asking the nearest').waitFor();
  await own.stop({ keep: true });
  await page.getByTestId('status-bar').waitFor();
  await picture(page, 'driver-server-away');
  const again = await serve({ port: Number(new URL(own.url).port), folder: own.folder });
  t.after(() => again.stop());
  await page.getByTestId('status-bar').waitFor({ state: 'detached', timeout: 40_000 });
  await page.getByRole('button', { name: 'Let others follow' }).waitFor();
});

test('Arabic runs from right to left', async () => {
  const karim = await registerAssistant(server.url, 'كريم بن علي', { lat: 36.6, lng: 2.9 });
  const { page, faults } = await person(browser, server.url, { locale: 'ar-DZ', at: { lat: 36.6, lng: 2.9 } });
  await page.goto('/');
  await page.locator('[data-ready=true]').waitFor();
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  await page.getByRole('button', { name: 'استعمل موقعي' }).click();
  await page.getByText('لم تعد تسير').click();
  await accessible(page, 'driver, Arabic');
  await picture(page, 'driver-arabic');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels beyond the screen`);
  const [title, menu] = await Promise.all([page.locator('h1').boundingBox(), page.getByRole('button', { name: 'القائمة' }).boundingBox()]);
  assert.ok(title.x + title.width > menu.x + menu.width, 'the name is on the right, the menu on the left');
  const { page: work } = await person(browser, server.url, { locale: 'ar-DZ', at: { lat: 36.6, lng: 2.9 } });
  await onDuty(work, karim, { phone: /رقم الهاتف/, password: 'كلمة السر', sign: 'تسجيل الدخول' });
  await accessible(work, 'assistant, Arabic');
  await picture(work, 'assistant-arabic');
  assert.deepEqual(faults, []);
});

test('French, by day, on a desk', async () => {
  const { page, faults } = await person(browser, server.url, { locale: 'fr-FR', colorScheme: 'light', ...DESKTOP, hasTouch: false, isMobile: false });
  await page.goto('/');
  await page.locator('[data-ready=true]').waitFor();
  await page.getByRole('button', { name: 'Utiliser ma position' }).click();
  await page.getByText('Crevaison').click();
  await page.getByTestId('price').waitFor();
  await accessible(page, 'driver, French and light');
  await picture(page, 'driver-french-desktop');
  await page.goto('/assistant');
  await page.getByText('Dépanneurs').waitFor();
  await accessible(page, 'assistant, French and light');
  await picture(page, 'assistant-french-desktop');
  assert.deepEqual(faults, []);
});

test('the keyboard reaches the request', async () => {
  const { page } = await person(browser, server.url, { ...DESKTOP, hasTouch: false, isMobile: false });
  await page.goto('/');
  await page.getByLabel('Coordinates').focus();
  await page.keyboard.type('36.7525, 3.042');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByTestId('price').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  for (let presses = 0; presses < 10 && (await focused()) !== 'Request help'; presses += 1) await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Request help');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Who are you?' }).waitFor();
  assert.ok(await page.evaluate(() => document.querySelector('dialog[open]')?.contains(document.activeElement)), 'the focus is in the dialog');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await focused(), 'Request help', 'and back where it was');
});
