/// What a caller asks for, as a dispatcher writes it down: when it is enough, and how it is sent.

import type { Position, Service, Vehicle } from '../../lib/api/types';
import { plainDigits } from '../../lib/digits';
import { parsePosition } from '../../lib/geo';

export interface Caller {
  id: number;
  name: string;
  phone_number?: string | null;
}

export interface Asked {
  /** A client who is known; otherwise number and name as they are told. */
  client: Caller | null;
  phone: string;
  name: string;
  /** Coordinates as they are written. */
  where: string;
  service: Service | null;
  vehicle: Vehicle;
  /** Where a tow goes: a workshop, another place, or not said yet. */
  to: number | 'elsewhere' | '';
  dropoff: string;
  note: string;
}

/** What has to be told yet, in the order in which one asks for it. */
export function missing(asked: Asked): 'caller' | 'where' | 'what' | 'to' | null {
  if (!asked.client && asked.phone.trim() === '') return 'caller';
  return missingForPrice(asked);
}

function missingForPrice({ where, service, to, dropoff }: Asked): 'where' | 'what' | 'to' | null {
  if (!parsePosition(where)) return 'where';
  if (!service) return 'what';
  if (service === 'towing' && (to === '' || (to === 'elsewhere' && !parsePosition(dropoff)))) return 'to';
  return null;
}

export interface Priced {
  pickup: Position;
  assistance_type: Service;
  vehicle_type: Vehicle;
  dropoff?: Position;
  workshop_id?: number;
}

/** What price and arrival depend on; null when that is not enough. Who calls does not matter for it. */
export function priced(asked: Asked): Priced | null {
  if (missingForPrice(asked)) return null;
  const { where, service, vehicle, to, dropoff } = asked;
  return {
    pickup: parsePosition(where)!,
    assistance_type: service!,
    vehicle_type: vehicle,
    // what was said for a tow is kept, not sent, once it is to be a repair
    ...(service !== 'towing' ? {} : typeof to === 'number' ? { workshop_id: to } : { dropoff: parsePosition(dropoff)! }),
  };
}

export type Sent = Priced & ({ client_id: number } | { phone_number: string; client_name?: string }) & { description?: string };

export function body(asked: Asked): Sent | null {
  const what = priced(asked);
  if (!what || missing(asked)) return null;
  const name = asked.name.trim();
  const description = asked.note.trim();
  return {
    ...(asked.client ? { client_id: asked.client.id } : { phone_number: number(asked.phone), ...(name ? { client_name: name } : {}) }),
    ...what,
    ...(description ? { description } : {}),
  };
}

/** A phone number in digits that machines read. */
export function number(phone: string): string {
  return plainDigits(phone).trim();
}

/** Fewer digits are part of too many numbers. */
const LEAST_DIGITS = 5;

/** What to look for among the clients while a number is typed; null: too little yet. */
export function lookup(phone: string): string | null {
  const typed = number(phone);
  return typed.replace(/\D/g, '').length < LEAST_DIGITS ? null : typed;
}
