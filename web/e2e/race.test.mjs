// Two assistants press accept at the same moment: one has it, the other is told so.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ALGIERS, api, browse, onDuty, person, picture, register, registerAssistant, serve } from './harness.mjs';

let server, browser;
before(async () => {
  server = await serve();
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('exactly one of two has the job', async () => {
  const places = [
    { lat: 36.754, lng: 3.044 },
    { lat: 36.751, lng: 3.04 },
  ];
  const people = await Promise.all(
    places.map(async (at, index) => {
      const assistant = await registerAssistant(server.url, `Assistant ${index + 1}`, at);
      const { page, faults } = await person(browser, server.url, { at });
      await onDuty(page, assistant);
      return { assistant, page, faults };
    }),
  );
  const amina = await register(server.url, 'Amina');
  const { assistance } = await api(server.url, 'POST', '/api/assistance/request/', { pickup: ALGIERS, dropoff: places[0] }, amina.token);
  const buttons = people.map(({ page }) => page.getByTestId('offer').getByRole('button', { name: 'Accept' }));
  await Promise.all(buttons.map((button) => button.waitFor()));
  await Promise.all(buttons.map((button) => button.click()));

  const { assistant: winner } = await new Promise((resolve, reject) => {
    const look = async () => {
      const view = await api(server.url, 'GET', `/api/assistance/view/${assistance.id}/`, undefined, amina.token);
      if (view.assistant) resolve(view);
      else setTimeout(() => look().catch(reject), 50);
    };
    look().catch(reject);
  });
  for (const { assistant, page, faults } of people) {
    if (assistant.id === winner.id) {
      await page.getByTestId('next').waitFor();
      continue;
    }
    await page.getByText(/was faster|already/i).first().waitFor();
    assert.equal(await page.getByTestId('next').count(), 0);
    await page.getByText('You are on duty').waitFor();
    assert.equal(await page.getByTestId('offer').count(), 0);
    await picture(page, 'assistant-too-late');
    assert.deepEqual(faults, []);
  }
});
