/// A span of time that somebody chose by a word.

/** The last day first: whoever looks right after midnight sees the night, not nothing. */
export const SPANS = ['day', 'today', 'week', 'month'] as const;
export type SpanName = (typeof SPANS)[number];

export interface Span {
  from: string;
  to: string;
  bucket: 'hour' | 'day';
}

const HOUR = 3_600_000;

/** `zone`: the deployment's; a day begins there. */
export function spanOf(name: SpanName, now: Date, zone: string): Span {
  const to = new Date(Math.ceil((now.getTime() + 1) / HOUR) * HOUR);
  const back = (hours: number) => new Date(to.getTime() - hours * HOUR);
  if (name === 'day') return { from: back(24).toISOString(), to: to.toISOString(), bucket: 'hour' };
  const midnight = startOfDay(now, zone);
  if (name === 'today') return { from: midnight.toISOString(), to: to.toISOString(), bucket: 'hour' };
  const days = name === 'week' ? 6 : 29;
  // noon of that day lies in it whatever the clocks did in between
  const first = startOfDay(new Date(midnight.getTime() - days * 24 * HOUR + 12 * HOUR), zone);
  return { from: first.toISOString(), to: to.toISOString(), bucket: 'day' };
}

/** Midnight of the day that an instant lies in. */
export function startOfDay(at: Date, zone: string): Date {
  const first = new Date(at.getTime() - sinceMidnight(at, zone));
  // where the clocks were changed since, it is an hour beside midnight
  const off = sinceMidnight(first, zone);
  return new Date(first.getTime() + (off < 12 * HOUR ? -off : 24 * HOUR - off));
}

/** Milliseconds that the clocks of a zone show. */
function sinceMidnight(at: Date, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  return ((parts.hour! * 60 + parts.minute!) * 60 + parts.second!) * 1000 + at.getUTCMilliseconds();
}
