/// An assistant's shift: whether they are asked, what they are offered, and the job that they have. What a reload in a tunnel
/// needs is kept on the phone until they sign out.
import { call, newKey } from '../lib/api/client';
import { asProblem } from '../lib/api/problem';
import { session } from '../lib/api/session.svelte';
import type { Assistance, AssistantProfile, Offer } from '../lib/api/types';
import { serverNow } from '../lib/clock';
import { config } from '../lib/config.svelte';
import { demo } from '../lib/demo.svelte';
import { t, tOr } from '../lib/i18n/index.svelte';
import { network } from '../lib/network.svelte';
import { Outbox } from '../lib/outbox.svelte';
import { Channel, type Frame } from '../lib/socket.svelte';
import { isOpen, Trip } from '../lib/trip.svelte';
import { toasts } from '../lib/ui/toasts.svelte';
import { sentence } from '../lib/ui/words';
import { attention } from './attention';
import { forget, keep, recall } from './kept';
import { standing, type Standing } from './papers/papers';
import { OwnPosition } from './position.svelte';
import { today } from './today';

export class Shift {
  profile = $state.raw<AssistantProfile | null>(null);
  offers = $state.raw<Offer[]>([]);
  job = $state.raw<Trip | null>(null);
  /** `away`: known only from what the phone kept. */
  state = $state<'looking' | 'ready' | 'away' | 'failed'>('looking');
  switching = $state(false);
  channel = $state.raw<Channel | null>(null);
  outbox = $state.raw<Outbox | null>(null);
  readonly position = new OwnPosition((frame) => this.job?.channel.say(frame) || (this.channel?.say(frame) ?? false));

  /** Begins with what the server says, or with what was kept while it says nothing. */
  async begin(): Promise<void> {
    await session.restore();
    const kept = recall();
    if (session.user) {
      if (session.user.user_type !== 'assistant') {
        this.state = 'ready';
        return;
      }
      if (kept && kept.profile.id !== session.user.id) this.forgetAll();
      this.join(session.user.id);
      void this.outbox?.flush();
      await this.load();
    } else if (session.state === 'unknown' && kept) {
      this.profile = kept.profile;
      this.join(kept.profile.id);
      if (kept.job && !this.job) this.take(kept.job);
      this.state = 'away';
    } else this.state = session.state === 'unknown' ? 'failed' : 'ready';
  }

  async wake(): Promise<void> {
    if (this.state === 'away' || this.state === 'failed') await this.begin();
    else if (this.state === 'ready' && this.profile) await this.load();
  }

  private join(me: number): void {
    this.outbox ??= new Outbox(me, (entry, result) => {
      const about = 'assistance_id' in entry && entry.assistance_id === this.job?.id;
      if (result.outcome === 'refused') toasts.say(result.message ?? result.code ?? '', 'bad');
      if (about && entry.type !== 'chat' && entry.type !== 'read') void this.job?.refresh();
    });
    this.channel ??= new Channel(`/ws/assistant/${me}/`, {
      frame: (frame) => this.hear(frame),
      reset: (frame) => this.reset(frame),
      gone: () => (this.state = 'failed'),
    });
  }

  async load(): Promise<void> {
    try {
      const { assistant } = await call('get', '/api/profile/assistant/');
      if (this.switching) return;
      this.state = 'ready';
      this.update(assistant);
    } catch (error) {
      if (asProblem(error).status !== 401) this.state = this.profile ? 'away' : 'failed';
    }
  }

  /** What the server now says about this assistant. */
  update(profile: AssistantProfile): void {
    const approved = this.profile?.id === profile.id && !this.profile.documents_approved && profile.documents_approved;
    this.profile = profile;
    const { name, email, phone_number, email_verified, phone_verified } = profile;
    session.update({ name, email, phone_number, email_verified, phone_verified });
    this.remember();
    this.track();
    if (!approved || !config.value.require_approved_documents) return;
    attention.call(t('papers.approved'));
    toasts.say(t('papers.approved'), 'good');
  }

  get active(): boolean {
    return this.profile?.is_active_assistant ?? false;
  }

  /** What keeps this assistant from going on duty. */
  get standing(): Standing {
    if (!this.profile || this.active) return 'good';
    return standing(this.profile, today(), config.value.require_approved_documents ?? false);
  }

