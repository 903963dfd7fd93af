/// Every path of the API with what it takes and answers, as the generated types have it.
import type { paths } from './schema';

export type Path = keyof paths;
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The methods that a path has. */
export type MethodOf<P extends Path> = { [M in Method]: M extends keyof paths[P] ? (paths[P][M] extends { responses: object } ? M : never) : never }[Method];

type Op<P extends Path, M> = M extends keyof paths[P] ? paths[P][M] : never;
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
