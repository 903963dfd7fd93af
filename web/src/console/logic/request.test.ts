import { describe, expect, it } from 'vitest';
import { body, lookup, missing, priced, type Asked } from './request';

const tow: Asked = {
  client: null,
  phone: ' +٢١٣ 555 01 02 03 ',
  name: ' Lynda Ferhat ',
  where: '36.7525, 3.042',
  service: 'towing',
  vehicle: 'heavy',
  to: 62,
  dropoff: '36.7, 3.1',
  note: ' ',
};
const pickup = { lat: 36.7525, lng: 3.042 };

describe('a request by phone', () => {
  it('is sent with number and name as they were told', () =>
    expect(body(tow)).toEqual({ phone_number: '+213 555 01 02 03', client_name: 'Lynda Ferhat', pickup, assistance_type: 'towing', vehicle_type: 'heavy', workshop_id: 62 }));
  it('names somebody who is known by their number in the system, whatever was typed', () => {
    const sent = body({ ...tow, client: { id: 541, name: 'Amina' }, note: 'left lane' });
    expect(sent).toEqual({ client_id: 541, pickup, assistance_type: 'towing', vehicle_type: 'heavy', workshop_id: 62, description: 'left lane' });
  });
  it('tows to a workshop or to a place, never to both', () => {
    expect(priced({ ...tow, to: 'elsewhere' })).toEqual({ pickup, assistance_type: 'towing', vehicle_type: 'heavy', dropoff: { lat: 36.7, lng: 3.1 } });
  });
  it('goes nowhere when it is a repair', () =>
    expect(priced({ ...tow, service: 'repair' })).toEqual({ pickup, assistance_type: 'repair', vehicle_type: 'heavy' }));
  it('leaves the name to the server where none was told', () => expect(body({ ...tow, name: '' })).not.toHaveProperty('client_name'));
});

describe('what has to be told yet', () => {
  it.each([
    [{ phone: ' ' }, 'caller'],
    [{ where: 'by the bridge' }, 'where'],
    [{ service: null }, 'what'],
    [{ to: '' }, 'to'],
    [{ to: 'elsewhere', dropoff: '' }, 'to'],
    [{ to: '', service: 'repair' }, null],
    [{ phone: '', client: { id: 541, name: 'Amina' } }, null],
  ] as [Partial<Asked>, string | null][])('%o: %s', (changed, expected) => {
    expect(missing({ ...tow, ...changed })).toBe(expected);
    expect(body({ ...tow, ...changed }) === null).toBe(expected !== null);
  });
  it('a price needs no caller', () => expect(priced({ ...tow, phone: '' })).not.toBeNull());
});

it('looks for a number once it is more than a prefix', () => {
  expect(lookup('+213')).toBeNull();
  expect(lookup('٠٥٥٠٠')).toBe('05500');
});
