/// What the assistant's map shows, and what it looks at.
import type { Offer, Position } from '../lib/api/types';
import { t } from '../lib/i18n/index.svelte';
import type { Spec } from '../lib/map/specs';
import type { Join } from './join/join.svelte';
import type { Shift } from './shift.svelte';

export function signs(shift: Shift, offers: Offer[], join: Join | null): Spec[] {
  const list: Spec[] = [];
  if (join?.typed.at) list.push({ id: 'start', sign: 'pin', at: join.typed.at, label: t('assistant.me'), onmove: (at) => join.put(at) });
  const me = shift.position.at;
  if (me) list.push({ id: 'me', sign: 'truck', at: me, label: t('assistant.me') });
  const job = shift.job;
  if (job) {
    const { pickupLocation, dropoffLocation, client } = job.assistance;
    list.push({ id: 'pickup', sign: 'pin', at: pickupLocation, label: client.name });
    if (dropoffLocation) list.push({ id: 'dropoff', sign: 'drop', at: dropoffLocation, label: t('assistant.dropoff') });
    return list;
  }
  for (const offer of offers) list.push({ id: `offer-${offer.offer_id}`, sign: 'pin', at: offer.pickup_location, label: offer.client.name, named: offers.length > 1 });
  return list;
}

export function look(shift: Shift, offers: Offer[], looked: number | null, join: Join | null): Position[] {
  if (join?.typed.at) return [join.typed.at];
  const me = shift.position.at;
  const job = shift.job;
  if (job) {
    const { pickupLocation, dropoffLocation } = job.assistance;
    const target = job.stage === 'loaded' && dropoffLocation ? dropoffLocation : pickupLocation;
    return me ? [target, me] : [target];
  }
  const offer = offers.find(({ offer_id }) => offer_id === looked) ?? offers[0];
  if (offer) return me ? [offer.pickup_location, me] : [offer.pickup_location];
  return me ? [me] : [];
}
