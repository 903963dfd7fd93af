import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart } from './days';

describe('days', () => {
  it.each([
    ['UTC', '2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
    ['Africa/Algiers', '2026-11-20T23:00:00.000Z', '2026-11-21T23:00:00.000Z'],
    ['Pacific/Auckland', '2026-11-20T11:00:00.000Z', '2026-11-21T11:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-11-21T11:00:00.000Z', '2026-11-22T11:00:00.000Z'],
  ])('begin and end in %s', (zone, start, end) => {
    expect(dayStart('2026-11-21', zone)).toBe(start);
    expect(dayEnd('2026-11-21', zone)).toBe(end);
  });
  it('have 25 hours when the clocks go back', () => {
    expect(dayStart('2026-10-25', 'Europe/Paris')).toBe('2026-10-24T22:00:00.000Z');
    expect(dayEnd('2026-10-25', 'Europe/Paris')).toBe('2026-10-25T23:00:00.000Z');
  });
  it('are nothing until they are whole', () => {
    expect([dayStart(''), dayStart('2026-13-40'), dayEnd('soon')]).toEqual([undefined, undefined, undefined]);
  });
});
