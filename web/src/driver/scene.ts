/// What the driver's map shows, and what it looks at.
import type { Position } from '../lib/api/types';
import { t } from '../lib/i18n/index.svelte';
import { placeSpec, type Spec } from '../lib/map/specs';
import { places } from '../lib/places.svelte';
import type { Trip } from '../lib/trip.svelte';
import type { Request } from './request.svelte';

type Moved = (at: Position) => void;

export function signs(trip: Trip | null, request: Request, pickup: Moved, dropoff: Moved): Spec[] {
  return trip ? underWay(trip) : wished(request, pickup, dropoff);
}

function underWay(trip: Trip): Spec[] {
  const { pickupLocation, dropoffLocation, assistant } = trip.assistance;
  const list: Spec[] = [{ id: 'pickup', sign: 'pin', at: pickupLocation, label: t('driver.your_vehicle') }];
  if (dropoffLocation) list.push({ id: 'dropoff', sign: 'drop', at: dropoffLocation, label: t('driver.destination') });
  if (trip.peer && trip.open) list.push({ id: 'truck', sign: 'truck', at: trip.peer, label: assistant?.name ?? t('driver.assistant') });
  return list;
}

function wished(request: Request, pickup: Moved, dropoff: Moved): Spec[] {
  const { wish } = request;
  const towing = wish.service === 'towing';
  const list: Spec[] = towing
    ? places.list.map((place) => placeSpec(place, () => ((wish.workshop = place.id), (wish.dropoff = null))))
    : [];
  if (wish.pickup) list.push({ id: 'pickup', sign: 'pin', at: wish.pickup, label: t('driver.pin'), onmove: pickup });
  const to = request.destination;
  if (to) list.push({ id: 'dropoff', sign: 'drop', at: to, label: t('driver.destination'), onmove: wish.workshop === null ? dropoff : undefined });
  return list;
}

export function look(trip: Trip | null, request: Request): Position[] {
  if (!trip) {
    const { pickup } = request.wish;
    const to = request.destination;
    if (pickup) return to ? [pickup, to] : [pickup];
    // Nothing is known yet: the places that matter give a first idea of where this is.
    return places.list.slice(0, 12);
  }
  const { pickupLocation, dropoffLocation } = trip.assistance;
  if (trip.stage === 'loaded' && dropoffLocation) return trip.peer ? [trip.peer, dropoffLocation] : [pickupLocation, dropoffLocation];
  return trip.peer && trip.open ? [pickupLocation, trip.peer] : [pickupLocation];
}
