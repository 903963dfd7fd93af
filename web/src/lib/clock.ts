/// The server's time. A phone's clock may be wrong, and a demonstration's runs faster than life: whatever is compared with a
/// time of the server is compared with this one. The garage and the accounts live by the time of day also in a demonstration.

export interface ServerClock {
  /** What the clock of the dispatch showed, RFC 3339. */
  now: string;
  /** How many of its seconds pass in one of ours. */
  rate: number;
  /** What a clock on the wall showed; a server that does not tell it has one clock. */
  time_of_day?: string;
}

let base = { server: 0, day: 0, phone: 0, rate: 1 };

/** Takes what the server said; `heard` is what the phone's clock showed then. */
export function setClock(clock: ServerClock, heard: number): void {
  base = { server: Date.parse(clock.now), day: Date.parse(clock.time_of_day ?? clock.now), phone: heard, rate: clock.rate };
}

/** Milliseconds of the server's time, as `Date.now()` counts them. */
export function serverNow(phone = Date.now()): number {
  return base.server === 0 ? phone : base.server + (phone - base.phone) * base.rate;
}

/** The time of day, by which the garage goes. */
export function dayNow(phone = Date.now()): number {
  return base.day === 0 ? phone : base.day + (phone - base.phone);
}

/** The same as the API writes times. */
export function serverTime(): string {
  return new Date(serverNow()).toISOString();
}

/** How many seconds of the phone such a number of the server's lasts. */
export function phoneSeconds(seconds: number): number {
  return seconds / base.rate;
}

/** Whether a time that the server has just told is so far from ours that its clock, or the phone's, was set. */
export function isOff(told: string, phone = Date.now()): boolean {
  return Math.abs(phoneSeconds(Date.parse(told) - serverNow(phone))) > 5_000;
}
