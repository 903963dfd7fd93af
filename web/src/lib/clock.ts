/// The server's time. A phone's clock may be wrong, and a demonstration's runs faster than life: whatever is compared with a
/// time of the server is compared with this one.

export interface ServerClock {
  /** What the server's clock showed, RFC 3339. */
  now: string;
  /** How many of its seconds pass in one of ours. */
  rate: number;
}

let base = { server: 0, phone: 0, rate: 1 };

/** Takes what the server said; `heard` is what the phone's clock showed then. */
export function setClock(clock: ServerClock, heard: number): void {
  base = { server: Date.parse(clock.now), phone: heard, rate: clock.rate };
}

/** Milliseconds of the server's time, as `Date.now()` counts them. */
export function serverNow(phone = Date.now()): number {
  return base.server === 0 ? phone : base.server + (phone - base.phone) * base.rate;
}

/** The same as the API writes times. */
export function serverTime(): string {
  return new Date(serverNow()).toISOString();
}

/** How many seconds of the phone such a number of the server's lasts. */
export function phoneSeconds(seconds: number): number {
  return seconds / base.rate;
}
