import { describe, expect, it } from 'vitest';
import { SPANS, spanOf, startOfDay } from './span';

const NOW = new Date('2026-11-21T21:39:20.500Z');

describe('spans', () => {
  it('begin the day where the deployment is', () => {
    expect(startOfDay(NOW, 'Africa/Algiers').toISOString()).toBe('2026-11-20T23:00:00.000Z');
    expect(startOfDay(NOW, 'Asia/Tokyo').toISOString()).toBe('2026-11-21T15:00:00.000Z');
    expect(startOfDay(NOW, 'UTC').toISOString()).toBe('2026-11-21T00:00:00.000Z');
  });

  it('end with the hour that has begun', () => {
    expect(spanOf('day', NOW, 'UTC')).toEqual({ from: '2026-11-20T22:00:00.000Z', to: '2026-11-21T22:00:00.000Z', bucket: 'hour' });
    expect(spanOf('today', NOW, 'UTC').from).toBe('2026-11-21T00:00:00.000Z');
  });

  it('of the last day hold a day also right after midnight', () => {
    const { from, to } = spanOf(SPANS[0], new Date('2026-11-21T23:00:30Z'), 'Africa/Algiers');
    expect(Date.parse(to) - Date.parse(from)).toBe(24 * 3_600_000);
    expect(startOfDay(new Date('2026-11-21T23:00:30Z'), 'Africa/Algiers').toISOString()).toBe('2026-11-21T23:00:00.000Z');
  });

  it('count whole days', () => {
    expect(spanOf('week', NOW, 'UTC')).toMatchObject({ from: '2026-11-15T00:00:00.000Z', bucket: 'day' });
    expect(spanOf('month', NOW, 'UTC').from).toBe('2026-10-23T00:00:00.000Z');
  });

  it('begin at midnight also when the clocks were changed in between', () => {
    // Paris went back an hour on 2026-10-25
    expect(spanOf('month', NOW, 'Europe/Paris').from).toBe('2026-10-22T22:00:00.000Z');
    expect(startOfDay(new Date('2026-10-25T14:00:00Z'), 'Europe/Paris').toISOString()).toBe('2026-10-24T22:00:00.000Z');
    expect(startOfDay(new Date('2026-03-29T14:00:00Z'), 'Europe/Paris').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  });
});
