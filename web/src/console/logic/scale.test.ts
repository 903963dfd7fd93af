import { describe, expect, it } from 'vitest';
import { bands, durationTicks, labelled, linear, niceStep, runs, ticks } from './scale';

describe('a linear scale', () => {
  it('maps ends to ends, upside down too', () => {
    const y = linear([0, 10], [200, 0]);
    expect([y(0), y(5), y(10)]).toEqual([200, 100, 0]);
  });
  it('puts everything in the middle where there is no span', () => {
    expect(linear([3, 3], [0, 100])(3)).toBe(50);
  });
});

describe('ticks', () => {
  it.each([
    [0, [0, 0.5, 1]],
    [7, [0, 2, 4, 6, 8]],
    [97, [0, 50, 100]],
    [1000, [0, 500, 1000]],
    [0.3, [0, 0.1, 0.2, 0.3]],
  ])('to %d', (highest, expected) => expect(ticks(highest)).toEqual(expected));

  it('are whole where things are counted', () => {
    expect(ticks(2, 4, true)).toEqual([0, 1, 2]);
    expect(ticks(0, 4, true)).toEqual([0, 1]);
  });
  it('survive nonsense', () => {
    expect(ticks(Number.NaN)).toEqual(ticks(1));
    expect(niceStep(-1, 4)).toBe(1);
  });
  it('always reach the highest value', () => {
    for (let value = 0.01; value < 1e6; value *= 1.7) expect(ticks(value).at(-1)!).toBeGreaterThanOrEqual(value * 0.999999);
  });
  it('of durations are what people count in', () => {
    expect(durationTicks(200)).toEqual([0, 60, 120, 180, 240]);
    expect(durationTicks(7000)).toEqual([0, 1800, 3600, 5400, 7200]);
    expect(durationTicks(0)).toEqual([0, 15, 30, 45, 60]);
  });
});

describe('bands', () => {
  it('share the range, and know their own', () => {
    const four = bands(4, [0, 100], 0.2);
    expect(four.width).toBe(20);
    expect([four.start(0), four.start(3)]).toEqual([2.5, 77.5]);
    expect([four.at(-5), four.at(26), four.at(250)]).toEqual([0, 1, 3]);
  });
});

describe('labels and lines', () => {
  it('labels no more than there is room for', () => {
    expect(labelled(5, 10)).toEqual([0, 1, 2, 3, 4]);
    expect(labelled(24, 6)).toEqual([0, 4, 8, 12, 16, 20]);
    expect(labelled(0, 6)).toEqual([]);
  });
  it('breaks a line where nothing is known', () => {
    const parts = runs([1, 2, null, 4]).map((part) => part.map((point) => point.value));
    expect(parts).toEqual([[1, 2], [4]]);
    expect(runs([null, null])).toEqual([]);
  });
});
