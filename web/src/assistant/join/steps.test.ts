/// What a newcomer is asked, and told when it is wrong.
import { describe, expect, it } from 'vitest';
import { noPapers } from '../papers/papers';
import { contactFaults, faultsIn, FIELDS, newcomerBody, stepOf, STEPS, type Newcomer } from './steps';

const typed: Newcomer = {
  ...noPapers(),
  name: ' Karim Benali ',
  phone_number: '٠٥٥٥ 12 34 56',
  email: '',
  service_type: 'repair',
  vehicle_type: 'Kangoo',
  vehicle_registration_num: '123 116 16',
  driving_license_cat: 'b',
  driving_license_num: 'L-1',
  day: '1',
  month: '2',
  year: '2033',
  at: { lat: 36.75, lng: 3.04 },
  place: '36.75000, 3.04000',
};
const PASSWORD = 'a-long-enough-one';

describe('a newcomer', () => {
  it('without a fault is sent as the API takes it', () => {
    for (const step of STEPS) expect(faultsIn(step, typed, PASSWORD, '2026-11-22')).toEqual({});
    expect(newcomerBody(typed, PASSWORD)).toEqual({
      name: 'Karim Benali',
      phone_number: '0555 12 34 56',
      service_type: 'repair',
      vehicle_type: 'Kangoo',
      vehicle_registration_num: '12311616',
      driving_license_cat: 'b',
      driving_license_num: 'L-1',
      driving_license_expiry: '01:02:33',
      current_lat: 36.75,
      current_lng: 3.04,
      password: PASSWORD,
      user_type: 'assistant',
    });
  });
  it('has a step for each field that is sent', () => {
    const asked = Object.keys(newcomerBody({ ...typed, email: 'k@example.com' }, PASSWORD)).filter((field) => field !== 'user_type');
    expect(asked.filter((field) => !stepOf(field))).toEqual([]);
    expect(STEPS.flatMap((step) => FIELDS[step]).sort()).toEqual(asked.sort());
  });
  it('hears of a fault in the step that asks for the field', () => {
    const nothing: Newcomer = { ...noPapers(), name: ' ', phone_number: '', email: 'nobody', at: null, place: '' };
    for (const step of STEPS) {
      const faults = Object.keys(faultsIn(step, nothing, '', '2026-11-22'));
      expect(faults.length, step).toBeGreaterThan(0);
      expect(faults.map(stepOf), step).toEqual(faults.map(() => step));
    }
  });
});

describe('contacts', () => {
  const of = (more: object) => contactFaults({ name: 'Karim', phone_number: '0555123456', email: '', ...more });
  it.each(['+213 555 12-34-56', '00213555123456', '(0555) 12.34.56'])('take %s', (phone_number) => expect(of({ phone_number })).toEqual({}));
  it.each(['', '12345', '0555x123456', '+1234567890123456', 'karim@example.com'])('refuse %s', (phone_number) =>
    expect(of({ phone_number })).toEqual({ phone_number: 'me.phone_wrong' }),
  );
  it.each(['karim', 'karim@', '@example.com', 'a b@example.com', 'karim@example', 'karim@example..com'])('refuse %s', (email) =>
    expect(of({ email })).toEqual({ email: 'me.email_wrong' }),
  );
});

describe('passwords', () => {
  const fault = (password: string) => faultsIn('password', typed, password, '2026-11-22').password;
  it('have eight characters', () => {
    expect(fault('1234567')).toBe('join.password_short');
    expect(fault('كلمة سرّي')).toBeUndefined();
  });
  // An Arabic letter is two bytes.
  it('have 72 bytes at most', () => {
    expect(fault('س'.repeat(36))).toBeUndefined();
    expect(fault('س'.repeat(37))).toBe('join.password_long');
  });
});
