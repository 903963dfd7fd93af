import { describe, expect, it } from 'vitest';
import { byMechanic } from './day';

const job = (id: number, mechanic_id: number, day: string, closed_at: string | null = null) => ({ id, mechanic_id, day, closed_at });

describe("the mechanics' day", () => {
  it('has the jobs of the day and those left over, the open ones first', () => {
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
    expect(days[0]!.assignments.map((one) => one.id)).toEqual([3, 2, 1]);
    expect(days[0]!.attendance?.status).toBe('present');
    expect(days[1]!.assignments.map((one) => one.id)).toEqual([6]);
    expect(days[1]!.attendance).toBeNull();
  });
});
