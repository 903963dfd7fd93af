/// What the dispatcher's API answers (`/api/admin/…`).

import type { Assistance, Position as Place, Service, Stage, Vehicle } from '../lib/api/types';
import type { Row } from './logic/fleet';
import type { Urgency } from './logic/urgency';

export type { Assistance, Place };

export interface Named {
  id: number;
  name: string;
}

export interface OpenAssistance {
  id: number;
  status: 'requested' | 'accepted' | 'ongoing';
  stage: Stage | null;
  service: Service;
  vehicle_type: Vehicle;
  pickup: Place;
  dropoff: Place | null;
  client: Named;
  assistant: Named | null;
  requested_at: string;
  accepted_at: string | null;
  waiting_seconds: number;
  urgency: Urgency;
  offered: number;
}

export interface LiveAnswer {
  version: number;
  at: string;
  full?: boolean;
  assistants: Row[];
  gone: number[];
  assistances: OpenAssistance[];
}

export interface TimelineEntry {
  seq: number;
  kind: string;
  at: string;
  facts: Record<string, unknown>;
}

/** A fact as it was told on a socket: its own fields beside `type`, `seq` and `at`. */
export type ToldFact = { type: string; seq: number; at: string } & Record<string, unknown>;

export interface AuditLine {
  id: number;
  at: string;
  actor: { id: number | null; role: string };
  action: string;
  details: Record<string, unknown>;
}

export interface Offer {
  assistant_id: number;
  name: string;
  wave: number;
  distance_m: number;
  arrival_seconds: number;
  outcome: string;
  end_reason: string | null;
  offered_at: string;
  ended_at: string | null;
}

/** Everything about one assistance. */
export interface Case {
  assistance: Assistance;
  times: { requested_at: string; accepted_at: string | null; started_at: string | null; ended_at: string | null };
  offers: Offer[];
  timeline: ToldFact[];
  audit: AuditLine[];
}

export interface Candidate {
  id: number;
  name: string;
  service: string;
  vehicle_type: string;
  distance_m: number;
  arrival_seconds: number | null;
  state: string;
  position_age_s: number | null;
  fit: boolean;
  why_not: string | null;
  offer?: string | null;
}

export interface Wave {
  wave: number;
  radius_km: number;
  at: string;
  asked: { assistant_id: number; distance: number; outcome: string }[];
  left_out: { assistant_id: number; distance: number; reason: string }[];
}

export interface Person {
  id: number;
  user_type: string;
  name: string;
  phone_number: string | null;
  phone_verified: boolean;
  email: string | null;
  email_verified: boolean;
  address: string | null;
  profile_photo: string | null;
  blocked: boolean;
  created_at: string;
  position: (Place & { at: string }) | null;
  assistance_id: number | null;
  assistant: Papers | null;
}

export interface Papers {
  service: string;
  vehicle_type: string;
  license_category: string;
  license_number: string;
  license_expiry: string;
  registration_number: number;
  documents_approved: boolean;
  active: boolean;
}

export interface Tariff {
  service: string;
  vehicle_type: string;
  base: number;
  per_km: number;
  currency: string;
  since: string | null;
}

export interface Bucket {
  start: string;
  requested: number;
  accepted?: number;
  completed: number;
  canceled?: number;
  unserved: number;
  wait_mean_s: number | null;
}

export interface Figures {
  totals: {
    requested: number;
    accepted: number;
    completed: number;
    canceled: number;
    unserved: number;
    acceptance_rate: number | null;
    wait_mean_s: number | null;
    wait_p50_s: number | null;
    wait_p95_s: number | null;
    revenue: number;
  };
  buckets: Bucket[];
}

export interface Demand {
  cell_km: number;
  cells: { lat: number; lng: number; count: number }[];
}

export interface Found {
  people: Person[];
  assistances: Assistance[];
  work_orders: { id: number; title: string; stage: string }[];
}
