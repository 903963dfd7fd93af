/// The dispatcher's things by the names that the screens use: the generated types, with words where the document says only text.

import type { components } from '../lib/api/schema';
import type { Assistance, Service, Stage, Status, Vehicle } from '../lib/api/types';
import type { Row } from './logic/fleet';
import type { Urgency } from './logic/urgency';

type Schemas = components['schemas'];

export type { Assistance };

export type OpenAssistance = Omit<Schemas['OpenJson'], 'status' | 'stage' | 'service' | 'vehicle_type' | 'urgency'> & {
  status: Extract<Status, 'requested' | 'accepted' | 'ongoing'>;
  stage?: Stage | null;
  service: Service;
  vehicle_type: Vehicle;
  urgency: Urgency;
};

export type LiveAnswer = Omit<Schemas['LiveJson'], 'assistants' | 'assistances'> & { assistants: Row[]; assistances: OpenAssistance[] };

/** The document cannot say which fields a fact has: its kind does. */
export type TimelineEntry = Omit<Schemas['TimelineJson'], 'facts'> & { facts: Record<string, unknown> };

export type AuditLine = Omit<Schemas['AuditLineJson'], 'details'> & { details: Record<string, unknown> };

/** Everything about one assistance. */
export type Case = Omit<Schemas['CaseJson'], 'assistance'> & { assistance: Assistance };

export type Candidate = Schemas['CandidateJson'];
export type Person = Schemas['PersonDetailsJson'];
export type Tariff = Schemas['TariffJson'];
export type Bucket = Schemas['BucketJson'];
export type Figures = Schemas['FiguresJson'];
export type Demand = Schemas['DemandJson'];
export type Found = Schemas['FoundJson'];
