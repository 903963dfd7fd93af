/// The order of the work, and how a step is told: seen at once on the phone, sent when it can be, with the time at which it was.
import type { Assistance, Stage } from '../lib/api/types';
import { serverTime } from '../lib/clock';
import { plainDigits } from '../lib/digits';
import type { Trip } from '../lib/trip.svelte';

export type Step = Stage | 'completed';

export function nextStep({ status, stage, assistance_type }: Pick<Assistance, 'status' | 'stage' | 'assistance_type'>): Step {
  // Whoever is at work without having said more has arrived.
  const reached = stage ?? (status === 'ongoing' ? 'arrived' : null);
  if (reached === null) return 'on_the_way';
  if (reached === 'on_the_way') return 'arrived';
  return reached === 'arrived' && assistance_type === 'towing' ? 'loaded' : 'completed';
}

export function take(trip: Trip, stage: Stage): void {
  trip.outbox.add({ type: 'stage', assistance_id: trip.id, stage });
  const stages = { ...trip.assistance.stages, [`${stage}_at`]: serverTime() };
  trip.foresee({ stage, stages, ...(stage === 'on_the_way' ? {} : { status: 'ongoing' as const }) });
}

export function finish(trip: Trip, price: number | null): void {
  trip.outbox.add({ type: 'status', assistance_id: trip.id, status: 'completed', ...(price === null ? {} : { total_price: price }) });
  trip.foresee({ status: 'completed', ...(price === null ? {} : { total_price: price, price_pending: false }) });
}

export function giveUp(trip: Trip, reason: string): void {
  trip.outbox.add({ type: 'status', assistance_id: trip.id, status: 'canceled', ...(reason ? { reason } : {}) });
  trip.foresee({ status: 'canceled', canceled_by: 'assistant', cancel_reason: reason || null });
}

/** An amount as people type it, in the currency's digits; null when it is none. */
export function parseAmount(text: string, digits: number): number | null {
  const plain = plainDigits(text)
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/[٫,]/g, '.');
  if (!/^\d{1,9}(\.\d+)?$/.test(plain)) return null;
  const decimals = plain.split('.')[1] ?? '';
  return decimals.length > digits ? null : Number(plain);
}
