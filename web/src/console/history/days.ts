/// Days of the calendar as somebody types them, as instants of the deployment's time zone.

import { config } from '../../lib/config.svelte';
import { startOfDay } from '../figures/span';

const HOUR = 3_600_000;

/** The instant at which a day begins; `YYYY-MM-DD`, or undefined. */
export function dayStart(day: string, zone = config.value.time_zone): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return undefined;
  // noon in Greenwich is that day from twelve hours behind to eleven ahead; beyond, the next
  const start = startOfDay(noon, zone);
  const written = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(start);
  return (written > day ? startOfDay(new Date(start.getTime() - HOUR), zone) : start).toISOString();
}

/** The instant at which a day is over. */
export function dayEnd(day: string, zone = config.value.time_zone): string | undefined {
  const start = dayStart(day, zone);
  return start && startOfDay(new Date(Date.parse(start) + 30 * HOUR), zone).toISOString();
}
