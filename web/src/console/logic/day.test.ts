import { describe, expect, it } from 'vitest';
import { byMechanic } from './day';

const job = (id: number, mechanic_id: number, day: string, closed_at: string | null = null) => ({ id, mechanic_id, day, closed_at });

describe("the mechanics' day", () => {
  it('has what is in hand, left over from before too, and what was closed that day', () => {
    const jobs = [
      job(1, 7, '2026-11-21', '2026-11-21T10:00:00Z'),
      job(2, 7, '2026-11-21'),
      job(3, 7, '2026-11-19'),
      job(4, 7, '2026-11-19', '2026-11-19T10:00:00Z'),
      job(5, 7, '2026-11-22'),
      job(6, 8, '2026-11-21'),
    ];
    const attendance = [{ id: 1, mechanic_id: 7, day: '2026-11-21', status: 'present' }];
    const days = byMechanic([{ id: 7 }, { id: 8 }], jobs, attendance, '2026-11-21');
    const ids = (list: { id: number }[]) => list.map((one) => one.id);
    expect([ids(days[0]!.inHand), ids(days[0]!.closed)]).toEqual([[3, 2], [1]]);
    expect(days[0]!.attendance?.status).toBe('present');
    expect([ids(days[1]!.inHand), ids(days[1]!.closed)]).toEqual([[6], []]);
    expect(days[1]!.attendance).toBeNull();
  });
});
