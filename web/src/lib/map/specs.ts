/// The signs on a map, as pages name them; what draws them comes with the map itself.
import type { Place, Position } from '../api/types';

export type Sign = 'pin' | 'drop' | 'truck' | 'me' | 'place';

export interface Spec {
  id: string;
  sign: Sign;
  at: Position;
  /** Says what it is, for readers and for screen readers. */
  label: string;
  /** Shown beside it all the time. */
  named?: boolean;
  onmove?: ((at: Position) => void) | undefined;
  onpick?: (() => void) | undefined;
}

/** A workshop; with `onpick` one to choose. */
export function placeSpec(place: Place, onpick?: () => void): Spec {
  return { id: `place-${place.id}`, sign: 'place', at: place, label: place.name, named: true, ...(onpick ? { onpick } : {}) };
}
