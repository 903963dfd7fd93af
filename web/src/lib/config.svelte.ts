/// What the operator configured. The last known answer serves while the server is away.
import { send } from './api/http';
import type { Config } from './api/types';
import { setClock } from './clock';
import { now } from './now.svelte';

const KEY = 'depannini.config';

const fallback: Config = {
  name: 'Depannini',
  currency: 'DZD',
  currency_digits: 2,
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
  development: false,
  map: { tiles: null, attribution: null, pmtiles: null, center: { lat: 36.7525, lng: 3.042 }, zoom: 12 },
  demo: null,
  support_phone: null,
};

class Configuration {
  value = $state.raw<Config>(kept());

  /** Asks the server; keeps what it had when there is no answer. */
  async load(): Promise<void> {
    try {
      const answer = (await send('get', '/api/web/config/', { timeout: 6_000 })) as Config;
      const heard = Date.now();
      if (answer.clock) setClock(answer.clock, heard);
      now.look();
      this.value = { ...fallback, ...answer, map: { ...fallback.map, ...answer.map } };
      localStorage.setItem(KEY, JSON.stringify({ config: this.value, heard }));
    } catch {
      // The status bar says that there is no network; nothing here is needed to write a request down.
    }
  }
}

function kept(): Config {
  try {
    const text = localStorage.getItem(KEY);
    if (!text) return fallback;
    const { config, heard } = JSON.parse(text) as { config: Config; heard: number };
    if (config.clock) setClock(config.clock, heard);
    now.look();
    return { ...fallback, ...config };
  } catch {
    return fallback;
  }
}

export const config = new Configuration();
