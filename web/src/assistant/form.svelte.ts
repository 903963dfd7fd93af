/// A form as it is being filled in: kept as a draft, and what is wrong with it told at its field, by the page before it is sent
/// and by the server after.
import { tick } from 'svelte';
import { asProblem, type Problem } from '../lib/api/problem';
import { Draft } from '../lib/draft.svelte';
import { t, tOr, type Key } from '../lib/i18n/index.svelte';
import { sentence } from '../lib/ui/words';

interface Rules<T> {
  /** All that it has, as the API names them. */
  fields: readonly string[];
  /** What the page finds wrong. */
  faults: (typed: T) => Partial<Record<string, Key>>;
  /** What a field holds, where it is not called so in the draft. */
  held?: (typed: T, field: string) => unknown;
}

export class Form<T extends object> {
  private readonly draft: Draft<T>;
  /** Somebody wanted to go on with it: now it is time to say what is wrong. */
  tried = $state(false);
  busy = $state(false);
  /** What went wrong without a field to blame. */
  trouble = $state('');
  private refused = $state.raw<Record<string, { held: string; text: string }>>({});

  constructor(
    name: string,
    private readonly empty: () => T,
    private readonly rules: Rules<T>,
  ) {
    this.draft = new Draft(name, empty);
  }

  get typed(): T {
    return this.draft.value;
  }

  /** What is wrong with a field; what the server said of it holds until it is changed. */
  error(field: string): string | undefined {
    const fault = this.tried ? this.rules.faults(this.typed)[field] : undefined;
    if (fault) return t(fault);
    const refusal = this.refused[field];
    return refusal?.held === this.held(field) ? refusal.text : undefined;
  }

  /** Whether all of these fields are fine; from now on what is not is told. */
  ready(fields = this.rules.fields): boolean {
    this.tried = true;
    return fields.every((field) => this.error(field) === undefined);
  }

  /** Sends it; null when that went well. */
  async send(work: () => Promise<void>): Promise<Problem | null> {
    this.busy = true;
    this.trouble = '';
    try {
      await work();
      this.clear();
      return null;
    } catch (error) {
      const problem = asProblem(error);
      const words = (code: string, otherwise: string) => tOr(`refused.${code}`, otherwise);
      this.refused = Object.fromEntries(problem.errors.map(({ field, code, message }) => [field, { held: this.held(field), text: words(code, message) }]));
      const told = problem.errors.length > 0 && problem.errors.every(({ field }) => this.rules.fields.includes(field));
      this.trouble = told ? '' : words(problem.code, sentence(error));
      return problem;
    } finally {
      this.busy = false;
    }
  }

  clear(): void {
    this.draft.value = this.empty();
    this.tried = false;
    this.refused = {};
  }

  private held(field: string): string {
    const held = this.rules.held?.(this.typed, field) ?? (this.typed as Record<string, unknown>)[field];
    return JSON.stringify(held) ?? '';
  }
}

/** Takes a reader to what is wrong first. */
export async function showFault(form: HTMLFormElement): Promise<void> {
  await tick();
  form.querySelector<HTMLElement>('[aria-invalid=true], .choices.wrong input')?.focus();
}
