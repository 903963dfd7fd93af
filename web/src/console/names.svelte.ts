/// Names of accounts of which only the id was told: asked for once, a few at a time, and only for those who are looked at.

import { SvelteMap } from 'svelte/reactivity';
import { call } from '../lib/api/client';

const AT_ONCE = 4;

class Lookup {
  private readonly known = new SvelteMap<number, string>();
  private readonly asked = new Set<number>();
  private waiting: number[] = [];
  private running = 0;

  constructor(private readonly read: (id: number) => Promise<string>) {}

  /** The name, or the id's number until it is known. */
  of(id: number): string {
    const name = this.known.get(id);
    if (name !== undefined) return name;
    if (!this.asked.has(id)) {
      this.asked.add(id);
      this.waiting.push(id);
      queueMicrotask(() => this.next());
    }
    return `#${id}`;
  }

  /** Somebody told it: no need to ask. */
  learn(id: number, name: string): void {
    this.asked.add(id);
    if (this.known.get(id) !== name) this.known.set(id, name);
  }

  private next(): void {
    while (this.running < AT_ONCE && this.waiting.length > 0) {
      const id = this.waiting.shift()!;
      this.running += 1;
      this.read(id)
        .then((name) => this.known.set(id, name))
        // asked again when somebody looks at it again later; until then the number serves
        .catch(() => setTimeout(() => this.asked.delete(id), 30_000))
        .finally(() => {
          this.running -= 1;
          this.next();
        });
    }
  }
}

export const people = new Lookup(async (id) => (await call('get', '/api/admin/people/{id}/', { path: { id } })).person.name);

export const services = new Lookup(async (id) => (await call('get', '/api/workshop/services/{id}/', { path: { id } })).title);

/** What a work order is about: the plate, or what else tells it from others. */
export const things = new Lookup(async (id) => {
  const thing = await call('get', '/api/workshop/assets/{id}/', { path: { id } });
  return thing.registration ?? thing.vin ?? thing.serial_number ?? `#${id}`;
});
