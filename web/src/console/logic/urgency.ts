/// The order of the queue: what has waited beyond its promise comes first, then what nobody has, then what waits longest.

export type Urgency = 'ok' | 'late' | 'breached';

export interface Waiting {
  id: number;
  status: string;
  urgency: Urgency;
  waiting_seconds: number;
}

const RANK: Record<Urgency, number> = { breached: 0, late: 1, ok: 2 };

function compare(a: Waiting, b: Waiting): number {
  return (
    RANK[a.urgency] - RANK[b.urgency] ||
    Number(a.status !== 'requested') - Number(b.status !== 'requested') ||
    b.waiting_seconds - a.waiting_seconds ||
    a.id - b.id
  );
}

/** A new list in the order in which a dispatcher should look at it. */
export function byUrgency<T extends Waiting>(entries: readonly T[]): T[] {
  return [...entries].sort(compare);
}

/** Whether somebody has to see to it: nobody has it, or it takes too long. */
export function needsHand(entry: Waiting): boolean {
  return entry.status === 'requested' || entry.urgency !== 'ok';
}

/** What to see to after one of an ordered list: the next in need below it, else the first of them; never the same again. */
export function nextInNeed<T extends Waiting>(ordered: readonly T[], after: number): T | undefined {
  const at = ordered.findIndex((entry) => entry.id === after);
  // one that is seen to by now has left its place
  const from = at >= 0 && needsHand(ordered[at]!) ? at + 1 : 0;
  const others = [...ordered.slice(from), ...ordered.slice(0, from)];
  return others.find((entry) => entry.id !== after && needsHand(entry));
}

/** Seconds waited now, for one that had waited `waiting_seconds` when the answer came. */
export function waitedSeconds(entry: Waiting, answeredAt: number, now: number): number {
  return Math.max(0, Math.floor(entry.waiting_seconds + (now - answeredAt) / 1000));
}

/** `4:07` or `1:02:09`; digits and colons only, so that it needs no language. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

export interface Changes {
  added: number[];
  breached: number[];
  ended: number[];
}

/** What a dispatcher who does not look should be told: once for each entry, not again at every answer. */
export function changes(before: ReadonlyMap<number, Urgency>, now: readonly Waiting[]): Changes {
  const added: number[] = [];
  const breached: number[] = [];
  const seen = new Set<number>();
  for (const entry of now) {
    seen.add(entry.id);
    const was = before.get(entry.id);
    if (was === undefined) added.push(entry.id);
    if (entry.urgency === 'breached' && was !== 'breached') breached.push(entry.id);
  }
  return { added, breached, ended: [...before.keys()].filter((id) => !seen.has(id)) };
}
