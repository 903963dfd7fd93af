/// The request that is written down while somebody is on the phone. One at a time: it stays when the sheet closes.

import { newKey } from '../../lib/api/client';
import type { Position } from '../../lib/api/types';
import { Draft } from '../../lib/draft.svelte';
import { writePosition } from '../../lib/geo';
import type { Asked } from '../logic/request';

export type Picked = 'where' | 'dropoff';

const nothing = () => ({
  client: null,
  phone: '',
  name: '',
  where: '',
  service: null,
  vehicle: 'light',
  to: '',
  dropoff: '',
  note: '',
  /** The request as it was sent: repetitions are one and the same. */
  key: newKey(),
}) as Asked & { key: string };

class Asking {
  private readonly draft = new Draft('console.request', nothing);
  open = $state(false);
  /** The map is to be tapped for this; the sheet waits. */
  picking = $state<Picked | null>(null);
  /** Where to go on in the sheet. */
  picked = $state<Picked | null>(null);

  get value() {
    return this.draft.value;
  }

  get isBegun(): boolean {
    const { client, phone, name, where, note } = this.value;
    return client !== null || [phone, name, where, note].some((text) => text.trim() !== '');
  }

  begin(): void {
    this.picked = null;
    this.picking = null;
    this.open = true;
  }

  leave(): void {
    this.open = false;
    this.picking = null;
  }

  clear(): void {
    this.draft.clear();
  }

  pick(what: Picked): void {
    this.picking = what;
    this.open = false;
  }

  /** A place of the map, or none after all. */
  take(at: Position | null): void {
    if (this.picking && at) this.value[this.picking] = writePosition(at);
    this.picked = this.picking;
    this.picking = null;
    this.open = true;
  }
}

export const asking = new Asking();
