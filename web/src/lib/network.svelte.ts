/// Whether the server can be reached, as far as this page knows: what the browser says, and what became of the last requests.

class Network {
  /** The browser has a connection of some kind. */
  online = $state(typeof navigator === 'undefined' ? true : navigator.onLine);
  /** The last request got an answer. */
  reached = $state(true);
  private readonly wakers = new Set<() => void>();

  constructor() {
    if (typeof window === 'undefined') return;
    window.addEventListener('online', () => {
      this.online = true;
      this.wake();
    });
    window.addEventListener('offline', () => (this.online = false));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.wake();
    });
  }

  get good(): boolean {
    return this.online && this.reached;
  }

  failed(): void {
    this.reached = false;
    this.watch();
  }

  answered(): void {
    // An answer is better evidence than the browser's opinion.
    if (!this.reached) this.wake();
    this.reached = true;
    this.online = true;
  }

  /** Calls back when a new try is worth it: the connection is back, or the page is looked at again. */
  onWake(callback: () => void): () => void {
    this.wakers.add(callback);
    return () => this.wakers.delete(callback);
  }

  private wake(): void {
    for (const callback of [...this.wakers]) callback();
  }

  private watching = false;

  /** Looks for the server, ever more patiently, until it answers: then what waited goes on. */
  private watch(): void {
    if (this.watching || typeof window === 'undefined') return;
    this.watching = true;
    let wait = 1_000;
    const look = async () => {
      const answered = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(8_000) }).then(
        (response) => response.status < 502,
        () => false,
      );
      if (answered || this.reached) {
        this.watching = false;
        this.answered();
        return;
      }
      wait = Math.min(wait * 1.6, 15_000);
      setTimeout(look, wait * (0.7 + Math.random() * 0.6));
    };
    setTimeout(look, wait);
  }
}

export const network = new Network();
