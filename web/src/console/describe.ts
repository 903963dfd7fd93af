/// A fact of a timeline in one line: its word, and those of its ids and words that a reader can use.

import { isRtl, t } from '../lib/i18n/index.svelte';
import { cancelReason, fact, moveReason, outcome, role, stage, stageOfOrder, status } from './words';

type Facts = Record<string, unknown>;

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** How the value of a field is said; fields that are not named here are not shown. */
const SAID: Record<string, (value: unknown, kind: string) => string> = {
  status: (value) => status(text(value)),
  stage: (value, kind) => (kind === 'stage' ? stage(text(value)) : stageOfOrder(text(value))),
  from: (value) => stageOfOrder(text(value)),
  to: (value) => stageOfOrder(text(value)),
  outcome: (value) => outcome(text(value)),
  reason: (value) => moveReason(text(value)),
  cancel_reason: (value) => cancelReason(text(value)),
  canceled_by: (value) => role(text(value)),
  message: text,
  quantity: (value) => `× ${text(value)}`,
  number: text,
  work_order_id: (value) => `#${text(value)}`,
};

export function describe(kind: string, facts: Facts | null | undefined): string {
  const said = Object.entries(SAID)
    .filter(([field]) => facts?.[field] !== undefined && facts[field] !== null && facts[field] !== '')
    .map(([field, say]) => say(facts![field], kind))
    .filter(Boolean);
  const named = facts?.assistant;
  if (named && typeof named === 'object' && 'name' in named) said.push(text(named.name));
  const arrow = isRtl() ? ' ← ' : ' → ';
  const way = 'from' in (facts ?? {}) && 'to' in (facts ?? {}) ? said.join(arrow) : said.join(' · ');
  return way ? t('console.fact', { what: fact(kind), how: way }) : fact(kind);
}
