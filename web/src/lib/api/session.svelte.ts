/// Who is signed in. The access token lives in this page's memory, the refresh token in a cookie that no script can read.
import { page, type Page } from '../page';
import { send } from './http';
import { newKey } from './key';
import { Problem } from './problem';
import type { SessionAnswer, User } from './types';

/** `unknown`: there may be a session, but the server could not be asked yet. */
type State = 'unknown' | 'in' | 'out' | 'expired';

/** Whether somebody ever signed in here; it outlives the session. */
const known = (at: Page) => `depannini.known.${at}`;
/** Tells the next visit whether asking for a session is worth a request; it is no secret. */
const hint = (at: Page) => `depannini.session.${at}`;
/** The key of a renewal that was not answered yet; without the cookie it opens nothing. */
const RENEWAL = `depannini.renewal.${page}`;
const SESSION = `/api/web/session/?page=${page}`;
const REFRESH = `/api/web/session/refresh/?page=${page}`;
const HEADERS = { 'X-Requested-With': 'depannini' };

class Session {
  state = $state<State>(stored(hint(page)) ? 'unknown' : 'out');
  user = $state<User | null>(null);
  private access: string | null = null;
  private until = 0;
  private renewal: Promise<void> | null = null;

  constructor() {
    if (typeof window === 'undefined') return;
    // Signed out in another tab: here too.
    window.addEventListener('storage', (event) => {
      if (event.key === hint(page) && event.newValue === null && this.state !== 'out') this.clear('out');
    });
  }

  /** Somebody has signed in on this device before. */
  get known(): boolean {
    return stored(known(page));
  }

  /** Looks whether the cookie still opens a session; quiet when the server cannot be reached. */
  async restore(): Promise<void> {
    if (this.state !== 'unknown') return;
    await this.renew('out').catch(() => undefined);
  }

  async signIn(who: { phone_number?: string; email?: string; password: string }): Promise<void> {
    await locked(async () => this.take((await send('post', SESSION, { body: who, headers: HEADERS })) as SessionAnswer));
  }

  async signOut(): Promise<void> {
    await locked(() => send('delete', SESSION, { headers: this.bearer() })).catch((error: unknown) => {
      // Signed out already is signed out; without an answer the session would go on behind the person's back.
      if (!(error instanceof Problem) || error.status !== 401) throw error;
    });
    this.clear('out');
  }

  /** Takes the session to the page that the person's role belongs to. */
  async moveTo(other: Page): Promise<void> {
    await locked(() => send('post', `/api/web/session/refresh/?page=${other}&from=${page}`, { headers: { ...HEADERS, 'Idempotency-Key': renewal.key() } }));
    renewal.answered();
    this.clear('out');
    remember(true, other);
  }

  /** A token that is good for a while yet. */
  async token(): Promise<string> {
    if (!this.access || Date.now() > this.until) await this.renew();
    if (!this.access) throw new Problem(401, 'signed_out');
    return this.access;
  }

  /** Another token than the one that was refused. */
  async renewed(refused: string): Promise<string> {
    if (this.access === refused) await this.renew();
    if (!this.access) throw new Problem(401, 'signed_out');
    return this.access;
  }

  /** What the server now says about the person. */
  update(user: Partial<User>): void {
    if (this.user) this.user = { ...this.user, ...user };
  }

  /** `otherwise`: what somebody is whose cookie opens nothing any more. */
  private renew(otherwise: State = 'expired'): Promise<void> {
    if (this.state === 'out' || this.state === 'expired') return Promise.resolve();
    this.renewal ??= locked(async () => {
      try {
        this.take((await send('post', REFRESH, { headers: { ...HEADERS, 'Idempotency-Key': renewal.key() } })) as SessionAnswer);
        renewal.answered();
      } catch (error) {
        if (error instanceof Problem && (error.status === 401 || error.status === 403)) {
          renewal.answered();
          this.clear(otherwise);
        } else throw error;
      }
    }).finally(() => (this.renewal = null));
    return this.renewal;
  }

  private bearer(): Record<string, string> {
    return this.access ? { ...HEADERS, Authorization: `Bearer ${this.access}` } : HEADERS;
  }

  private take(answer: SessionAnswer): void {
    // Another tab has signed somebody else in: this page is about the one before, and begins anew. What was typed is kept.
    if (this.user && this.renewal && this.user.id !== answer.user.id) location.reload();
    this.access = answer.access;
    this.until = Date.now() + Math.max(answer.expires_in - 30, 5) * 1000;
    this.user = answer.user;
    this.state = 'in';
    remember(true);
  }

  private clear(state: State): void {
    this.access = null;
    this.user = null;
    this.state = state;
    remember(false);
  }
}

/** One tab at a time: the cookie is good once. */
function locked<T>(work: () => Promise<T>): Promise<T> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  return locks ? (locks.request(SESSION, work) as Promise<T>) : work();
}

/** An answer that is lost in a tunnel has renewed the cookie at the server only: asked with the same key, it is told again. */
const renewal = {
  unanswered: null as string | null,
  key(): string {
    try {
      this.unanswered = localStorage.getItem(RENEWAL) ?? newKey();
      localStorage.setItem(RENEWAL, this.unanswered);
    } catch {
      // Storage is closed to this page: the key lives as long as it.
      this.unanswered ??= newKey();
    }
    return this.unanswered;
  },
  answered(): void {
    this.unanswered = null;
    try {
      localStorage.removeItem(RENEWAL);
    } catch {
      // As above.
    }
  },
};

function stored(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}

function remember(signedIn: boolean, at: Page = page): void {
  try {
    if (!signedIn) return localStorage.removeItem(hint(at));
    localStorage.setItem(hint(at), '1');
    localStorage.setItem(known(at), '1');
  } catch {
    // Storage is closed to this page: the next visit simply asks.
  }
}

export const session = new Session();
