/// Which vehicle somebody means: one that is known, a new one, or none.

import { call } from '../../lib/api/client';

/** What is chosen: an id, `new`, or nothing. */
export interface ThingDraft {
  thing: string;
  registration: string;
  vin: string;
  model: string;
}

export const NO_THING: ThingDraft = { thing: '', registration: '', vin: '', model: '' };
export const NEW = 'new';

/** The id of what is meant, once it is entered where it is new; from then on it is known, however often it is asked. */
export async function entered(draft: ThingDraft, owner_id: number): Promise<number | null> {
  if (draft.thing === NEW) {
    const said = { registration: draft.registration.trim() || null, vin: draft.vin.trim() || null, model_id: draft.model ? Number(draft.model) : null };
    const made = await call('post', '/api/workshop/assets/', { body: { owner_id, ...said } });
    draft.thing = String(made.id);
  }
  return draft.thing ? Number(draft.thing) : null;
}
