/// The order of the work and amounts as they are typed.
import { describe, expect, it } from 'vitest';
import { nextStep, parseAmount } from './steps';

describe('the next step', () => {
  const tow = { status: 'accepted', assistance_type: 'towing', stage: null } as const;
  it('leads a tow through all stages', () => {
    expect(nextStep(tow)).toBe('on_the_way');
    expect(nextStep({ ...tow, stage: 'on_the_way' })).toBe('arrived');
    expect(nextStep({ ...tow, status: 'ongoing', stage: 'arrived' })).toBe('loaded');
    expect(nextStep({ ...tow, status: 'ongoing', stage: 'loaded' })).toBe('completed');
  });
  it('loads nothing for a repair', () => expect(nextStep({ ...tow, assistance_type: 'repair', status: 'ongoing', stage: 'arrived' })).toBe('completed'));
  it('takes who is at work for arrived', () => expect(nextStep({ ...tow, status: 'ongoing' })).toBe('loaded'));
});

describe('amounts', () => {
  it.each([
    ['4500', 4500],
    ['4 500,50', 4500.5],
    ['٤٥٠٠', 4500],
    ['0', 0],
  ])('reads %s', (text, amount) => expect(parseAmount(text, 2)).toBe(amount));
  it.each(['', '-1', '4500.123', 'much', '1e3', '12345678901'])('refuses %s', (text) => expect(parseAmount(text, 2)).toBeNull());
  it('has no decimals where the currency has none', () => expect(parseAmount('1.5', 0)).toBeNull());
});
