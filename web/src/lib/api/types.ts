/// The API's things by the names that the pages use.
import type { ServerClock } from '../clock';
import type { components } from './schema';

type Schemas = components['schemas'];

export interface Position {
  lat: number;
  lng: number;
}

export interface User {
  id: number;
  email: string | null;
  name: string;
  user_type: 'client' | 'assistant' | 'mechanic' | 'admin';
  phone_number: string | null;
  email_verified: boolean;
  phone_verified: boolean;
}

export interface SessionAnswer {
  access: string;
  expires_in: number;
  user: User;
}

export type Status = 'requested' | 'accepted' | 'ongoing' | 'completed' | 'canceled';
export type Stage = 'on_the_way' | 'arrived' | 'loaded';
export type Service = 'towing' | 'repair';
export type Vehicle = 'light' | 'heavy';

export interface Stages {
  on_the_way_at: string | null;
  arrived_at: string | null;
  loaded_at: string | null;
}

export interface Party {
  id: number;
  name: string;
  phone_number?: string | null;
  lat?: number;
  lng?: number;
}

export type Assistance = Omit<Schemas['AssistanceJson'], 'status' | 'assistance_type' | 'vehicle_type' | 'client' | 'assistant'> & {
  status: Status;
  assistance_type: Service;
  vehicle_type: Vehicle;
  client: Party;
  assistant?: Party | null;
  stage?: Stage | null;
  stages?: Stages;
  /** What the assistant comes with. */
  vehicle?: { vehicle_type: string | null; plate: string | null } | null;
  arrival_seconds?: number | null;
};

export type Message = Schemas['MessageJson'];
export type Offer = Schemas['OfferJson'];
export type AssistantProfile = Schemas['AssistantJson'];
export type SyncResult = Schemas['ResultJson'];

export interface Place extends Position {
  id: number;
  name: string;
  kind: 'workshop';
}

export interface Config {
  name: string;
  currency: string;
  currency_digits: number;
  time_zone: string;
  development: boolean;
  map: {
    tiles: string | null;
    attribution: string | null;
    pmtiles: string | null;
    center: Position;
    zoom: number;
  };
  /** Accounts that a demonstration offers, one for each page. */
  demo?: Partial<Record<'driver' | 'assistant' | 'console', Credentials>> | null;
  clock?: ServerClock;
  support_phone: string | null;
}

export interface Credentials {
  phone_number: string;
  password: string;
}

export interface Estimate {
  price: number | null;
  price_pending: boolean;
  currency: string;
  distance_km: number;
  ride_seconds: number;
  arrival_seconds: number | null;
  assistants_nearby: number;
}

export interface Share {
  id: number;
  token: string;
  path: string;
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
}

export interface Shared {
  status: Status;
  stage: Stage | null;
  service: Service;
  pickup: Position;
  dropoff: Position | null;
  requested_at: string;
  assistant: { name: string; vehicle_type: string | null; plate?: string | null } | null;
  position: (Position & { at: string }) | null;
  arrival_seconds: number | null;
  ended: boolean;
  expires_at: string;
}

export interface Earnings {
  currency: string;
  total: number;
  jobs: number;
  days: { day: string; total: number; jobs: number }[];
}
