/// Names of many at once: one list costs less than a question for each card of a board.

import { call } from '../../lib/api/client';
import { people, things } from '../names.svelte';

let learned = 0;

/** Learns the names of customers, mechanics and things, again after a minute; those beyond the first pages are asked for one by one. */
export async function learnNames(): Promise<void> {
  if (Date.now() - learned < 60_000) return;
  learned = Date.now();
  const query = { limit: 200 };
  const [customers, mechanics, assets] = await Promise.allSettled([
    call('get', '/api/workshop/customers/', { query }),
    call('get', '/api/workshop/mechanics/', { query }),
    call('get', '/api/workshop/assets/', { query }),
  ]);
  if (customers.status === 'fulfilled') for (const one of customers.value.items) people.learn(one.id, one.name);
  if (mechanics.status === 'fulfilled') for (const one of mechanics.value.items) people.learn(one.id, one.name);
  if (assets.status === 'fulfilled')
    for (const one of assets.value.items) things.learn(one.id, one.registration ?? one.vin ?? one.serial_number ?? `#${one.id}`);
}
