/// The pieces of the library that decide something, without a browser.
import { describe, expect, it } from 'vitest';
import { Backoff } from './backoff';
import { dayNow, isOff, serverNow, setClock } from './clock';
import { kilometres, navigationLink, parsePosition } from './geo';
import { plainDigits } from './digits';
import { wished } from './i18n/language';
import { render } from './i18n/render';
import { between } from './map/glide';
import { ticks } from './map/grid-lines';

describe('typed coordinates', () => {
  const algiers = { lat: 36.7525, lng: 3.042 };
  it.each(['36.7525, 3.042', '36.7525 3.042', '36,7525; 3,042', '36,7525 3,042', '36.7525 N 3.042 E', '36.7525°N, 3.042°E', '٣٦٫٧٥٢٥، ٣٫٠٤٢', 'https://x.example/@36.7525,3.042,15z', 'geo:36.7525,3.042?z=3'])(
    'reads %s',
    (text) => expect(parsePosition(text)).toEqual(algiers),
  );
  it('reads degrees, minutes and seconds', () => {
    const found = parsePosition(`36°45'9"N, 3°2'31"W`);
    expect(found?.lat).toBeCloseTo(36.7525, 4);
    expect(found?.lng).toBeCloseTo(-3.0419, 3);
  });
  it.each(['', 'here', '91, 3', '36.7, 181', '36.7', '1, 2, 3'])('refuses %s', (text) => expect(parsePosition(text)).toBeNull());
  it('takes zero as a place', () => expect(parsePosition('0, 0')).toEqual({ lat: 0, lng: 0 }));
});

describe('places', () => {
  it('measures over the antimeridian', () => expect(kilometres({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBeCloseTo(111.19, 1));
  it('hands over to the phone', () => {
    expect(navigationLink({ lat: 1, lng: 2 }, 'Android')).toBe('geo:1.000000,2.000000?q=1.000000,2.000000');
    expect(navigationLink({ lat: 1, lng: 2 }, 'iPhone')).toBe('maps://?daddr=1.000000,2.000000');
  });
  it('glides no farther than the target', () => {
    expect(between({ lat: 0, lng: 0 }, { lat: 2, lng: 4 }, 0.25)).toEqual({ lat: 0.5, lng: 1 });
    expect(between({ lat: 0, lng: 0 }, { lat: 2, lng: 4 }, 7)).toEqual({ lat: 2, lng: 4 });
  });
  it('finds the lines of a grid', () => expect(ticks(0.9, 3.1, 1)).toEqual([1, 2, 3]));
});

describe('digits', () => {
  it('are read in the script of any keyboard here', () => expect(plainDigits('+٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 42 x')).toBe('+0123456789 0123456789 42 x'));
});

describe('waiting', () => {
  it('waits longer each time, up to a bound, and anew after success', () => {
    const backoff = new Backoff(100, 500, () => 1);
    expect([1, 2, 3, 4, 5].map(() => backoff.next())).toEqual([100, 200, 400, 500, 500]);
    backoff.reset();
    expect(backoff.next()).toBe(100);
  });
  it('never waits less than half a step', () => expect(new Backoff(100, 500, () => 0).next()).toBe(50));
});

describe('words', () => {
  it('takes the first language that there is', () => {
    expect(wished(['de-DE', 'fr-CA', 'en'])).toEqual({ code: 'fr', tag: 'fr-CA' });
    expect(wished(['de'])).toEqual({ code: 'en', tag: 'en' });
  });
  it('puts values in, and leaves unknown names as they are', () => expect(render('{a} of {b}', 'en', { a: 1200 })).toBe('1,200 of {b}'));
  it('chooses plural forms', () => {
    const message = { one: 'one', two: 'two', few: '{count} few', many: '{count} many', other: 'other' };
    expect([1, 2, 3, 11, 100].map((count) => render(message, 'ar-DZ', { count }))).toEqual(['one', 'two', '3 few', '11 many', 'other']);
  });
});

describe('the server\'s clock', () => {
  it('goes on from what it showed, at its own rate', () => {
    setClock({ now: '2026-11-21T10:00:00Z', rate: 60 }, 1_000_000);
    expect(serverNow(1_001_000)).toBe(Date.parse('2026-11-21T10:01:00Z'));
  });
  it('leaves the time of day its own pace', () => {
    setClock({ now: '2026-11-22T00:00:00Z', rate: 60, time_of_day: '2026-11-21T10:00:00Z' }, 1_000_000);
    expect(dayNow(1_060_000)).toBe(Date.parse('2026-11-21T10:01:00Z'));
    expect(serverNow(1_060_000)).toBe(Date.parse('2026-11-22T01:00:00Z'));
    setClock({ now: '2026-11-21T10:00:00Z', rate: 1 }, 1_000_000);
    expect(dayNow(1_060_000)).toBe(serverNow(1_060_000));
  });
  it('is off when it was set, not when an answer takes a while', () => {
    setClock({ now: '2026-11-22T00:00:00Z', rate: 60 }, 1_000_000);
    expect(isOff('2026-11-22T00:00:00Z', 1_004_000)).toBe(false);
    expect(isOff('2026-11-22T00:00:00Z', 1_006_000)).toBe(true);
    expect(isOff('2026-11-21T00:00:00Z', 1_000_000)).toBe(true);
  });
});
