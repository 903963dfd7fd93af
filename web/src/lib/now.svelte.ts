/// The server's time, once a second, for what counts.
import { serverNow } from './clock';

class Now {
  value = $state(serverNow());

  constructor() {
    if (typeof window !== 'undefined') setInterval(() => (this.value = serverNow()), 1_000);
  }

  /** Seconds from an instant until now; negative before it. */
  since(at: string): number {
    return (this.value - Date.parse(at)) / 1_000;
  }
}

export const now = new Now();
