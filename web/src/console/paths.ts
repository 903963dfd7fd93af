/// The dispatcher's part of the API, until the generated types know it.

import type { components } from '../lib/api/schema';
import type { Assistance, Candidate, Case, Demand, Figures, Found, LiveAnswer, Person, Tariff, Wave } from './types';

interface Operation<Answer, Body = never, Query = never> {
  parameters: { query?: Query };
  requestBody: { content: { 'application/json': Body } };
  responses: { 200: { content: { 'application/json': Answer } } };
}

interface Span {
  from?: string | undefined;
  to?: string | undefined;
}

interface Paging {
  limit?: number;
  cursor?: string | null | undefined;
}

export interface AssistancesQuery extends Span, Paging {
  status?: string;
  q?: string;
}

export interface PeopleQuery extends Paging {
  role?: string;
  q?: string;
  blocked?: string;
  documents?: string;
}

type Schemas = components['schemas'];
/** The lines of a work order: in the description another estimate has taken their name. */
export interface LinesOfOrder {
  items: Schemas['LineJson'][];
  next_cursor?: string | null;
  sums: { approved: Schemas['TotalsJson']; asked: Schemas['TotalsJson']; currency: string; discount: number; tax_percent: number };
}

declare module '../lib/api/paths' {
  interface Coming {
    '/api/admin/live/': { get: Operation<LiveAnswer, never, { since?: number | undefined }> };
    '/api/admin/assistances/': { get: Operation<{ assistances: Assistance[]; next_cursor: string | null }, never, AssistancesQuery> };
    '/api/admin/assistances/{id}/': { get: Operation<Case> };
    '/api/admin/assistances/{id}/candidates/': { get: Operation<{ candidates: Candidate[] }> };
    '/api/admin/assistances/{id}/assign/': { post: Operation<unknown, { assistant_id: number; reason: string }> };
    '/api/admin/assistances/{id}/cancel/': { post: Operation<unknown, { reason: string }> };
    '/api/workshop/work-orders/{id}/lines/': {
      get: Operation<LinesOfOrder, never, Paging>;
      post: Operation<LinesOfOrder, Schemas['RoundBody']>;
    };
    '/api/assistance/{id}/search/': { get: Operation<{ waves: Wave[] }> };
    '/api/admin/people/': { get: Operation<{ people: Person[]; next_cursor: string | null }, never, PeopleQuery> };
    '/api/admin/people/{id}/': { get: Operation<{ person: Person }> };
    '/api/admin/people/{id}/documents/': { post: Operation<unknown, { approved: boolean; reason?: string }> };
    '/api/admin/people/{id}/block/': { post: Operation<unknown, { reason: string }> };
    '/api/admin/people/{id}/unblock/': { post: Operation<unknown, Record<string, never>> };
    '/api/admin/search/': { get: Operation<Found, never, { q: string }> };
    '/api/admin/tariffs/': { get: Operation<{ tariffs: Tariff[] }> };
    '/api/admin/tariffs/{service}/{vehicle_type}/': { put: Operation<unknown, { base: number; per_km: number }> };
    '/api/admin/figures/': { get: Operation<Figures, never, Span & { bucket?: 'hour' | 'day' }> };
    '/api/admin/demand/': { get: Operation<Demand, never, Span & { cell_km?: number }> };
  }
}
