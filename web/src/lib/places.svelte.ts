/// The places that matter here: workshops. Every map shows them; a base map may be missing, they are not.
import { call } from './api/client';
import type { Place } from './api/types';

class Places {
  list = $state.raw<Place[]>([]);
  private asked: Promise<void> | null = null;

  /** Asks once; after a failure the next one who needs them asks again. */
  load(): Promise<void> {
    this.asked ??= call('get', '/api/web/places/', { open: true }).then(
      ({ places }) => void (this.list = places),
      () => void (this.asked = null),
    );
    return this.asked;
  }
}

export const places = new Places();
