/// Files that only somebody who is signed in may have: fetched with the token, then given to the browser to keep.

import { address } from '../lib/api/client';
import { asProblem, problemOf } from '../lib/api/problem';
import { session } from '../lib/api/session.svelte';
import { language } from '../lib/i18n/language';

const LIMIT_MS = 120_000;

async function fetched(url: string): Promise<Response> {
  const ask = (token: string) =>
    fetch(url, {
      headers: { Authorization: `Bearer ${token}`, 'Accept-Language': language.tag },
      signal: AbortSignal.timeout(LIMIT_MS),
    });
  const token = await session.token();
  const response = await ask(token);
  return response.status === 401 ? ask(await session.renewed(token)) : response;
}

/** Saves what a path answers under a name. */
export async function download(path: string, query: Record<string, unknown>, name: string): Promise<void> {
  let blob: Blob;
  try {
    const response = await fetched(address(path, {}, query));
    if (!response.ok) throw await problemOf(response);
    blob = await response.blob();
  } catch (error) {
    throw asProblem(error);
  }
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser has taken it by the next turn
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
