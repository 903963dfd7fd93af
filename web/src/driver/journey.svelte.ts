/// What the driver's page is about at this moment: a wish, or an assistance that is under way or has just ended.
import { call } from '../lib/api/client';
import { asProblem, type Problem } from '../lib/api/problem';
import { session } from '../lib/api/session.svelte';
import type { Assistance } from '../lib/api/types';
import { Draft } from '../lib/draft.svelte';
import { Outbox } from '../lib/outbox.svelte';
import { isOpen, Trip } from '../lib/trip.svelte';
import { toasts } from '../lib/ui/toasts.svelte';

export class Journey {
  trip = $state.raw<Trip | null>(null);
  /** `looking`: whether there is one is not known yet. */
  state = $state<'looking' | 'ready' | 'failed'>('looking');
  outbox = $state.raw<Outbox | null>(null);
  /** Survives a reload: an ended one is shown until it is put away. */
  private readonly shown = new Draft('journey', () => ({ id: null as number | null }));

  /** Looks for an open assistance, or for the one that was shown before a reload. */
  async look(): Promise<void> {
    const me = session.user?.id;
    if (me === undefined || session.user?.user_type !== 'client') {
      this.state = 'ready';
      return;
    }
    // Somebody else signed in after the session had ended: what was shown is not theirs.
    if (this.trip && this.trip.me !== me) this.leave();
    this.outbox ??= new Outbox(me, (entry, result) => {
      if (result.outcome === 'refused') {
        toasts.say(result.message ?? result.code ?? '', 'bad');
        if ('assistance_id' in entry && entry.assistance_id === this.trip?.id) void this.trip.refresh();
      }
    });
    void this.outbox.flush();
    this.state = 'looking';
    try {
      const page = await call('get', '/api/assistance/view/', { query: { limit: 5 } });
      const list = page.Assistance as Assistance[];
      const found = list.find(({ status }) => isOpen(status)) ?? list.find(({ id }) => id === this.shown.value.id);
      if (found && found.id !== this.trip?.id) this.follow(found);
      this.state = 'ready';
    } catch (error) {
      this.state = asProblem(error).status === 401 ? 'ready' : 'failed';
    }
  }

  follow(assistance: Assistance): void {
    const me = session.user?.id;
    if (me === undefined || !this.outbox) return;
    this.trip?.close();
    this.trip = new Trip(assistance, me, this.outbox);
    this.shown.value.id = assistance.id;
  }

  /** The request was refused because there is one already. */
  async adopt(problem: Problem): Promise<boolean> {
    const id = Number(problem.document.assistance_id);
    if (problem.code !== 'open_assistance_exists' || !id) return false;
    this.follow((await call('get', '/api/assistance/view/{id}/', { path: { id } })) as Assistance);
    return true;
  }

  putAway(): void {
    this.trip?.close();
    this.trip = null;
    this.shown.value.id = null;
  }

  /** Somebody signed out: nothing of theirs stays on the screen. */
  leave(): void {
    this.putAway();
    this.outbox?.close();
    this.outbox = null;
    this.state = 'ready';
  }
}
