import { describe, expect, it } from 'vitest';
import { Fleet, type Row } from './fleet';
import { latitude, longitude, worldX, worldY } from './mercator';

const row = (id: number, lat: number, lng: number, age = 0): Row => [id, lat, lng, 'idle', age, 'towing'];
const place = (fleet: Fleet, id: number, now: number) => {
  const seen = fleet.find(id, now)!;
  return [latitude(seen.y), longitude(seen.x)];
};
const delta = { full: false, glide: 2000 };

describe('the projection', () => {
  it('comes back to where it started', () => {
    for (const [lat, lng] of [[36.75, 3.04], [0, 0], [-51.2, 179.9], [84, -179]] as const) {
      expect(latitude(worldY(lat))).toBeCloseTo(lat, 9);
      expect(longitude(worldX(lng))).toBeCloseTo(lng, 9);
    }
  });

  it('cuts the poles off as the map does', () => {
    expect(worldY(90)).toBeCloseTo(0, 9);
    expect(worldY(-90)).toBeCloseTo(1, 9);
  });
});

describe('a fleet', () => {
  it('glides from where it is shown to where it was told', () => {
    const fleet = new Fleet();
    fleet.apply([row(1, 36.75, 3.04)], [], 0, { full: true, glide: 2000 });
    fleet.apply([row(1, 36.76, 3.06)], [], 1000, delta);
    expect(place(fleet, 1, 1000)[1]).toBeCloseTo(3.04, 9);
    expect(place(fleet, 1, 2000)[1]).toBeCloseTo(3.05, 9);
    expect(place(fleet, 1, 3000)).toEqual([expect.closeTo(36.76, 9), expect.closeTo(3.06, 9)]);
    expect(place(fleet, 1, 9000)[1]).toBeCloseTo(3.06, 9);
  });

  it('goes on from the middle of a glide without a jump', () => {
    const fleet = new Fleet();
    fleet.apply([row(1, 36.75, 3.04)], [], 0, { full: true, glide: 2000 });
    fleet.apply([row(1, 36.75, 3.06)], [], 0, delta);
    fleet.apply([row(1, 36.75, 3.04)], [], 1000, delta);
    expect(place(fleet, 1, 1000)[1]).toBeCloseTo(3.05, 9);
    expect(place(fleet, 1, 2000)[1]).toBeCloseTo(3.045, 9);
  });

  it('shows a leap and an unanimated move at once', () => {
    const fleet = new Fleet();
    fleet.apply([row(1, 36.75, 3.04), row(2, 36.75, 3.04)], [], 0, { full: true, glide: 2000 });
    fleet.apply([row(1, 36.75, 4.5)], [], 0, delta);
    fleet.apply([row(2, 36.75, 3.05)], [], 0, { full: false, glide: 0 });
    expect(place(fleet, 1, 1)[1]).toBeCloseTo(4.5, 9);
    expect(place(fleet, 2, 1)[1]).toBeCloseTo(3.05, 9);
  });

  it('rests when the last glide is over', () => {
    const fleet = new Fleet();
    fleet.apply([row(1, 36.75, 3.04)], [], 0, { full: true, glide: 2000 });
    expect(fleet.restsAt).toBe(0);
    fleet.apply([row(1, 36.751, 3.04)], [], 500, delta);
    expect(fleet.restsAt).toBe(2500);
  });

  it('lets positions grow old', () => {
    let wall = 50_000;
    const fleet = new Fleet(() => wall);
    fleet.apply([row(1, 36.75, 3.04, 12)], [], 0, { full: true, glide: 0 });
    wall += 8000;
    expect(fleet.find(1, 0)!.ageSeconds).toBe(20);
  });

  it('forgets those who are gone, and keeps the others whole', () => {
    const fleet = new Fleet();
    const many = Array.from({ length: 300 }, (_, id) => row(id, 36 + id / 1000, 3));
    fleet.apply(many, [], 0, { full: true, glide: 0 });
    fleet.apply([], [0, 150, 299, 777], 0, delta);
    expect(fleet.size).toBe(297);
    for (const id of [1, 149, 151, 298]) expect(place(fleet, id, 0)[0]).toBeCloseTo(36 + id / 1000, 9);
    expect(fleet.find(150, 0)).toBeNull();
    fleet.apply([row(7, 1, 1)], [], 0, { full: true, glide: 0 });
    expect(fleet.all(0).map((seen) => seen.id)).toEqual([7]);
  });

  it('visits only those in the box, and counts by state', () => {
    const fleet = new Fleet();
    fleet.apply([row(1, 10, 10), [2, 20, 20, 'busy', 0, 'repair'], row(3, 10, 40)], [], 0, { full: true, glide: 0 });
    const seen: number[] = [];
    const box = { left: worldX(5), right: worldX(25), top: worldY(25), bottom: worldY(5) };
    fleet.within(box, 0, (_x, _y, _state, _service, _age, id) => seen.push(id));
    expect(seen).toEqual([1, 2]);
    expect(fleet.counts()).toEqual({ idle: 2, busy: 1, stale: 0 });
  });
});
