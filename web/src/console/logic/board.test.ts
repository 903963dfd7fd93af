import { describe, expect, it } from 'vitest';
import { columns, isLate } from './board';

const card = (id: number, stage: string, estimated_completion: string | null = null) => ({ id, stage, estimated_completion });

describe('the board', () => {
  it('has each card in the column of its stage, and no ended ones', () => {
    const board = columns([card(1, 'pending'), card(2, 'analysed'), card(3, 'delivered'), card(4, 'cancelled')]);
    expect(board.pending.map((one) => one.id)).toEqual([1]);
    expect(board.analysed.map((one) => one.id)).toEqual([2]);
    expect(Object.values(board).flat()).toHaveLength(2);
  });
  it('puts what is due first on top', () => {
    const board = columns([card(3, 'pending'), card(1, 'pending'), card(2, 'pending', '2026-11-22T10:00:00Z'), card(4, 'pending', '2026-11-21T10:00:00Z')]);
    expect(board.pending.map((one) => one.id)).toEqual([4, 2, 1, 3]);
  });
  it('knows what is late', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(isLate(card(1, 'in_progress', '2026-11-21T10:00:00Z'), now)).toBe(true);
    expect(isLate(card(1, 'in_progress', '2026-11-21T14:00:00Z'), now)).toBe(false);
    expect(isLate(card(1, 'completed', '2026-11-21T10:00:00Z'), now)).toBe(false);
    expect(isLate(card(1, 'in_progress'), now)).toBe(false);
  });
});
