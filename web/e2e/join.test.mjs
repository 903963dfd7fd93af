// Becoming an assistant on the page: signing up, waiting for the papers to be approved, and the first offer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, ALGIERS, api, browse, code, DESKTOP, onDuty, PASSWORD, person, picture, register, registerAssistant, serve, until } from './harness.mjs';

const ADMIN = 'dispatcher@example.com';
let server, browser;
before(async () => {
  server = await serve({ settings: { DEPANNINI__ADMIN__EMAIL: ADMIN, ADMIN_PASSWORD: PASSWORD, DEPANNINI__ACCOUNTS__REQUIRE_APPROVED_DOCUMENTS: 'true' } });
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const next = (page) => page.getByRole('button', { name: 'Next' }).click();
const step = (page, title) => page.getByRole('heading', { name: title }).waitFor();
/** What a screen reader says of a field besides its name. */
const told = (field) => field.evaluate((input) => document.getElementById(input.getAttribute('aria-describedby'))?.textContent);
const focused = (field) => field.evaluate((input) => input === document.activeElement);

async function begin(page) {
  await page.goto('/assistant');
  await page.getByRole('button', { name: 'I am new here' }).click();
  await step(page, 'Who are you?');
}

async function tellPerson(page, name, phone) {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Phone number').fill(phone);
}

async function tellVehicle(page) {
  await page.getByText('You take vehicles away').click();
  await page.getByLabel('Your vehicle').fill('White Renault Master');
  await page.getByLabel('Registration number').fill('12345-116-16');
}

async function tellDay(page, day, month, year) {
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('Month').fill(month);
  await page.getByLabel('Year').fill(year);
}

async function tellLicence(page, year = '2033') {
  await page.getByText('Heavy vehicles, too').click();
  await page.getByLabel('Licence number').fill('16-0042');
  await tellDay(page, '31', '12', year);
}

/** From the first question to the last one, which is the password. */
async function tellAll(page, name, phone) {
  await begin(page);
  await tellPerson(page, name, phone);
  await next(page);
  await tellVehicle(page);
  await next(page);
  await tellLicence(page);
  await next(page);
  await page.getByRole('button', { name: 'Use my position' }).click();
  await page.locator('.sign-pin').waitFor();
  await next(page);
  await step(page, 'Is everything right?');
}

async function administrator() {
  const { tokens } = await api(server.url, 'POST', '/api/auth/login/email/', { email: ADMIN, password: PASSWORD });
  return tokens.access;
}

async function judge(id, approved, reason = 'seen') {
  await api(server.url, 'POST', `/api/admin/people/${id}/documents/`, approved ? { approved, reason } : { approved, reason }, await administrator());
}

/** Who has signed up with a number; their profile. */
async function whoHas(phone_number) {
  const { tokens } = await api(server.url, 'POST', '/api/auth/login/phone/', { phone_number, password: PASSWORD });
  return (await api(server.url, 'GET', '/api/profile/assistant/', undefined, tokens.access)).assistant;
}

test('a newcomer signs up, an administrator approves the papers, and help is asked of them', async () => {
  const { page, faults, context } = await person(browser, server.url);
  await begin(page);
  await accessible(page, 'join, person');
  await next(page);
  assert.ok(await focused(page.getByLabel('Your name')), 'what is wrong first is gone to');
  assert.match(await told(page.getByLabel('Your name')), /as it is on your licence/);
  assert.match(await told(page.getByLabel('Phone number')), /such as 0555/);
  await accessible(page, 'join, person, nothing said');
  await picture(page, 'join-person-faults');
  await tellPerson(page, 'Karim Benali', '0661 77 88 99');
  await page.getByLabel('E-mail').fill('karim@');
  await next(page);
  assert.match(await told(page.getByLabel('E-mail')), /leave the field empty/);
  await page.getByLabel('E-mail').fill('');
  await picture(page, 'join-person');
  await next(page);

  await step(page, 'What do you do?');
  await next(page);
  await page.getByText('Choose one of the two').waitFor();
  await tellVehicle(page);
  await accessible(page, 'join, vehicle');
  await picture(page, 'join-vehicle');
  await next(page);

  // A licence that is over: told at its field, and nothing is lost by a reload.
  await step(page, 'Your driving licence');
  await tellLicence(page, '2020');
  await next(page);
  assert.match(await told(page.getByLabel('Year')), /no longer valid.*the new one/);
  assert.ok(await focused(page.getByLabel('Day')));
  await accessible(page, 'join, licence over');
  await picture(page, 'join-licence-over');
  await page.reload();
  await step(page, 'Your driving licence');
  assert.equal(await page.getByLabel('Licence number').inputValue(), '16-0042');
  assert.equal(await page.getByLabel('Year').inputValue(), '2020');
  assert.ok(await page.getByText('Heavy vehicles, too').isVisible());
  await page.goBack();
  await step(page, 'What do you do?');
  assert.equal(await page.getByLabel('Your vehicle').inputValue(), 'White Renault Master', 'the phone’s own way back leads to the step before');
  await next(page);
  await tellDay(page, '31', '12', '2033');
  await next(page);

  await step(page, 'Where do you start from?');
  await next(page);
  await page.getByText('Say where you start from').waitFor();
  await accessible(page, 'join, place');
  // By a tap, and then exactly by the phone.
  const box = await page.locator('.map').boundingBox();
  await page.locator('[data-ready=true]').waitFor();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('.sign-pin').waitFor();
  await page.getByRole('button', { name: 'Use my position' }).click();
  await page.locator('.sign-pin[data-at="36.75250,3.04200"]').waitFor();
  await picture(page, 'join-place');
  await next(page);

  await step(page, 'Is everything right?');
  for (const text of ['Karim Benali', 'White Renault Master', '16-0042', '36.75250, 3.04200']) await page.getByText(text).waitFor();
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create my account' }).click();
  assert.match(await told(page.getByLabel('Password', { exact: true })), /at least 8/);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await accessible(page, 'join, summary');
  await picture(page, 'join-summary');
  const kept = await page.evaluate((secret) => JSON.stringify({ ...localStorage, ...sessionStorage }).includes(secret), PASSWORD);
  assert.equal(kept, false, 'a password is in no draft');
  await page.getByRole('button', { name: 'Create my account' }).click();

  await page.getByLabel('Code').fill(await code(server.url, '+213661778899'));
  await accessible(page, 'join, code');
  await picture(page, 'join-code');
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Your papers are being checked' }).waitFor();
  await page.getByText('Your phone is confirmed').waitFor();
  assert.equal(await page.getByRole('switch').count(), 0, 'nobody goes on duty yet');
  await accessible(page, 'papers being checked');
  await picture(page, 'join-waiting');
  const karim = await whoHas('+213661778899');
  assert.deepEqual(
    [karim.service_type, karim.vehicle_type, karim.vehicle_registration_num, karim.driving_license_cat, karim.driving_license_expiry, karim.phone_verified],
    ['towing', 'White Renault Master', 1234511616, 'c', '31:12:33', true],
  );

  // In the console, by the button.
  const desk = await person(browser, server.url, { ...DESKTOP, isMobile: false, hasTouch: false, deviceScaleFactor: 1 });
  await desk.page.goto('/console');
  await desk.page.getByLabel(/Phone number or e-mail/).fill(ADMIN);
  await desk.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await desk.page.getByRole('button', { name: 'Sign in' }).click();
  await desk.page.getByRole('heading', { name: 'Live', level: 1 }).waitFor({ state: 'attached' });
  await desk.page.goto(`/console#/people/${karim.id}`);
  await desk.page.getByRole('heading', { name: 'Karim Benali' }).waitFor();
  await desk.page.getByRole('button', { name: 'Approve', exact: true }).click();
  await desk.page.getByText('The documents are approved').waitFor();

  // The page hears of it by itself.
  await page.getByText('Your papers are approved. You can go on duty.').waitFor();
  await picture(page, 'join-approved');
  await page.locator('[role=switch][aria-checked=false]').click();
  await page.locator('[role=switch][aria-checked=true]').waitFor();
  await page.locator('.sign-truck').waitFor();
  await accessible(page, 'join, on duty');
  const amina = await register(server.url, 'Amina');
  await api(server.url, 'POST', '/api/assistance/request/', { pickup: ALGIERS, dropoff: { lat: 36.78, lng: 3.06 }, description: 'Flat tyre' }, amina.token);
  await page.getByTestId('offer').getByText('Flat tyre').waitFor();
  await picture(page, 'join-offer');
  assert.deepEqual(faults, []);
  assert.deepEqual(desk.faults, []);
  await desk.context.close();
  await context.close();
});

test('what only the server finds is told at its field, and what was typed stays', async () => {
  const taken = await register(server.url, 'Somebody');
  const { page, faults, context } = await person(browser, server.url);
  await tellAll(page, 'Lotfi Amrani', taken.phone_number);
  await page.getByLabel('Password', { exact: true }).fill('password123');
  await page.getByRole('button', { name: 'Create my account' }).click();
  assert.match(await until('a common password to be refused', () => told(page.getByLabel('Password', { exact: true })).then((text) => /common/.test(text) && text)), /less common/);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create my account' }).click();

  // The number is another step’s: there it is told.
  await step(page, 'Who are you?');
  const phone = page.getByLabel('Phone number');
  assert.match(await told(phone), /sign in with it; otherwise use another number/);
  assert.ok(await focused(phone));
  await accessible(page, 'join, number taken');
  await picture(page, 'join-taken');
  await next(page);
  await step(page, 'Who are you?');
  await page.reload();
  await step(page, 'Who are you?');
  assert.equal(await page.getByLabel('Your name').inputValue(), 'Lotfi Amrani');
  assert.equal(await phone.inputValue(), taken.phone_number);
  // Whoever has an account after all has the number typed already.
  await page.getByRole('button', { name: 'I have an account' }).click();
  assert.equal(await page.getByLabel(/Phone/).inputValue(), taken.phone_number);
  await page.getByRole('button', { name: 'I am new here' }).click();
  await phone.fill('0661 55 44 33');
  for (const title of ['What do you do?', 'Your driving licence', 'Where do you start from?', 'Is everything right?']) {
    await next(page);
    await step(page, title);
  }

  // The answer is lost on its way; the same once more makes no second account.
  const keys = [];
  page.on('request', (request) => request.url().endsWith('/api/auth/register/') && keys.push(request.headers()['idempotency-key']));
  await page.route('**/api/auth/register/', async (route) => (await route.fetch(), await route.abort()), { times: 1 });
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.getByRole('alert').getByText('Nothing is lost').waitFor();
  await picture(page, 'join-no-network');
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.getByLabel('Code').waitFor();
  assert.ok(keys.length === 2 && keys[0] && keys[0] === keys[1], `one key: ${keys}`);

  // A wrong number can be put right where its code does not arrive.
  await page.getByRole('button', { name: 'The number is wrong' }).click();
  await page.getByLabel('Phone number').fill('0661 55 44 34');
  await accessible(page, 'details');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('+213661554434').waitFor();
  await page.getByLabel('Code').fill(await code(server.url, '+213661554434'));
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('Your phone is confirmed').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('papers that are not good any more are put right on the page', async () => {
  const salim = await registerAssistant(server.url, 'Salim Haddad', ALGIERS);
  await judge(salim.id, true);
  const { page, faults, context } = await person(browser, server.url);
  await onDuty(page, salim);

  // Another licence has to be approved again, and is told to be.
  const papers = async () => {
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Papers and vehicle' }).click();
  };
  await papers();
  await page.getByText('has to be approved again').waitFor();
  assert.equal(await page.getByLabel('Year').inputValue(), '2040');
  await accessible(page, 'papers');
  await picture(page, 'papers');
  await page.getByLabel('Licence number').fill('16-0099');
  await tellDay(page, '30', '2', '2041');
  await page.getByRole('button', { name: 'Save' }).click();
  assert.match(await told(page.getByLabel('Year')), /Not a day/);
  await tellDay(page, '28', '2', '2041');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Your papers are being checked' }).waitFor();
  assert.equal((await whoHas(salim.phone_number)).driving_license_expiry, '28:02:41');
  await judge(salim.id, true);
  await page.getByText('Your papers are approved. You can go on duty.').waitFor();
  await page.getByRole('switch').waitFor();

  // Approval is taken back while nobody looks: on return to the page it says so, and why.
  await judge(salim.id, false, 'The registration is another vehicle’s');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByRole('heading', { name: 'Your papers were refused' }).waitFor();
  await page.getByText('The registration is another vehicle’s').waitFor();
  await accessible(page, 'papers refused');
  await picture(page, 'papers-refused');
  await page.getByRole('button', { name: 'Correct my papers' }).click();
  await page.getByLabel('Registration number').fill('99');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Depannini checks the papers now').waitFor();
  await page.getByRole('heading', { name: 'Your papers are being checked' }).waitFor();
  assert.equal((await whoHas(salim.phone_number)).vehicle_registration_num, 99);

  // Years later. The clock of a test goes on as all do: the day is what is told otherwise.
  const later = { driving_license_expiry: '28:02:21', is_active_assistant: true };
  await page.route('**/api/profile/assistant/', async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch();
    const { success, assistant } = await response.json();
    await route.fulfill({ response, json: { success, assistant: { ...assistant, ...later } } });
  });
  await page.reload();
  await page.getByRole('heading', { name: 'You are on duty' }).waitFor();
  await page.getByRole('alert').getByText('Without a valid licence').waitFor();
  await accessible(page, 'licence expired on duty');
  await picture(page, 'papers-expired-on-duty');
  later.is_active_assistant = false;
  await page.reload();
  await page.getByRole('heading', { name: 'Your licence is no longer valid' }).waitFor();
  assert.equal(await page.getByRole('switch').count(), 0);
  await accessible(page, 'licence expired');
  await picture(page, 'papers-expired');
  await page.getByRole('button', { name: 'Enter the new licence' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  assert.match(await told(page.getByLabel('Year')), /no longer valid/);
  await tellDay(page, '1', '3', '41');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Your papers are being checked' }).waitFor();
  assert.equal((await whoHas(salim.phone_number)).driving_license_expiry, '01:03:41');
  assert.deepEqual(faults, []);
  await context.close();
});

test('an assistant shows their face', async () => {
  const nadia = await registerAssistant(server.url, 'Nadia Cherif', ALGIERS);
  const { page, faults, context } = await person(browser, server.url);
  await page.goto('/assistant');
  await page.getByLabel(/Phone/).fill(nadia.phone_number);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('Confirm your phone').waitFor();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Name, phone, photo' }).click();
  const file = page.getByLabel('Add a photo');
  await file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
  await page.getByRole('alert').getByText('not a JPEG, PNG or WebP picture').waitFor();
  await file.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await page.screenshot() });
  const face = page.getByRole('img', { name: 'Your photo' });
  await face.waitFor();
  const width = await until('the photo to be shown', () => face.evaluate((image) => image.naturalWidth));
  assert.ok(width > 0 && width <= 1024, `${width}`);
  await page.getByLabel('Your name').fill('Nadia Cherif Amrani');
  await accessible(page, 'details with a photo');
  await picture(page, 'details');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  assert.equal((await whoHas(nadia.phone_number)).name, 'Nadia Cherif Amrani');
  assert.deepEqual(faults, []);
  await context.close();
});

test('in Arabic, with Arabic digits, from right to left', async () => {
  const { page, faults, context } = await person(browser, server.url, { locale: 'ar-DZ' });
  const on = () => page.getByRole('button', { name: 'التالي' }).click();
  await page.goto('/assistant');
  await page.getByRole('button', { name: 'أنا جديد هنا' }).click();
  await page.getByLabel('اسمك').fill('كريم بن علي');
  await page.getByLabel('رقم الهاتف').fill('٠٦٦١ ١١ ٢٢ ٣٣');
  await accessible(page, 'join in Arabic, person');
  await picture(page, 'join-arabic-person');
  await on();
  await page.getByText('تنقل المركبات').click();
  await page.getByLabel('مركبتك').fill('رونو ماستر بيضاء');
  await page.getByLabel('رقم التسجيل').fill('١٢٣٤٥-١١٦-١٦');
  await picture(page, 'join-arabic-vehicle');
  await on();
  await page.getByText('المركبات الثقيلة أيضًا').click();
  await page.getByLabel('رقم الرخصة').fill('16-0042');
  for (const [part, digits] of [['اليوم', '٣١'], ['الشهر', '١٢'], ['السنة', '٢٠٣٣']]) await page.getByLabel(part).fill(digits);
  await accessible(page, 'join in Arabic, licence');
  await picture(page, 'join-arabic-licence');
  await on();
  await page.getByRole('button', { name: 'استعمل موقعي' }).click();
  await page.locator('.sign-pin').waitFor();
  await picture(page, 'join-arabic-place');
  await on();
  await page.getByLabel('كلمة السر', { exact: true }).fill(PASSWORD);
  await accessible(page, 'join in Arabic, summary');
  await picture(page, 'join-arabic-summary');
  await page.getByRole('button', { name: 'أنشئ حسابي' }).click();
  await page.getByLabel('الرمز').fill(await code(server.url, '+213661112233'));
  await page.getByRole('dialog').getByRole('button', { name: 'تأكيد' }).click();
  await page.getByRole('heading', { name: 'وثائقك قيد الفحص' }).waitFor();
  await page.getByText('تم تأكيد رقم هاتفك').waitFor();
  await accessible(page, 'papers being checked, in Arabic');
  await picture(page, 'join-arabic-waiting');
  await page.setViewportSize(DESKTOP.viewport);
  await picture(page, 'join-arabic-waiting-desktop');
  const karim = await whoHas('+213661112233');
  assert.deepEqual([karim.vehicle_registration_num, karim.driving_license_expiry], [1234511616, '31:12:33']);
  assert.deepEqual(faults, []);
  await context.close();
});
