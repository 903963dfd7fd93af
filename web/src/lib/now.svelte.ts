/// The server's time, once a second, for what counts.
import { dayNow, serverNow } from './clock';

class Now {
  value = $state(serverNow());
  /** The time of day, by which the garage goes. */
  day = $state(dayNow());

  constructor() {
    if (typeof window !== 'undefined') setInterval(() => this.look(), 1_000);
  }

  /** Looks at the clock, which may just have been set. */
  look(): void {
    this.value = serverNow();
    this.day = dayNow();
  }

  /** Seconds from an instant until now; negative before it. */
  since(at: string): number {
    return (this.value - Date.parse(at)) / 1_000;
  }
}

export const now = new Now();
