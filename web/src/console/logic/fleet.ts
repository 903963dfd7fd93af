/// Where thousands of assistants are, in arrays of numbers: a frame of the map reads them all, sixty times a second.

import { worldX, worldY } from './mercator';

export type State = 'idle' | 'busy' | 'stale';
export const STATES: readonly State[] = ['idle', 'busy', 'stale'];

/** id, latitude, longitude, state, age of the position in seconds, service */
export type Row = [number, number, number, State, number, string];

/** Beyond this part of the world (some three kilometres) a move is a correction, not a drive: it is shown at once. */
const LEAP = 3 / 40_000;

export interface Seen {
  id: number;
  state: State;
  service: string;
  ageSeconds: number;
  x: number;
  y: number;
}

export class Fleet {
  private slots = new Map<number, number>();
  private ids: number[] = [];
  private states: State[] = [];
  private services: string[] = [];
  private fromX = new Float64Array(64);
  private fromY = new Float64Array(64);
  private toX = new Float64Array(64);
  private toY = new Float64Array(64);
  private start = new Float64Array(64);
  private end = new Float64Array(64);
  private fixedAt = new Float64Array(64);
  private stillAt = 0;

  /** `wall`: milliseconds of the clock by which positions grow old. */
  constructor(private readonly wall: () => number = () => performance.now()) {}

  get size(): number {
    return this.ids.length;
  }

  /** The time from which on nobody moves any more until the next answer. */
  get restsAt(): number {
    return this.stillAt;
  }

  /** Takes an answer. `glide`: milliseconds in which a move is shown; 0 shows it at once. */
  apply(rows: readonly Row[], gone: readonly number[], now: number, options: { full: boolean; glide: number }): void {
    if (options.full) {
      const kept = new Set(rows.map((row) => row[0]));
      for (const id of [...this.ids]) if (!kept.has(id)) this.remove(id);
    }
    for (const id of gone) this.remove(id);
    for (const row of rows) this.put(row, now, options.glide);
  }

  clear(): void {
    this.slots.clear();
    this.ids.length = this.states.length = this.services.length = 0;
  }

  has(id: number): boolean {
    return this.slots.has(id);
  }

  find(id: number, now: number): Seen | null {
    const slot = this.slots.get(id);
    return slot === undefined ? null : this.at(slot, now);
  }

  all(now: number): Seen[] {
    return this.ids.map((_, slot) => this.at(slot, now));
  }

  /** How many are in each state. */
  counts(): Record<State, number> {
    const counts = { idle: 0, busy: 0, stale: 0 };
    for (const state of this.states) counts[state] += 1;
    return counts;
  }

  /** Calls `visit` for each who is inside the box of world coordinates; makes no objects. */
  within(
    box: { left: number; top: number; right: number; bottom: number },
    now: number,
    visit: (x: number, y: number, state: State, service: string, ageSeconds: number, id: number) => void,
  ): void {
    const wall = this.wall();
    for (let slot = 0; slot < this.ids.length; slot += 1) {
      const part = this.part(slot, now);
      const x = this.fromX[slot]! + (this.toX[slot]! - this.fromX[slot]!) * part;
      if (x < box.left || x > box.right) continue;
      const y = this.fromY[slot]! + (this.toY[slot]! - this.fromY[slot]!) * part;
      if (y < box.top || y > box.bottom) continue;
      visit(x, y, this.states[slot]!, this.services[slot]!, (wall - this.fixedAt[slot]!) / 1000, this.ids[slot]!);
    }
  }

  private at(slot: number, now: number): Seen {
    const part = this.part(slot, now);
    return {
      id: this.ids[slot]!,
      state: this.states[slot]!,
      service: this.services[slot]!,
      ageSeconds: Math.max(0, (this.wall() - this.fixedAt[slot]!) / 1000),
      x: this.fromX[slot]! + (this.toX[slot]! - this.fromX[slot]!) * part,
      y: this.fromY[slot]! + (this.toY[slot]! - this.fromY[slot]!) * part,
    };
  }

  private part(slot: number, now: number): number {
    const start = this.start[slot]!;
    const length = this.end[slot]! - start;
    if (length <= 0) return 1;
    return Math.max(0, Math.min(1, (now - start) / length));
  }

  private put([id, lat, lng, state, age, service]: Row, now: number, glide: number): void {
    const x = worldX(lng);
    const y = worldY(lat);
    let slot = this.slots.get(id);
    let leaps = true;
    if (slot === undefined) {
      slot = this.ids.length;
      this.grow(slot + 1);
      this.slots.set(id, slot);
      this.ids.push(id);
    } else {
      const part = this.part(slot, now);
      const hereX = this.fromX[slot]! + (this.toX[slot]! - this.fromX[slot]!) * part;
      const hereY = this.fromY[slot]! + (this.toY[slot]! - this.fromY[slot]!) * part;
      leaps = Math.abs(x - hereX) > LEAP || Math.abs(y - hereY) > LEAP;
      this.fromX[slot] = hereX;
      this.fromY[slot] = hereY;
    }
    if (leaps || glide <= 0) {
      this.fromX[slot] = x;
      this.fromY[slot] = y;
      this.end[slot] = now;
    } else {
      this.end[slot] = now + glide;
      this.stillAt = Math.max(this.stillAt, now + glide);
    }
    this.start[slot] = now;
    this.toX[slot] = x;
    this.toY[slot] = y;
    this.fixedAt[slot] = this.wall() - age * 1000;
    this.states[slot] = state;
    this.services[slot] = service;
  }

  private remove(id: number): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    const last = this.ids.length - 1;
    if (slot !== last) {
      for (const column of this.columns()) column[slot] = column[last]!;
      this.ids[slot] = this.ids[last]!;
      this.states[slot] = this.states[last]!;
      this.services[slot] = this.services[last]!;
      this.slots.set(this.ids[slot]!, slot);
    }
    this.slots.delete(id);
    this.ids.pop();
    this.states.pop();
    this.services.pop();
  }

  private columns(): Float64Array[] {
    return [this.fromX, this.fromY, this.toX, this.toY, this.start, this.end, this.fixedAt];
  }

  private grow(needed: number): void {
    if (needed <= this.fromX.length) return;
    const wider = (column: Float64Array) => {
      const copy = new Float64Array(Math.max(needed, column.length * 2));
      copy.set(column);
      return copy;
    };
    this.fromX = wider(this.fromX);
    this.fromY = wider(this.fromY);
    this.toX = wider(this.toX);
    this.toY = wider(this.toY);
    this.start = wider(this.start);
    this.end = wider(this.end);
    this.fixedAt = wider(this.fixedAt);
  }
}
