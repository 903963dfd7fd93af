/// An assistant's licence and vehicle: as they are typed, as the API writes them, and whether one can go on duty with them.
import type { AssistantProfile, Service } from '../../lib/api/types';
import { plainDigits } from '../../lib/digits';
import type { Key } from '../../lib/i18n/index.svelte';

export type Category = 'b' | 'c';

/** As typed; by the names that the API gives them, but for the three parts of a day. */
export interface Papers {
  service_type: Service | null;
  vehicle_type: string;
  vehicle_registration_num: string;
  driving_license_cat: Category | null;
  driving_license_num: string;
  day: string;
  month: string;
  year: string;
}

export type PapersField = 'service_type' | 'vehicle_type' | 'vehicle_registration_num' | 'driving_license_cat' | 'driving_license_num' | 'driving_license_expiry';

/** What is wrong, by field. */
export type Faults<F extends string = string> = Partial<Record<F, Key>>;

/** What the fields of papers need of the form that they are in. */
export interface PapersForm {
  readonly typed: Papers;
  /** What is wrong with a field, in words. */
  error(field: PapersField): string | undefined;
}

export const noPapers = (): Papers => ({
  service_type: null,
  vehicle_type: '',
  vehicle_registration_num: '',
  driving_license_cat: null,
  driving_license_num: '',
  day: '',
  month: '',
  year: '',
});

export function papersOf(profile: AssistantProfile): Papers {
  const [day = '', month = '', year = ''] = profile.driving_license_expiry.split(':');
  return {
    service_type: profile.service_type as Service,
    vehicle_type: profile.vehicle_type,
    vehicle_registration_num: String(profile.vehicle_registration_num),
    driving_license_cat: profile.driving_license_cat as Category,
    driving_license_num: profile.driving_license_num,
    day,
    month,
    year: `20${year}`,
  };
}

/** What a field holds that has another name here. */
export function heldInPapers({ day, month, year }: Papers, field: string): string | undefined {
  return field === 'driving_license_expiry' ? `${day} ${month} ${year}` : undefined;
}

/** What was typed, as the API takes it; only for papers without faults. */
export function papersBody(papers: Papers) {
  const [year = '', month, day] = (readDay(papers) ?? '').split('-');
  return {
    service_type: papers.service_type!,
    vehicle_type: papers.vehicle_type.trim(),
    vehicle_registration_num: plate(papers),
    driving_license_cat: papers.driving_license_cat!,
    driving_license_num: papers.driving_license_num.trim(),
    driving_license_expiry: `${day}:${month}:${year.slice(2)}`,
  };
}

export function vehicleFaults(papers: Papers): Faults<PapersField> {
  const faults: Faults<PapersField> = {};
  if (!papers.service_type) faults.service_type = 'papers.service_needed';
  if (!papers.vehicle_type.trim()) faults.vehicle_type = 'papers.vehicle_needed';
  if (!plate(papers)) faults.vehicle_registration_num = 'papers.plate_needed';
  else if (!/^\d{1,18}$/.test(plate(papers))) faults.vehicle_registration_num = 'papers.plate_wrong';
  return faults;
}

/** `today` is the day where the service is, `YYYY-MM-DD`. */
export function licenceFaults(papers: Papers, today: string): Faults<PapersField> {
  const faults: Faults<PapersField> = {};
  if (!papers.driving_license_cat) faults.driving_license_cat = 'papers.category_needed';
  if (!papers.driving_license_num.trim()) faults.driving_license_num = 'papers.number_needed';
  const last = readDay(papers);
  if (!last) faults.driving_license_expiry = 'papers.expiry_wrong';
  else if (last < today) faults.driving_license_expiry = 'papers.expiry_over';
  return faults;
}

/** The digits of a registration, without what parts them on the plate. */
function plate({ vehicle_registration_num }: Papers): string {
  return plainDigits(vehicle_registration_num).replace(/[\s.\-/–]/g, '');
}

/** A day of the years 2000 to 2099, which is as far as the API goes, as `YYYY-MM-DD`; null when it is none. */
export function readDay(typed: Pick<Papers, 'day' | 'month' | 'year'>): string | null {
  const [day, month, short] = [typed.day, typed.month, typed.year].map((text) => plainDigits(text.trim()));
  if (!/^\d{1,2}$/.test(day!) || !/^\d{1,2}$/.test(month!) || !/^(20)?\d{2}$/.test(short!)) return null;
  const year = short!.length === 2 ? `20${short}` : short!;
  const text = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  // 31 February is a time, too: another day's.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** The last day of the licence that the server knows, `YYYY-MM-DD`. */
export function lastDay({ driving_license_expiry }: Pick<AssistantProfile, 'driving_license_expiry'>): string {
  return `20${driving_license_expiry.split(':').reverse().join('-')}`;
}

/** `waiting`: nobody has looked at the papers yet. */
export type Standing = 'good' | 'expired' | 'refused' | 'waiting';

/** What stands between an assistant and duty: a licence that is over, papers that were refused or wait for a look, or nothing. */
export function standing(
  profile: Pick<AssistantProfile, 'driving_license_expiry' | 'documents_approved' | 'documents_refused'>,
  today: string,
  approvalNeeded: boolean,
): Standing {
  if (lastDay(profile) < today) return 'expired';
  if (!approvalNeeded || profile.documents_approved) return 'good';
  return profile.documents_refused == null ? 'waiting' : 'refused';
}
