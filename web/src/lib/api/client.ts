/// The API as the pages call it: typed by path, signed in when it must be, renewed once when the token has run out.
import { send } from './http';
import type { AnswerOf, BodyOf, MethodOf, Path, QueryOf } from './paths';
import { Problem } from './problem';
import { session } from './session.svelte';

export { newKey } from './key';

export interface Calling<P extends Path, M> {
  /** What stands for the braces of the path. */
  path?: Record<string, string | number>;
  query?: QueryOf<P, M>;
  body?: BodyOf<P, M> | FormData;
  /** Says the server that a repetition is one and the same request. */
  key?: string;
  /** The version that was read: the change is refused when it is another one by now. */
  version?: number;
  /** Nobody has to be signed in. */
  open?: boolean;
  signal?: AbortSignal;
  timeout?: number;
}

export async function call<P extends Path, M extends MethodOf<P>>(method: M, path: P, calling: Calling<P, M> = {}): Promise<AnswerOf<P, M>> {
  const url = address(path, calling.path, calling.query as Record<string, unknown> | undefined);
  const attempt = async (token: string | null) => {
    const headers: Record<string, string> = {};
    if (token) headers.Authorization = `Bearer ${token}`;
    if (calling.key) headers['Idempotency-Key'] = calling.key;
    if (calling.version !== undefined) headers['If-Match'] = `"${calling.version}"`;
    return (await send(method, url, { body: calling.body, headers, signal: calling.signal, timeout: calling.timeout })) as AnswerOf<P, M>;
  };
  if (calling.open) return attempt(null);
  const token = await session.token();
  try {
    return await attempt(token);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    return attempt(await session.renewed(token));
  }
}

export function address(path: string, parts: Record<string, string | number> = {}, query: Record<string, unknown> = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}
