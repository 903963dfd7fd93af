/// Times as tables and axes need them: shorter than sentences do.

import { config } from '../lib/config.svelte';
import { currentLanguage } from '../lib/i18n/index.svelte';
import { language } from '../lib/i18n/language';
import { now } from '../lib/now.svelte';
import { clock } from './logic/urgency';

const made = new Map<string, Intl.DateTimeFormat>();

function written(at: string | Date, kind: string, options: Intl.DateTimeFormatOptions): string {
  currentLanguage();
  const zone = options.timeZone ?? config.value.time_zone;
  const key = `${kind} ${language.tag} ${zone}`;
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.DateTimeFormat(language.tag, { ...options, timeZone: zone })));
  return format.format(new Date(at));
}

export const shortTime = (at: string | Date) => written(at, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const shortDay = (at: string | Date) => written(at, 'day', { day: 'numeric', month: 'short' });
export const shortMoment = (at: string | Date) => written(at, 'moment', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
/** The time alone where it is today's. */
export const nearMoment = (at: string | Date) => (today(new Date(at)) === today() ? shortTime(at) : shortMoment(at));
export const date = (at: string | Date) => written(at, 'date', { dateStyle: 'medium' });
/** A day of the calendar, `YYYY-MM-DD`. */
export const calendarDay = (day: string) => written(day, 'calendar', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Minutes and seconds, or hours: for values that are compared. */
export const span = clock;

/** Today where the garage is, `YYYY-MM-DD`; whoever shows it shows tomorrow after midnight. */
export function today(at = new Date(now.day)): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: config.value.time_zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
