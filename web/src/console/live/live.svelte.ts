/// What happens now: asked for again and again, kept for the map, the queue and the list.

import { call } from '../../lib/api/client';
import { asProblem, type Problem } from '../../lib/api/problem';
import { isOff, phoneSeconds, serverNow } from '../../lib/clock';
import { config } from '../../lib/config.svelte';
import { network } from '../../lib/network.svelte';
import { Fleet, type State } from '../logic/fleet';
import { byUrgency, changes, type Changes, type Urgency } from '../logic/urgency';
import type { LiveAnswer, OpenAssistance } from '../types';

const SLOWEST_MS = 15_000;
/** Between two looks: two seconds, or one where they are minutes of the server's clock. */
const period = () => Math.min(2_000, Math.max(1_000, phoneSeconds(30_000)));
/** A little longer than the time between two answers: whoever drives does not stop in between. */
const glide = () => period() * 1.15;
/** Whoever's clock was set asks for the right time, but not with every answer. */
const CLOCK_MS = 10_000;

export class Live {
  readonly fleet = new Fleet(serverNow);
  /** The open assistances, the most urgent first. */
  queue = $state.raw<OpenAssistance[]>([]);
  /** How many wait beyond their limit. */
  late = $derived(this.queue.filter((open) => open.urgency === 'breached').length);
  counts = $state.raw<Record<State, number>>({ idle: 0, busy: 0, stale: 0 });
  problem = $state.raw<Problem | null>(null);
  /** When the last answer came, by the server's clock (milliseconds since 1970); null before the first. */
  answeredAt = $state<number | null>(null);
  /** The same by this page's clock. */
  heardAt = $state<number | null>(null);
  /** Raised by every answer: whoever reads the fleet, which is no state, reads again. */
  answers = $state(0);
  private version: number | undefined;
  private known = new Map<number, Urgency>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = period();
  private clockAsked = 0;
  private running = false;

  constructor(private readonly onChanges: (changes: Changes) => void) {}

  /** Begins to ask; call the answer to stop. */
  start(): () => void {
    this.running = true;
    void this.ask();
    const look = () => document.visibilityState === 'visible' && void this.ask();
    const asleep = network.onWake(() => void this.ask());
    document.addEventListener('visibilitychange', look);
    return () => {
      this.running = false;
      clearTimeout(this.timer);
      asleep();
      document.removeEventListener('visibilitychange', look);
    };
  }

  private asking = false;

  /** Asks now, and again after a while. */
  async ask(): Promise<void> {
    if (this.asking || !this.running) return;
    this.asking = true;
    clearTimeout(this.timer);
    try {
      const query = this.version === undefined ? {} : { since: this.version };
      this.take((await call('get', '/api/admin/live/', { query, timeout: 10_000 })) as LiveAnswer);
      this.problem = null;
      this.pause = period();
    } catch (error) {
      this.problem = asProblem(error);
      this.pause = Math.min(SLOWEST_MS, Math.max(this.pause * 1.6, (this.problem.retryAfter ?? 0) * 1000));
    } finally {
      this.asking = false;
    }
    if (this.running && document.visibilityState === 'visible') this.timer = setTimeout(() => void this.ask(), this.pause);
  }

  /** The server began anew, or this computer's clock was set: ages that were counted by the old time are read again. */
  private async setClock(now: number): Promise<void> {
    this.clockAsked = now;
    await config.load();
    this.version = undefined;
    await this.ask();
  }

  private take(answer: LiveAnswer): void {
    const now = Date.now();
    if (isOff(answer.at, now) && now - this.clockAsked > CLOCK_MS) void this.setClock(now);
    const server = serverNow(now);
    const moment = performance.now();
    const { full } = answer;
    const late = this.heardAt === null || now - this.heardAt > 4 * period();
    this.fleet.apply(answer.assistants, answer.gone, moment, { full, glide: late || reduced() ? 0 : glide() });
    this.version = answer.version;
    const first = this.heardAt === null;
    const changed = changes(this.known, answer.assistances);
    this.known = new Map(answer.assistances.map((open) => [open.id, open.urgency]));
    this.queue = byUrgency(answer.assistances);
    this.counts = this.fleet.counts();
    this.answeredAt = server;
    this.heardAt = now;
    this.answers += 1;
    if (!first) this.onChanges(changed);
  }
}

function reduced(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
