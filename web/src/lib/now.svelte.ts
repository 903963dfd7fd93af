/// The time, once a second, for what counts.
class Now {
  value = $state(Date.now());

  constructor() {
    if (typeof window !== 'undefined') setInterval(() => (this.value = Date.now()), 1_000);
  }

  /** Seconds from an instant until now; negative before it. */
  since(at: string): number {
    return (this.value - Date.parse(at)) / 1_000;
  }
}

export const now = new Now();
