import { describe, expect, it } from 'vitest';
import { kilometres } from '../../lib/geo';
import { square, strength } from './heat';

describe('a heat map', () => {
  it('has squares of the size that was asked for, at any latitude', () => {
    for (const lat of [0, 36.75, -60]) {
      const [[south, west], [north, east]] = square({ lat, lng: 3 }, 2);
      expect(kilometres({ lat: south, lng: 3 }, { lat: north, lng: 3 })).toBeCloseTo(2, 2);
      expect(kilometres({ lat, lng: west }, { lat, lng: east })).toBeCloseTo(2, 2);
    }
  });
  it('is strongest at the most, and shows the few', () => {
    expect([strength(0, 100), strength(25, 100), strength(100, 100), strength(7, 0)]).toEqual([0, 0.5, 1, 0]);
  });
});
