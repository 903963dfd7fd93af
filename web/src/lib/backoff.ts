/// How long to wait before the next try: longer each time, and never at the same moment as everybody else.
export class Backoff {
  private tries = 0;

  constructor(
    private readonly first: number,
    private readonly most: number,
    private readonly random: () => number = Math.random,
  ) {}

  /** Milliseconds, between half of the step and the whole of it. */
  next(): number {
    const step = Math.min(this.first * 2 ** this.tries, this.most);
    this.tries += 1;
    return step * (0.5 + this.random() / 2);
  }

  reset(): void {
    this.tries = 0;
  }
}
