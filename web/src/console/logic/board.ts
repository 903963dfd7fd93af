/// The board of the workshop: which column a work order stands in, and in which order.

export const COLUMNS = ['pending', 'pickup', 'received', 'analysis', 'analysed', 'in_progress', 'completed', 'out_for_delivery'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Card {
  id: number;
  stage: string;
  estimated_completion?: string | null | undefined;
}

/** Whether it was to be done by now and is not. */
export function isLate(card: Card, now: number): boolean {
  const due = card.estimated_completion ? Date.parse(card.estimated_completion) : Number.NaN;
  const done = ['completed', 'out_for_delivery', 'delivered', 'cancelled'].includes(card.stage);
  return !done && due < now;
}

/** Cards by column; in each what is due first, then what has no date, older first. */
export function columns<T extends Card>(cards: readonly T[]): Record<Column, T[]> {
  const found = Object.fromEntries(COLUMNS.map((column) => [column, [] as T[]])) as Record<Column, T[]>;
  for (const card of cards) found[card.stage as Column]?.push(card);
  const due = (card: Card) => (card.estimated_completion ? Date.parse(card.estimated_completion) : Number.POSITIVE_INFINITY);
  for (const column of COLUMNS) found[column].sort((a, b) => (due(a) === due(b) ? a.id - b.id : due(a) - due(b)));
  return found;
}
