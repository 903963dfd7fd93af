/// Every path of the API with what it takes and answers: the generated ones, and those that the server is about to have.
import type { paths } from './schema';
import type { Config, Earnings, Estimate, Place, Position, SessionAnswer, Share, Shared, Stage } from './types';

/** An operation written by hand, in the form of the generated ones. */
interface Operation<Answer, Body = never, Query = never> {
  parameters: { query?: Query };
  requestBody: { content: { 'application/json': Body } };
  responses: { 200: { content: { 'application/json': Answer } } };
}

export interface Coming {
  '/api/web/session/': { post: Operation<SessionAnswer, { email?: string; phone_number?: string; password: string }>; delete: Operation<void> };
  '/api/web/session/refresh/': { post: Operation<SessionAnswer> };
  '/api/web/config/': { get: Operation<Config> };
  '/api/web/places/': { get: Operation<{ places: Place[] }> };
  '/api/assistance/estimate/': {
    post: Operation<
      Estimate,
      { pickup: Position; dropoff?: Position | null; workshop_id?: number | null; assistance_type?: string; vehicle_type?: string }
    >;
  };
  '/api/assistance/update/stage/{id}/': { patch: Operation<unknown, { stage: Stage; at?: string }> };
  '/api/assistance/{id}/shares/': { get: Operation<{ shares: Share[] }>; post: Operation<Share, { minutes?: number }> };
  '/api/assistance/{id}/shares/{share_id}/': { delete: Operation<void> };
  '/api/shared/{token}/': { get: Operation<Shared> };
  '/api/assistance/earnings/': { get: Operation<Earnings, never, { from?: string; to?: string }> };
}

export type Paths = Omit<paths, keyof Coming> & Coming;

export type Path = keyof Paths;
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The methods that a path has. */
export type MethodOf<P extends Path> = { [M in Method]: M extends keyof Paths[P] ? (Paths[P][M] extends { responses: object } ? M : never) : never }[Method];

type Op<P extends Path, M> = M extends keyof Paths[P] ? Paths[P][M] : never;
type Json<T> = T extends { content: { 'application/json': infer J } } ? J : never;

export type BodyOf<P extends Path, M> = Op<P, M> extends { requestBody?: infer B } ? Json<NonNullable<B>> : never;
export type QueryOf<P extends Path, M> = Op<P, M> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;
export type AnswerOf<P extends Path, M> = Op<P, M> extends { responses: infer R }
  ? R extends { 200: infer A }
    ? Json<A>
    : R extends { 201: infer A }
      ? Json<A>
      : void
  : never;
