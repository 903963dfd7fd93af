/// Moves a marker along between two reports, so that a truck drives and does not jump.
import type { Position } from '../api/types';

/** Where something is after a share (0 to 1) of its way. */
export function between(from: Position, to: Position, share: number): Position {
  const part = Math.min(1, Math.max(0, share));
  return { lat: from.lat + (to.lat - from.lat) * part, lng: from.lng + (to.lng - from.lng) * part };
}

export class Glide {
  private frame = 0;
  private at: Position;
  private last = 0;

  constructor(
    start: Position,
    private readonly place: (at: Position) => void,
    private readonly calm = matchMedia('(prefers-reduced-motion: reduce)').matches,
  ) {
    this.at = start;
  }

  /** Goes there, over about as long as it takes until the next report; far jumps are jumps. */
  to(target: Position): void {
    cancelAnimationFrame(this.frame);
    const start = performance.now();
    const span = this.last ? Math.min(Math.max(start - this.last, 250), 4_000) : 400;
    this.last = start;
    const from = this.at;
    const far = Math.abs(from.lat - target.lat) + Math.abs(from.lng - target.lng) > 0.05;
    if (this.calm || far || document.hidden) return this.put(target);
    const step = (moment: number) => {
      this.put(between(from, target, (moment - start) / span));
      if (moment - start < span) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }

  private put(at: Position): void {
    this.at = at;
    this.place(at);
  }
}
