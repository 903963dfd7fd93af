/// What somebody did while the server may be away: kept on the phone with its time, sent in order, and forgotten once the
/// server has answered, whatever it answered.
import { call, newKey } from './api/client';
import { Problem } from './api/problem';
import { session } from './api/session.svelte';
import type { Stage, SyncResult } from './api/types';
import { Backoff } from './backoff';
import { serverTime } from './clock';
import { network } from './network.svelte';

export type Action =
  | { type: 'status'; assistance_id: number; status: 'ongoing' | 'completed' | 'canceled'; total_price?: number; reason?: string }
  | { type: 'stage'; assistance_id: number; stage: Stage }
  | { type: 'chat'; assistance_id: number; message: string }
  | { type: 'read'; assistance_id: number; up_to: number };

export type Entry = Action & { id: string; at: string };

/** Called for each entry with what became of it. */
export type Answered = (entry: Entry, result: SyncResult) => void;

export class Outbox {
  entries = $state<Entry[]>([]);
  private readonly key: string;
  private readonly backoff = new Backoff(1_000, 20_000);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;
  private readonly unhook: () => void;

  constructor(
    account: number,
    private readonly answered: Answered,
  ) {
    this.key = `depannini.outbox.${account}`;
    this.entries = this.stored();
    this.unhook = network.onWake(() => void this.flush());
    void this.flush();
  }

  add(action: Action): Entry {
    const entry = { ...action, id: newKey(), at: serverTime() } as Entry;
    this.entries = [...this.entries, entry];
    this.store();
    void this.flush();
    return entry;
  }

  close(): void {
    clearTimeout(this.timer);
    this.unhook();
  }

  /** Sends what waits. Entries that come meanwhile go with the next batch. */
  async flush(): Promise<void> {
    if (this.sending || this.entries.length === 0 || session.state === 'out' || session.state === 'expired') return;
    this.sending = true;
    clearTimeout(this.timer);
    const batch = this.entries.slice(0, 100);
    try {
      const body = { sent_at: serverTime(), items: $state.snapshot(batch) };
      const { results } = await call('post', '/api/sync/', { body: body as never, timeout: 20_000 });
      this.backoff.reset();
      this.forget(batch.map(({ id }) => id));
      results.forEach((result, index) => batch[index] && this.answered(batch[index], result));
    } catch (error) {
      this.failed(batch, error);
    } finally {
      this.sending = false;
    }
    if (this.entries.length > 0) this.timer = setTimeout(() => void this.flush(), this.backoff.next());
  }

  private failed(batch: Entry[], error: unknown): void {
    if (!(error instanceof Problem) || error.status !== 400) return;
    // One of them can never be taken, and holds up the rest: it is named, and left out.
    const named = new Set(error.errors.map(({ field }) => Number(field.match(/^items\[(\d+)\]/)?.[1])));
    const bad = batch.filter((_, index) => named.has(index));
    const out = bad.length > 0 ? bad : batch;
    this.forget(out.map(({ id }) => id));
    for (const entry of out) {
      this.answered(entry, { id: entry.id, outcome: 'refused', code: error.code, message: error.errors[0]?.message ?? error.message } as SyncResult);
    }
  }

  private forget(ids: string[]): void {
    this.entries = this.entries.filter(({ id }) => !ids.includes(id));
    this.store();
  }

  private stored(): Entry[] {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? '[]') as Entry[];
    } catch {
      return [];
    }
  }

  private store(): void {
    try {
      if (this.entries.length === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify($state.snapshot(this.entries)));
    } catch {
      // Without storage the queue lives as long as the page.
    }
  }
}
