import { describe, expect, it } from 'vitest';
import { byUrgency, changes, clock, nextInNeed, waitedSeconds, type Urgency, type Waiting } from './urgency';

const entry = (id: number, urgency: Urgency, waiting_seconds: number, status = 'requested'): Waiting => ({
  id,
  urgency,
  waiting_seconds,
  status,
});

describe('the order of the queue', () => {
  it('puts the breached first, then the late, whatever they waited', () => {
    const order = byUrgency([entry(1, 'ok', 900), entry(2, 'late', 10), entry(3, 'breached', 5)]);
    expect(order.map((one) => one.id)).toEqual([3, 2, 1]);
  });

  it('puts what nobody has before what somebody has', () => {
    const order = byUrgency([entry(1, 'late', 900, 'accepted'), entry(2, 'late', 10)]);
    expect(order.map((one) => one.id)).toEqual([2, 1]);
  });

  it('puts the longest wait first, and keeps a fixed order among equals', () => {
    const order = byUrgency([entry(3, 'ok', 5), entry(2, 'ok', 60), entry(1, 'ok', 5)]);
    expect(order.map((one) => one.id)).toEqual([2, 1, 3]);
  });

  it('leaves the given list as it was', () => {
    const given = [entry(1, 'ok', 1), entry(2, 'breached', 1)];
    byUrgency(given);
    expect(given.map((one) => one.id)).toEqual([1, 2]);
  });
});

describe('the timer', () => {
  it('goes on between two answers and never shows less than nothing', () => {
    expect(waitedSeconds(entry(1, 'ok', 100), 10_000, 12_600)).toBe(102);
    expect(waitedSeconds(entry(1, 'ok', 0), 10_000, 9_000)).toBe(0);
  });

  it.each([
    [0, '0:00'],
    [59.9, '0:59'],
    [247, '4:07'],
    [3600, '1:00:00'],
    [3729, '1:02:09'],
    [-4, '0:00'],
  ])('writes %d seconds as %s', (seconds, text) => expect(clock(seconds)).toBe(text));
});

describe('what to see to next', () => {
  const open = (id: number, status: string, urgency: Urgency) => ({ id, status, urgency, waiting_seconds: 1 });
  const queue = [open(1, 'requested', 'breached'), open(2, 'accepted', 'late'), open(3, 'requested', 'ok'), open(4, 'accepted', 'ok')];

  it('is the next in need, and from the last the first again', () => {
    expect([1, 2, 3].map((id) => nextInNeed(queue, id)?.id)).toEqual([2, 3, 1]);
  });
  it('is the first in need once one is seen to, wherever it has gone', () => {
    expect(nextInNeed(queue, 4)?.id).toBe(1);
    expect(nextInNeed(queue, 99)?.id).toBe(1);
  });
  it('is nothing where nobody else needs anything', () => {
    expect(nextInNeed([queue[0]!, queue[3]!], 1)).toBeUndefined();
    expect(nextInNeed([], 1)).toBeUndefined();
  });
});

describe('what is announced', () => {
  it('tells of the new, the newly breached and the ended, each once', () => {
    const before = new Map<number, Urgency>([
      [1, 'late'],
      [2, 'breached'],
      [3, 'ok'],
    ]);
    const now = [entry(1, 'breached', 1), entry(2, 'breached', 1), entry(4, 'ok', 1)];
    expect(changes(before, now)).toEqual({ added: [4], breached: [1], ended: [3] });
  });

  it('tells nothing where nothing changed', () => {
    expect(changes(new Map([[1, 'ok' as const]]), [entry(1, 'ok', 99)])).toEqual({ added: [], breached: [], ended: [] });
  });
});
