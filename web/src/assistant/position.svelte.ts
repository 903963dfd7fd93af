/// Where the assistant is: watched by the phone, or set on the map where the phone may not tell, and told to the server.
import type { Position } from '../lib/api/types';
import { phoneSeconds, serverTime } from '../lib/clock';
import { demo } from '../lib/demo.svelte';
import { kilometres } from '../lib/geo';

/** `elsewhere`: in a demonstration, whose city is not where the visitor is. */
export type Fault = 'denied' | 'unavailable' | 'insecure' | 'elsewhere';

/** Something that can be told where one is; false when it could not be said. */
type Tell = (frame: object) => boolean;

/** Said again after so long by the server's clock, so that nobody takes a parked truck for a lost one. */
const REPEAT = 45_000;
/** Not more often than this, and not for less than this. */
const PAUSE = 2_000;
const STEP_KM = 0.01;

export class OwnPosition {
  at = $state.raw<Position | null>(null);
  fault = $state<Fault | null>(null);
  private watch: number | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private more: object = {};
  private told: Position | null = null;
  private toldAt = 0;

  constructor(private readonly tell: Tell) {}

  start(): void {
    if (this.timer) return;
    this.timer = setInterval(() => this.pass(), 1_000);
    if (!isSecureContext || !('geolocation' in navigator)) {
      this.fault = isSecureContext ? 'unavailable' : 'insecure';
      return;
    }
    this.watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        const instead = demo.instead({ lat: coords.latitude, lng: coords.longitude });
        if (instead) {
          this.fault = 'elsewhere';
          this.at ??= instead;
          return this.pass();
        }
        this.fault = null;
        const { accuracy, speed, heading } = coords;
        this.more = { accuracy, ...(speed === null ? {} : { speed }), ...(heading === null || Number.isNaN(heading) ? {} : { heading }) };
        this.at = { lat: coords.latitude, lng: coords.longitude };
        this.pass();
      },
      (error) => {
        // A fix that comes late is no fault; one that may not come is.
        if (error.code !== error.TIMEOUT) this.fault = error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable';
      },
      { enableHighAccuracy: true, maximumAge: 5_000 },
    );
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    if (this.watch !== null) navigator.geolocation.clearWatch(this.watch);
    this.watch = null;
  }

  /** By hand, where the phone does not tell. */
  set(at: Position): void {
    this.more = {};
    this.at = at;
    this.pass();
  }

  /** The next one is said at once: somebody new listens. */
  renew(): void {
    this.toldAt = 0;
    this.pass();
  }

  private pass(): void {
    const at = this.at;
    if (!at) return;
    const waited = Date.now() - this.toldAt;
    const moved = !this.told || kilometres(this.told, at) > STEP_KM;
    if (waited < PAUSE || (!moved && waited < phoneSeconds(REPEAT))) return;
    if (!this.tell({ type: 'location', ...at, ...this.more, at: serverTime() })) return;
    this.told = at;
    this.toldAt = Date.now();
  }
}
