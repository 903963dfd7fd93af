/// What a failed request is called in front of people.
import { asProblem } from '../api/problem';
import { t, tOr } from '../i18n/index.svelte';

/** The server's own sentence where it has one, in the reader's language. */
export function sentence(error: unknown): string {
  const problem = asProblem(error);
  if (problem.status === 0) return tOr(`error.${problem.code}`, t('error.network'));
  if (problem.status >= 500) return t('error.unexpected');
  return problem.errors[0]?.message ?? problem.message;
}
