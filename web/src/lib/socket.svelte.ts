/// One channel of facts: opened with the session's token, resumed from the last fact seen, however often the signal goes.
import { untrack } from 'svelte';
import { Backoff } from './backoff';
import { session } from './api/session.svelte';
import { network } from './network.svelte';

export interface Frame {
  type: string;
  seq?: number;
  at?: string;
  [more: string]: unknown;
}

export interface ChannelListener {
  /** A fact, in order and once; or a frame that is no fact (`location`, `degraded`, `error`). */
  frame(frame: Frame): void;
  /** How things stand: forget what was known before. */
  reset(frame: Frame): void;
  /** The channel is no longer this person's (4004, or refused for good). */
  gone?(): void;
}

type State = 'closed' | 'connecting' | 'open' | 'waiting';

/** Close codes after which nothing is to be had by coming back. */
const FINAL = new Set([1002, 1003, 1007, 4004]);

export class Channel {
  state = $state<State>('closed');
  /** The database is away: positions flow, nothing can be stored. */
  degraded = $state(false);
  private seq: number;
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly backoff = new Backoff(500, 15_000);
  private readonly unhook: () => void;
  private readonly unwatch: () => void;
  private refused = 0;
  private ended = false;
  private heardAt = 0;

  constructor(
    private readonly path: string,
    private readonly listener: ChannelListener,
    /** The last fact that is known; -1 asks for everything in one frame. */
    since = -1,
  ) {
    this.seq = since;
    this.unhook = network.onWake(() => this.hurry());
    window.addEventListener('offline', this.lost);
    void this.open();
    // Signed in again: what the end of the session had closed goes on.
    this.unwatch = $effect.root(() => {
      $effect(() => {
        if (session.state === 'in') untrack(() => this.state === 'closed' && void this.open());
      });
    });
  }

  /** The number of the last fact seen. */
  get since(): number {
    return this.seq;
  }

  /** False when it could not be said now. */
  say(frame: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  /** Milliseconds since anything was heard. */
  get silence(): number {
    return Date.now() - this.heardAt;
  }

  /** Gives up this connection and makes another: it is known to be behind. */
  reconnect(): void {
    this.drop();
    void this.open();
  }

  close(): void {
    this.ended = true;
    this.unhook();
    this.unwatch();
    window.removeEventListener('offline', this.lost);
    this.drop();
    this.state = 'closed';
  }

  private readonly lost = () => {
    // The browser says that the network is gone; the socket would notice only minutes later.
    if (this.ended) return;
    this.drop();
    this.later();
  };

  private async open(): Promise<void> {
    if (this.ended || this.socket) return;
    this.state = 'connecting';
    let token: string;
    try {
      token = await session.token();
    } catch {
      if (session.state === 'in' || session.state === 'unknown') this.later();
      else this.state = 'closed';
      return;
    }
    if (this.ended || this.socket) return;
    const address = new URL(`${this.path}?since=${this.seq}`, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address, ['bearer', token]);
    this.socket = socket;
    let opened = false;
    // A handshake that hangs on a bad line would otherwise hang for minutes.
    const hang = setTimeout(() => socket === this.socket && !opened && this.reconnect(), 12_000);
    socket.onopen = () => {
      opened = true;
      clearTimeout(hang);
      this.heardAt = Date.now();
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      if (socket === this.socket) this.hear(event.data);
    };
    socket.onclose = (event) => {
      clearTimeout(hang);
      if (socket === this.socket) this.closed(event.code, opened, token);
    };
  }

  private hear(text: string): void {
    this.heardAt = Date.now();
    let frame: Frame;
    try {
      frame = JSON.parse(text) as Frame;
    } catch {
      return;
    }
    if (frame.type === 'connection_established') {
      this.state = 'open';
      this.degraded = false;
      this.refused = 0;
      this.backoff.reset();
      network.answered();
      return;
    }
    if (frame.type === 'reset') {
      this.seq = frame.seq ?? this.seq;
      this.listener.reset(frame);
      return;
    }
    if (frame.type === 'degraded') this.degraded = true;
    if (frame.type === 'recovered') this.degraded = false;
    if (frame.seq !== undefined) {
      if (frame.seq <= this.seq) return;
      if (this.seq >= 0 && frame.seq > this.seq + 1) {
        this.say({ type: 'resume', since: this.seq });
        return;
      }
      this.seq = frame.seq;
    }
    this.listener.frame(frame);
  }

  private closed(code: number, opened: boolean, token: string): void {
    this.socket = null;
    if (this.ended) return;
    if (FINAL.has(code)) {
      this.state = 'closed';
      this.listener.gone?.();
      return;
    }
    // A handshake that failed may have been refused for its token, and a browser does not tell.
    if (code === 4001 || (!opened && network.good && ++this.refused % 2 === 1)) {
      void session.renewed(token).catch(() => undefined).finally(() => this.later());
      return;
    }
    if (!opened && network.good && this.refused >= 4) {
      this.refused = 0;
      this.listener.gone?.();
    }
    this.later();
  }

  private later(): void {
    if (this.ended) return;
    if (session.state === 'out' || session.state === 'expired') {
      this.state = 'closed';
      return;
    }
    this.state = 'waiting';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.open(), this.backoff.next());
  }

  private hurry(): void {
    if (this.state === 'waiting') {
      clearTimeout(this.timer);
      void this.open();
    }
  }

  private drop(): void {
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}
