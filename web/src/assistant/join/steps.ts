/// Becoming an assistant, step by step: what each asks for, and what is wrong with what was typed there.
import type { Position } from '../../lib/api/types';
import { plainDigits } from '../../lib/digits';
import type { Key } from '../../lib/i18n/index.svelte';
import { licenceFaults, papersBody, vehicleFaults, type Papers } from '../papers/papers';

export const STEPS = ['person', 'vehicle', 'licence', 'place', 'password'] as const;
export type Step = (typeof STEPS)[number];

export const FIELDS: Record<Step, readonly string[]> = {
  person: ['name', 'phone_number', 'email'],
  vehicle: ['service_type', 'vehicle_type', 'vehicle_registration_num'],
  licence: ['driving_license_cat', 'driving_license_num', 'driving_license_expiry'],
  place: ['current_lat', 'current_lng'],
  password: ['password'],
};

export interface Contact {
  name: string;
  phone_number: string;
  email: string;
}

export interface Newcomer extends Contact, Papers {
  at: Position | null;
  /** Coordinates as they are written. */
  place: string;
}

/** The step that asks for a field. */
export function stepOf(field: string): Step | undefined {
  return STEPS.find((step) => FIELDS[step].includes(field));
}

export function faultsIn(step: Step, typed: Newcomer, password: string, today: string): Partial<Record<string, Key>> {
  switch (step) {
    case 'person':
      return contactFaults(typed);
    case 'vehicle':
      return vehicleFaults(typed);
    case 'licence':
      return licenceFaults(typed, today);
    case 'place':
      return typed.at ? {} : { current_lat: 'join.place_needed' };
    case 'password':
      return passwordFaults(password);
  }
}

export function contactFaults({ name, phone_number, email }: Contact): Partial<Record<keyof Contact, Key>> {
  const faults: Partial<Record<keyof Contact, Key>> = {};
  if (!name.trim()) faults.name = 'me.name_needed';
  const digits = phone(phone_number).replace(/[+\-. ()/]/g, '');
  if (!/^\d{7,15}$/.test(digits)) faults.phone_number = 'me.phone_wrong';
  if (email.trim() && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email.trim())) faults.email = 'me.email_wrong';
  return faults;
}

function passwordFaults(password: string): Partial<Record<string, Key>> {
  if ([...password].length < 8) return { password: 'join.password_short' };
  return new TextEncoder().encode(password).length > 72 ? { password: 'join.password_long' } : {};
}

/** A contact as the API takes it; an empty address is left out. */
export function contactBody({ name, phone_number, email }: Contact) {
  const address = email.trim();
  return { name: name.trim(), phone_number: phone(phone_number), ...(address ? { email: address } : {}) };
}

export function newcomerBody(typed: Newcomer, password: string) {
  const { lat, lng } = typed.at!;
  return { ...contactBody(typed), ...papersBody(typed), current_lat: lat, current_lng: lng, password, user_type: 'assistant' as const };
}

function phone(text: string): string {
  return plainDigits(text.trim());
}
