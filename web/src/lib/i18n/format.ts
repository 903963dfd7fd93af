/// Numbers, money, times and distances as the reader's language writes them.
import { config } from '../config.svelte';
import { currentLanguage } from './index.svelte';
import { language } from './language';

/** The tag for Intl; read through the shown language, so that texts follow a change. */
function tag(): string {
  currentLanguage();
  return language.tag;
}

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(kind: string, make: (tag: string) => T): T {
  const key = `${tag()} ${kind}`;
  let format = cache.get(key) as T | undefined;
  if (!format) cache.set(key, (format = make(tag())));
  return format;
}

export function number(value: number, digits = 0): string {
  return cached(`n${digits}`, (tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: digits })).format(value);
}

/** Whole amounts without decimals, others with all that the currency has. */
export function money(amount: number, currency: string): string {
  const digits = Number.isInteger(amount) ? 0 : config.value.currency_digits;
  return cached(
    `m${currency}${digits}`,
    (tag) => new Intl.NumberFormat(tag, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }),
  ).format(amount);
}

export function percent(ratio: number): string {
  return cached('p', (tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })).format(ratio);
}

export function distance(km: number): string {
  if (km < 0.95) return unit(Math.max(Math.round(km * 100) * 10, 0), 'meter', 0);
  return unit(km, 'kilometer', km < 10 ? 1 : 0);
}

/** A span of time in the largest fitting unit, rounded up: nobody comes earlier than told. */
export function duration(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes < 60) return unit(minutes, 'minute', 0);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest ? `${unit(hours, 'hour', 0)} ${unit(rest, 'minute', 0)}` : unit(hours, 'hour', 0);
}

function unit(value: number, name: string, digits: number): string {
  return cached(
    `u${name}${digits}`,
    (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }),
  ).format(value);
}

/** 1:05, for what counts down. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function time(at: string | Date): string {
  return dated('t', { timeStyle: 'short' }, at);
}

export function dateTime(at: string | Date): string {
  return dated('dt', { dateStyle: 'medium', timeStyle: 'short' }, at);
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function day(at: string): string {
  return cached('day', (tag) => new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })).format(new Date(at));
}

/** The same with its year, for papers. */
export function date(at: string): string {
  return cached('date', (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' })).format(new Date(at));
}

function dated(kind: string, options: Intl.DateTimeFormatOptions, at: string | Date): string {
  return cached(kind + zone(), (tag) => new Intl.DateTimeFormat(tag, { ...options, timeZone: zone() })).format(new Date(at));
}

function zone(): string {
  return config.value.time_zone;
}

/** "2 minutes ago". */
export function ago(seconds: number): string {
  const format = cached('ago', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' }));
  if (seconds < 60) return format.format(-Math.round(Math.max(seconds, 0)), 'second');
  if (seconds < 5400) return format.format(-Math.round(seconds / 60), 'minute');
  if (seconds < 129_600) return format.format(-Math.round(seconds / 3600), 'hour');
  return format.format(-Math.round(seconds / 86_400), 'day');
}

/** Phone numbers and the like within a sentence, which run from left to right in every script. */
export function ltr(text: string): string {
  return `\u2066${text}\u2069`;
}
