/// Papers as people type them, and what they allow.
import { describe, expect, it } from 'vitest';
import { lastDay, licenceFaults, noPapers, papersBody, papersOf, readDay, standing, vehicleFaults, type Papers } from './papers';

const typed: Papers = {
  service_type: 'towing',
  vehicle_type: ' Renault Master ',
  vehicle_registration_num: '12345-116-16',
  driving_license_cat: 'c',
  driving_license_num: ' 16-0042 ',
  day: '5',
  month: '1',
  year: '31',
};
const day = (day: string, month: string, year: string) => readDay({ day, month, year });

describe('a day', () => {
  it.each([
    [['5', '1', '31'], '2031-01-05'],
    [['05', '01', '2031'], '2031-01-05'],
    [[' ٥ ', '١', '٢٠٣١'], '2031-01-05'],
    [['29', '2', '2028'], '2028-02-29'],
  ])('%j is read', ([d, m, y], text) => expect(day(d!, m!, y!)).toBe(text));
  it.each([
    ['', '', ''],
    ['31', '2', '2031'],
    ['29', '2', '2030'],
    ['0', '1', '2031'],
    ['1', '13', '2031'],
    ['1', '1', '1999'],
    ['1', '1', '2100'],
    ['1', '1', '031'],
    ['first', '1', '2031'],
  ])('%s %s %s is none', (d, m, y) => expect(day(d, m, y)).toBeNull());
});

describe('papers', () => {
  it('are sent as the API writes them', () =>
    expect(papersBody(typed)).toEqual({
      service_type: 'towing',
      vehicle_type: 'Renault Master',
      vehicle_registration_num: '1234511616',
      driving_license_cat: 'c',
      driving_license_num: '16-0042',
      driving_license_expiry: '05:01:31',
    }));
  it('come back as they were sent', () => {
    const sent = papersBody(typed);
    const profile = { ...sent, vehicle_registration_num: Number(sent.vehicle_registration_num) } as unknown as Parameters<typeof papersOf>[0];
    expect(papersBody(papersOf(profile))).toEqual(sent);
  });
  it('without a fault have none', () => expect({ ...vehicleFaults(typed), ...licenceFaults(typed, '2026-11-22') }).toEqual({}));
  it('that are empty have all', () =>
    expect({ ...vehicleFaults(noPapers()), ...licenceFaults(noPapers(), '2026-11-22') }).toEqual({
      service_type: 'papers.service_needed',
      vehicle_type: 'papers.vehicle_needed',
      vehicle_registration_num: 'papers.plate_needed',
      driving_license_cat: 'papers.category_needed',
      driving_license_num: 'papers.number_needed',
      driving_license_expiry: 'papers.expiry_wrong',
    }));
  it('hold through their last day', () => {
    expect(licenceFaults(typed, '2031-01-05')).toEqual({});
    expect(licenceFaults(typed, '2031-01-06')).toEqual({ driving_license_expiry: 'papers.expiry_over' });
  });
  it.each(['AB-123', '1234567890123456789', '12+3'])('a registration of %s is refused', (text) =>
    expect(vehicleFaults({ ...typed, vehicle_registration_num: text })).toEqual({ vehicle_registration_num: 'papers.plate_wrong' }),
  );
});

describe('the standing', () => {
  const profile = { driving_license_expiry: '31:12:27', documents_approved: false, documents_refused: null };
  it('reads the last day', () => expect(lastDay(profile)).toBe('2027-12-31'));
  it.each([
    ['2027-12-31', false, false, 'good'],
    ['2027-12-31', true, false, 'waiting'],
    ['2027-12-31', true, true, 'good'],
    ['2028-01-01', true, true, 'expired'],
    // What is over has to be renewed before anybody looks at it.
    ['2028-01-01', true, false, 'expired'],
  ])('on %s, approval needed %s, given %s: %s', (today, needed, documents_approved, expected) =>
    expect(standing({ ...profile, documents_approved }, today, needed)).toBe(expected),
  );
  it.each([
    ['unreadable', true, 'refused'],
    ['', true, 'refused'],
    ['unreadable', false, 'good'],
  ])('refused with "%s", approval needed %s: %s', (documents_refused, needed, expected) =>
    expect(standing({ ...profile, documents_refused }, '2027-01-01', needed)).toBe(expected),
  );
});
