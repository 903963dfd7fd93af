/// One assistance as its parties live it: how it stands, what was said, where the other one is. Told by the channel, and
/// looked at again where the channel is silent.
import { asProblem } from './api/problem';
import { call } from './api/client';
import type { Assistance, Message, Party, Position, Stage, Status } from './api/types';
import { serverTime } from './clock';
import { kilometres } from './geo';
import { network } from './network.svelte';
import type { Outbox } from './outbox.svelte';
import { Channel, type Frame } from './socket.svelte';
import { toasts } from './ui/toasts.svelte';

/** Seconds a kilometre before the server has said better: 40 km/h on roads a third longer than the straight line. */
const PACE = 117;

export interface Seen extends Position {
  at: string;
}

export class Trip {
  assistance = $state.raw() as Assistance;
  messages = $state<Message[]>([]);
  /** The other party's last position. */
  peer = $state.raw<Seen | null>(null);
  /** It is somebody else's, or not there any more. */
  lost = $state(false);
  channel = $state.raw() as Channel;
  private pace = PACE;
  private readonly patrol: ReturnType<typeof setInterval>;
  private reading = false;
  private again = false;

  constructor(
    assistance: Assistance,
    readonly me: number,
    readonly outbox: Outbox,
  ) {
    this.assistance = assistance;
    this.channel = new Channel(`/ws/assistance/${assistance.id}/`, {
      frame: (frame) => this.hear(frame),
      reset: (frame) => this.reset(frame),
      gone: () => void this.refresh(),
    });
    // A line that is dead without saying so, or a fact that never came: looked at while somebody looks.
    this.patrol = setInterval(() => {
      if (document.visibilityState === 'visible' && network.good && this.open && this.channel.silence > 15_000) void this.refresh();
    }, 10_000);
    void this.refresh();
  }

  get id(): number {
    return this.assistance.id;
  }

  get open(): boolean {
    return isOpen(this.assistance.status);
  }

  get stage(): Stage | null {
    return this.assistance.stage ?? null;
  }

  /** Seconds until the assistant is at the vehicle; null when nobody comes, or is there, or it cannot be told. */
  arrival(assistantAt: Position | null): number | null {
    const { status, pickupLocation } = this.assistance;
    if (status !== 'accepted' || this.stage === 'arrived' || this.stage === 'loaded') return null;
    if (!assistantAt) return this.assistance.arrival_seconds ?? null;
    return kilometres(assistantAt, pickupLocation) * this.pace;
  }

  /** Somebody else's words that were not read yet. */
  get unread(): number {
    return this.messages.filter(({ sender_id, read }) => sender_id !== this.me && !read).length;
  }

  /** Tells the other party that all was read. */
  markRead(): void {
    const last = this.messages.findLast(({ sender_id, read }) => sender_id !== this.me && !read);
    if (!last || !this.channel.say({ type: 'read', up_to: last.id })) return;
    this.messages = this.messages.map((message) => (message.sender_id === this.me ? message : { ...message, read: true }));
  }

  /** What this person did, seen at once; the server's answer comes over it. */
  foresee(change: Partial<Assistance>): void {
    this.assistance = { ...this.assistance, ...change };
  }

  /** Reads how it stands. Asked while it is being read, it is read once more. */
  async refresh(): Promise<void> {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    try {
      const view = (await call('get', '/api/assistance/view/{id}/', { path: { id: this.id } })) as Assistance;
      const behind = view.status !== this.assistance.status && this.channel.state === 'open' && this.channel.silence > 15_000;
      this.take(view);
      if (behind) this.channel.reconnect();
    } catch (error) {
      const { status } = asProblem(error);
      if (status === 403 || status === 404) this.lost = true;
    } finally {
      this.reading = false;
      if (this.again) {
        this.again = false;
        void this.refresh();
      }
    }
  }

  close(): void {
    clearInterval(this.patrol);
    this.channel.close();
  }

  private take(view: Assistance): void {
    this.lost = false;
    // What this phone has yet to tell is newer than what the server knows, unless all is over there.
    const untold = this.outbox.entries.some((entry) => (entry.type === 'stage' || entry.type === 'status') && entry.assistance_id === view.id);
    if (untold && isOpen(view.status)) return;
    this.assistance = view;
    const seconds = view.arrival_seconds;
    if (seconds && this.peer && view.stage !== 'loaded') {
      const straight = kilometres(this.peer, view.pickupLocation);
      if (straight > 0.2) this.pace = seconds / straight;
    }
  }

  private reset(frame: Frame): void {
    if (frame.assistance) this.take(frame.assistance as Assistance);
    if (Array.isArray(frame.messages)) this.messages = frame.messages as Message[];
  }

  private hear(frame: Frame): void {
    switch (frame.type) {
      case 'location':
        if (frame.user_id !== this.me) this.peer = { lat: Number(frame.lat), lng: Number(frame.lng), at: String(frame.at ?? serverTime()) };
        break;
      case 'status':
        this.told(frame);
        break;
      case 'stage':
        this.foresee({ stage: frame.stage as Stage });
        void this.refresh();
        break;
      case 'chat':
        this.messages = [...this.messages.filter(({ id }) => id !== frame.id), frame as unknown as Message].sort((a, b) => a.id - b.id);
        break;
      case 'read':
        this.messages = this.messages.map((message) =>
          message.sender_id !== frame.user_id && message.id <= Number(frame.up_to) ? { ...message, read: true } : message,
        );
        break;
      case 'error':
        if (frame.code !== 'rate_limited') toasts.say(String(frame.message), 'bad');
        break;
      case 'connection_established':
      case 'degraded':
      case 'recovered':
        break;
      default:
        // A fact of a kind that this page does not know: it reads how things stand.
        if (frame.seq !== undefined) void this.refresh();
    }
  }

  private told(frame: Frame): void {
    const assistant = frame.assistant as Party | null | undefined;
    const before = this.assistance.assistant;
    // Another one comes: where the one before was is of no meaning any more.
    const another = Boolean(assistant && before && assistant.id !== before.id);
    if (another) this.peer = null;
    if (assistant?.lat !== undefined && assistant.lng !== undefined && assistant.id !== this.me) {
      this.peer = { lat: assistant.lat, lng: assistant.lng, at: String(frame.at) };
    }
    const { status, total_price, cancel_reason, canceled_by } = frame as unknown as Partial<Assistance> & { status: Status };
    this.foresee({
      status,
      ...(assistant ? { assistant: another ? assistant : { ...before, ...assistant } } : {}),
      ...(typeof total_price === 'number' ? { total_price, price_pending: false } : {}),
      ...(cancel_reason ? { cancel_reason } : {}),
      ...(canceled_by ? { canceled_by } : {}),
    });
    void this.refresh();
  }
}

export function isOpen(status: Status): boolean {
  return status === 'requested' || status === 'accepted' || status === 'ongoing';
}
