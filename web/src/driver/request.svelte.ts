/// What a driver is about to ask for: kept as a draft, estimated as it changes, sent until it is answered.
import { call, newKey } from '../lib/api/client';
import { asProblem, Problem } from '../lib/api/problem';
import type { Assistance, Estimate, Position, Service, Vehicle } from '../lib/api/types';
import { Backoff } from '../lib/backoff';
import { Draft } from '../lib/draft.svelte';
import { network } from '../lib/network.svelte';
import { places } from '../lib/places.svelte';

export interface Wish {
  pickup: Position | null;
  typed: string;
  service: Service | null;
  vehicle: Vehicle;
  /** Where a tow goes: a workshop's id, or a point, or not said yet. */
  workshop: number | null;
  dropoff: Position | null;
  description: string;
  /** The request as it was sent: repetitions are one and the same. */
  key: string;
  sending: boolean;
}

const empty = (): Wish => ({
  pickup: null,
  typed: '',
  service: null,
  vehicle: 'light',
  workshop: null,
  dropoff: null,
  description: '',
  key: newKey(),
  sending: false,
});

type Estimated = { state: 'none' | 'asking' | 'failed' } | { state: 'known'; value: Estimate };

export class Request {
  private readonly draft = new Draft<Wish>('request', empty);
  estimate = $state.raw<Estimated>({ state: 'none' });
  problem = $state.raw<Problem | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private abort: AbortController | null = null;

  get wish(): Wish {
    return this.draft.value;
  }

  /** Enough to name a price. */
  get complete(): boolean {
    const { pickup, service, workshop, dropoff } = this.wish;
    return pickup !== null && (service === 'repair' || (service === 'towing' && (workshop !== null || dropoff !== null)));
  }

  /** Where the tow goes, for the map. */
  get destination(): Position | null {
    const { service, workshop, dropoff } = this.wish;
    if (service !== 'towing') return null;
    return workshop === null ? dropoff : (places.list.find(({ id }) => id === workshop) ?? null);
  }

  /** What price and arrival depend on, as it is sent. */
  body() {
    const { pickup, service, vehicle, workshop, dropoff } = this.wish;
    return {
      pickup: $state.snapshot(pickup)!,
      assistance_type: service!,
      vehicle_type: vehicle,
      ...(service === 'towing' ? (workshop === null ? { dropoff: $state.snapshot(dropoff)! } : { workshop_id: workshop }) : {}),
    };
  }

  /** Asks for price and arrival, a moment after the last change. */
  reckon(): void {
    clearTimeout(this.timer);
    this.abort?.abort();
    if (!this.complete) {
      this.estimate = { state: 'none' };
      return;
    }
    this.estimate = { state: 'asking' };
    const body = this.body();
    this.timer = setTimeout(() => void this.ask(body), 350);
  }

  private async ask(body: ReturnType<Request['body']>): Promise<void> {
    const abort = (this.abort = new AbortController());
    try {
      const value = await call('post', '/api/assistance/estimate/', { body, open: true, signal: abort.signal });
      this.estimate = { state: 'known', value };
      this.problem = null;
    } catch (error) {
      if (abort.signal.aborted) return;
      const problem = asProblem(error);
      this.problem = problem.passing ? null : problem;
      this.estimate = { state: 'failed' };
    }
  }

  /** Sends it until there is an answer; null when the person stopped it. What the server refuses is thrown. */
  async send(): Promise<Assistance | null> {
    const backoff = new Backoff(1_500, 15_000);
    this.wish.sending = true;
    this.problem = null;
    const description = this.wish.description.trim();
    const body = { ...this.body(), ...(description ? { description } : {}) };
    while (this.wish.sending) {
      try {
        const { assistance } = await call('post', '/api/assistance/request/', { body, key: this.wish.key, timeout: 20_000 });
        this.draft.clear();
        return assistance as Assistance;
      } catch (error) {
        const problem = asProblem(error);
        if (!problem.passing) {
          this.wish.sending = false;
          this.wish.key = newKey();
          this.problem = problem;
          throw problem;
        }
        await until((problem.retryAfter ?? 0) * 1_000 || backoff.next());
      }
    }
    return null;
  }

  stop(): void {
    this.wish.sending = false;
  }

  /** The same wish once more, after a search without success. */
  again(last: Assistance): void {
    this.draft.value = {
      ...empty(),
      pickup: last.pickupLocation,
      service: last.assistance_type,
      vehicle: last.vehicle_type,
      workshop: last.workshop_id ?? null,
      dropoff: last.workshop_id ? null : (last.dropoffLocation ?? null),
      description: last.description ?? '',
    };
  }
}

/** Waits so many milliseconds, or until a try is worth it. */
function until(wait: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      unhook();
      resolve();
    };
    const timer = setTimeout(done, wait);
    const unhook = network.onWake(done);
  });
}
