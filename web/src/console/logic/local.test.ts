import { describe, expect, it } from 'vitest';
import { fromLocal, toLocal } from './local';

describe('moments in a field', () => {
  it('are those of the garage', () => {
    expect(toLocal('2026-11-21T23:30:00Z', 'Africa/Algiers')).toBe('2026-11-22T00:30');
    expect(fromLocal('2026-11-22T00:30', 'Africa/Algiers')).toBe('2026-11-21T23:30:00.000Z');
  });

  it('may be absent', () => {
    expect([toLocal(null, 'UTC'), toLocal(undefined, 'UTC'), fromLocal('', 'UTC')]).toEqual(['', '', null]);
  });

  it('come back as they were, also on the days on which the clocks are changed', () => {
    for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-10-26']) {
      for (let hour = 0; hour < 24; hour += 1) {
        const at = `${day}T${String(hour).padStart(2, '0')}:15:00.000Z`;
        const shown = toLocal(at, 'Europe/Paris');
        // the hour that is there twice is one of the two
        expect(toLocal(fromLocal(shown, 'Europe/Paris'), 'Europe/Paris'), at).toBe(shown);
      }
    }
    expect(fromLocal('2026-10-25T03:15', 'Europe/Paris')).toBe('2026-10-25T02:15:00.000Z');
    expect(fromLocal('2026-03-29T03:15', 'Europe/Paris')).toBe('2026-03-29T01:15:00.000Z');
  });
});
