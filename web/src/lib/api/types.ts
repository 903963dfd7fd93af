/// The API's things by the names that the pages use: the generated types, with words where the document says only text.
import type { ServerClock } from '../clock';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Position = Schemas['PlaceJson'];

export type User = Omit<Schemas['WebUserJson'], 'user_type'> & { user_type: 'client' | 'assistant' | 'mechanic' | 'admin' };
export type SessionAnswer = Omit<Schemas['WebSessionJson'], 'user'> & { user: User };

export type Status = 'requested' | 'accepted' | 'ongoing' | 'completed' | 'canceled';
export type Stage = 'on_the_way' | 'arrived' | 'loaded';
export type Service = 'towing' | 'repair';
export type Vehicle = 'light' | 'heavy';

/** Somebody of an assistance; frames also tell where they were when they accepted. */
export type Party = Schemas['PersonJson'] & Partial<Position>;

export type Assistance = Omit<Schemas['AssistanceJson'], 'status' | 'assistance_type' | 'vehicle_type' | 'stage' | 'client' | 'assistant'> & {
  status: Status;
  assistance_type: Service;
  vehicle_type: Vehicle;
  stage?: Stage | null;
  client: Party;
  assistant?: Party | null;
};

export type Message = Schemas['MessageJson'];
export type Offer = Schemas['OfferJson'];
export type AssistantProfile = Schemas['AssistantJson'];
export type SyncResult = Schemas['ResultJson'];
export type Place = Schemas['WebPlaceJson'];
export type Estimate = Schemas['PriceEstimateJson'];
export type Share = Schemas['ShareJson'];
export type Earnings = Schemas['EarningsJson'];
export type Shared = Omit<Schemas['SharedJson'], 'status' | 'stage' | 'service'> & { status: Status; stage?: Stage | null; service: Service };

export interface Credentials {
  phone_number: string;
  password: string;
}

export interface Config {
  name: string;
  currency: string;
  currency_digits: number;
  time_zone: string;
  development: boolean;
  map: {
    tiles?: string | null;
    attribution?: string | null;
    pmtiles?: string | null;
    center: Position;
    zoom: number;
  };
  /** Accounts that a demonstration offers, one for each page. */
  demo?: Partial<Record<'driver' | 'assistant' | 'console', Credentials>> | null;
  clock?: ServerClock;
  support_phone?: string | null;
  /** Assistants go on duty only once an administrator has approved their papers. */
  require_approved_documents?: boolean;
}
