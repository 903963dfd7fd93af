/// What the phone keeps so that the page opens in a tunnel: who it is for, and the job under way. No token is among it.
import type { Assistance, AssistantProfile } from '../lib/api/types';

export interface Kept {
  profile: AssistantProfile;
  job: Assistance | null;
}

const KEY = 'depannini.shift';

export function keep(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // The shift goes on without it, as long as the page is open.
  }
}

export function recall(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept then.
  }
}
