/// A newcomer on the way to an account: kept as a draft until it is made, all but the password.
import { call, newKey } from '../../lib/api/client';
import { session } from '../../lib/api/session.svelte';
import type { Position } from '../../lib/api/types';
import { writePosition } from '../../lib/geo';
import { attention } from '../attention';
import { Form } from '../form.svelte';
import { heldInPapers, noPapers } from '../papers/papers';
import { today } from '../today';
import { contactBody, faultsIn, FIELDS, newcomerBody, stepOf, STEPS, type Newcomer, type Step } from './steps';

interface Joining extends Newcomer {
  /** 0: not begun. */
  step: number;
  /** The request as it is sent: repetitions are one and the same. */
  key: string;
}

const empty = (): Joining => ({ ...noPapers(), name: '', phone_number: '', email: '', at: null, place: '', step: 0, key: newKey() });

export class Join {
  password = $state('');
  readonly form = new Form<Joining>('join', empty, {
    fields: STEPS.flatMap((step) => FIELDS[step]),
    faults: (typed) => (this.step ? faultsIn(this.step, typed, this.password, today()) : {}),
    held: (typed, field) => ({ password: this.password, current_lat: typed.at?.lat, current_lng: typed.at?.lng })[field] ?? heldInPapers(typed, field),
  });

  get typed(): Joining {
    return this.form.typed;
  }

  get step(): Step | undefined {
    return STEPS[this.typed.step - 1];
  }

  to(step: number): void {
    this.typed.step = step;
    this.form.tried = false;
    this.form.trouble = '';
  }

  /** The place, by the map. */
  put(at: Position): void {
    this.typed.at = at;
    this.typed.place = writePosition(at);
  }

  /** One step on, if there is nothing wrong with this one. */
  next(): boolean {
    if (!this.step || !this.form.ready(FIELDS[this.step])) return false;
    this.to(this.typed.step + 1);
    return true;
  }

  /** Makes the account and signs in; true when that is done. Otherwise it stands where something is to be corrected. */
  async send(): Promise<boolean> {
    attention.arm();
    const problem = await this.form.send(async () => {
      const body = newcomerBody(this.typed, this.password);
      await call('post', '/api/auth/register/', { body, key: this.typed.key, open: true, timeout: 20_000 });
      await session.signIn({ phone_number: contactBody(this.typed).phone_number, password: this.password });
      this.password = '';
    });
    if (!problem) return true;
    if (!problem.passing) this.typed.key = newKey();
    const wrong = problem.errors.flatMap(({ field }) => STEPS.indexOf(stepOf(field) ?? 'password') + 1);
    if (wrong.length > 0) this.typed.step = Math.min(...wrong);
    return false;
  }
}