  async setActive(active: boolean): Promise<void> {
    if (!this.profile) return;
    this.switching = true;
    attention.arm();
    try {
      const at = this.position.at;
      if (active && at) await call('post', '/api/profile/update-location/', { body: { latitude: at.lat, longitude: at.lng } });
      const { is_active } = await call('post', '/api/profile/assistant-status/', { body: { is_active: active } });
      if (!is_active) this.offers = [];
      this.update({ ...this.profile, is_active_assistant: is_active });
      if (active && (await demo.slowDown().catch(() => false))) toasts.say(t('demo.slowed'));
    } catch (error) {
      // The operator asks for approval since this page was opened.
      if (asProblem(error).code === 'documents_not_approved') void config.load();
      toasts.say(sentence(error), 'bad');
    } finally {
      this.switching = false;
    }
  }

  /** Tries for as long as the offer lives: with the same key it is one and the same word. */
  async accept(offer: Offer): Promise<void> {
    const key = newKey();
    const lives = () => Date.parse(offer.expires_at) > serverNow() && this.offers.some(({ offer_id }) => offer_id === offer.offer_id);
    for (;;) {
      try {
        const view = await call('patch', '/api/assistance/accept/{id}/', { path: { id: offer.assistance_id }, key, timeout: 8_000 });
        this.take(view as unknown as Assistance);
        return;
      } catch (error) {
        const problem = asProblem(error);
        if (problem.passing && lives()) {
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          continue;
        }
        // The channel tells the same in the same words, before or after.
        if (problem.code === 'already_taken') toasts.say(t('offer.closed_taken'));
        else toasts.say(sentence(error), 'bad');
        this.drop(offer.offer_id);
        return;
      }
    }
  }

  async decline(offer: Offer): Promise<void> {
    this.drop(offer.offer_id);
    // Whether the word arrives or not: the offer runs out by itself.
    await call('patch', '/api/assistance/decline/{id}/', { path: { id: offer.assistance_id }, key: newKey() }).catch(() => undefined);
  }

  putAway(): void {
    this.job?.close();
    this.job = null;
    this.remember();
    void this.load();
  }

  leave(): void {
    this.position.stop();
    this.job?.close();
    this.channel?.close();
    this.outbox?.close();
    this.job = this.channel = this.outbox = this.profile = null;
    this.offers = [];
    this.forgetAll();
    this.state = 'ready';
  }

  /** What the next start without a network needs. */
  remember(): void {
    if (this.profile) keep({ profile: this.profile, job: this.job && this.job.open ? this.job.assistance : null });
  }

  private forgetAll(): void {
    forget();
  }

  private take(assistance: Assistance): void {
    if (!this.outbox || !this.profile) return;
    if (this.job?.id === assistance.id) return;
    this.job?.close();
    this.offers = [];
    this.job = new Trip(assistance, this.profile.id, this.outbox);
    this.remember();
    this.track();
    this.position.renew();
  }

  private drop(offer: number): void {
    this.offers = this.offers.filter(({ offer_id }) => offer_id !== offer);
  }

  private track(): void {
    if (this.active || this.job?.open) this.position.start();
    else this.position.stop();
  }

  private reset(frame: Frame): void {
    const offers = (frame.offers ?? []) as Offer[];
    if (offers.some(({ offer_id }) => !this.offers.some((known) => known.offer_id === offer_id))) attention.call(t('offer.new'));
    this.offers = offers;
    this.position.renew();
    const assistance = frame.assistance as Assistance | null;
    if (assistance && isOpen(assistance.status)) this.take(assistance);
  }

  private hear(frame: Frame): void {
    switch (frame.type) {
      case 'new_assistance_request': {
        const offer = frame as unknown as Offer;
        this.offers = [offer, ...this.offers.filter(({ offer_id }) => offer_id !== offer.offer_id)];
        attention.call(t('offer.new'));
        break;
      }
      case 'offer_closed': {
        const known = this.offers.find(({ offer_id }) => offer_id === frame.offer_id);
        this.drop(Number(frame.offer_id));
        if (known && frame.reason !== 'busy') toasts.say(tOr(`offer.closed_${String(frame.reason)}`, t('offer.closed')));
        break;
      }
      case 'error':
        if (frame.code !== 'rate_limited') toasts.say(String(frame.message), 'bad');
        break;
      case 'degraded':
      case 'recovered':
      case 'location':
        break;
      default:
        // Something else happened to this assistant, such as a job by a dispatcher's hand.
        if (frame.seq !== undefined) void this.findJob();
    }
  }

  /** The open assistance that the server says is theirs, and none else. */
  async findJob(): Promise<void> {
    try {
      const page = await call('get', '/api/assistance/view/', { query: { limit: 5 } });
      const found = (page.Assistance as Assistance[]).find(({ status, assistant }) => isOpen(status) && assistant?.id === this.profile?.id);
      if (found) this.take(found);
      await this.job?.refresh();
    } catch {
      if (!network.good) return;
    }
  }
}
