/// A demonstration: its city is far from most visitors, and its time runs faster than life.
import { send } from './api/http';
import type { Config, Position } from './api/types';
import { setClock, type ServerClock } from './clock';
import { config } from './config.svelte';
import { kilometres } from './geo';

/** Who is farther away than this is no visitor of the city. */
const ELSEWHERE_KM = 40;
/** They stand so many degrees beside its middle, where the garage is. */
const BESIDE = { lat: 0.011, lng: 0.009 };
/** Fast enough to watch, slow enough to answer an offer. */
const HANDS_ON = 3;

class Demo {
  /** Seconds of the demonstration in one of life. */
  rate = $state(1);

  get on(): boolean {
    return config.value.demo != null;
  }

  /** A place in the city, for somebody who is elsewhere; null for who is there. */
  instead(at: Position): Position | null {
    const { center } = config.value.map;
    return this.on && kilometres(at, center) > ELSEWHERE_KM ? { lat: center.lat + BESIDE.lat, lng: center.lng + BESIDE.lng } : null;
  }

  /** Another page may have set it. */
  async look(): Promise<void> {
    const { clock } = (await send('get', '/api/web/config/', { timeout: 6_000 })) as Config;
    if (clock) this.take(clock);
  }

  async setRate(rate: number): Promise<void> {
    this.take((await send('post', '/dev/pace/', { body: { rate } })) as ServerClock);
  }

  /** Whoever takes part needs time to answer. Whether it was too fast for that. */
  async slowDown(): Promise<boolean> {
    if (!this.on || this.rate <= HANDS_ON) return false;
    await this.setRate(HANDS_ON);
    return true;
  }

  private take(clock: ServerClock): void {
    setClock(clock, Date.now());
    this.rate = clock.rate;
  }
}

export const demo = new Demo();
