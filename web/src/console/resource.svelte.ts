/// Something that is read from the server: what came last, whether it is being read again, and why it could not be.

import { untrack } from 'svelte';
import { asProblem, type Problem } from '../lib/api/problem';

export class Resource<T> {
  data = $state.raw<T | null>(null);
  error = $state.raw<Problem | null>(null);
  loading = $state(false);
  private current: AbortController | null = null;

  constructor(private readonly read: (signal: AbortSignal) => Promise<T>) {}

  /** Reads again; what is shown stays until the answer. A later reading takes the place of an earlier one. */
  async load(): Promise<void> {
    this.current?.abort();
    const turn = new AbortController();
    this.current = turn;
    this.loading = true;
    try {
      // what it reads on its way is no reason to read again
      const data = await untrack(() => this.read(turn.signal));
      if (this.current === turn) {
        this.data = data;
        this.error = null;
      }
    } catch (error) {
      if (this.current === turn) this.error = asProblem(error);
    } finally {
      if (this.current === turn) this.loading = false;
    }
  }

  /** Forgets what was read: something else is asked for. */
  clear(): void {
    this.current?.abort();
    this.current = null;
    this.data = null;
    this.error = null;
    this.loading = false;
  }
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** A list that comes in pages. */
export class Pages<T> {
  items = $state.raw<T[]>([]);
  next = $state.raw<string | null>(null);
  first: Resource<Page<T>>;
  loadingMore = $state(false);
  moreError = $state.raw<Problem | null>(null);
  private round = 0;

  constructor(private readonly read: (cursor: string | null, signal?: AbortSignal) => Promise<Page<T>>) {
    this.first = new Resource(async (signal) => {
      this.round += 1;
      const page = await this.read(null, signal);
      this.items = page.items;
      this.next = page.next;
      this.moreError = null;
      return page;
    });
  }

  load(): Promise<void> {
    return this.first.load();
  }

  async more(): Promise<void> {
    if (this.next === null || this.loadingMore) return;
    const round = this.round;
    this.loadingMore = true;
    try {
      const page = await this.read(this.next);
      if (round !== this.round) return;
      this.items = [...this.items, ...page.items];
      this.next = page.next;
      this.moreError = null;
    } catch (error) {
      this.moreError = asProblem(error);
    } finally {
      this.loadingMore = false;
    }
  }
}
