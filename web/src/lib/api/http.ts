/// One request: a time limit, JSON both ways, every failure a `Problem`. Knows nothing of sessions.
import { language } from '../i18n/language';
import { network } from '../network.svelte';
import { asProblem, Problem, problemOf } from './problem';

export interface Sending {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** Milliseconds; a phone with one bar of signal needs some. */
  timeout?: number | undefined;
}

export async function send(method: string, url: string, sending: Sending = {}): Promise<unknown> {
  const limit = AbortSignal.timeout(sending.timeout ?? 15_000);
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language.tag, ...sending.headers };
  const init: RequestInit = {
    method: method.toUpperCase(),
    headers,
    signal: sending.signal ? AbortSignal.any([limit, sending.signal]) : limit,
  };
  if (sending.body instanceof FormData) init.body = sending.body;
  else if (sending.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(sending.body);
  }
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code !== 'aborted') network.failed();
    throw problem;
  }
  if (response.status >= 502) network.failed();
  else network.answered();
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined;
  try {
    return await response.json();
  } catch (error) {
    const problem = asProblem(error);
    throw problem.code === 'network' ? new Problem(0, 'unreadable') : problem;
  }
}
