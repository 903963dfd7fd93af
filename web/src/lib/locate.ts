/// The phone's position, with every way in which it may be refused.
import type { Position } from './api/types';
import { demo } from './demo.svelte';

export type Located = { state: 'found'; at: Position; accuracy: number } | { state: 'denied' | 'unavailable' | 'slow' | 'insecure' };

/** Asks once; a rough position now is better than a fine one later. */
export function locate(): Promise<Located> {
  return new Promise((resolve) => {
    if (!isSecureContext) return resolve({ state: 'insecure' });
    if (!('geolocation' in navigator)) return resolve({ state: 'unavailable' });
    const limit = setTimeout(() => resolve({ state: 'slow' }), 20_000);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        clearTimeout(limit);
        const at = { lat: coords.latitude, lng: coords.longitude };
        resolve({ state: 'found', at: demo.instead(at) ?? at, accuracy: coords.accuracy });
      },
      (error) => {
        clearTimeout(limit);
        resolve({ state: error.code === error.PERMISSION_DENIED ? 'denied' : error.code === error.TIMEOUT ? 'slow' : 'unavailable' });
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  });
}
