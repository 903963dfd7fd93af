import { describe, expect, it } from 'vitest';
import { Raster, stampOf } from './raster';

const RED = 0xff0000ff;
const FAINT = 0x40ffffff;

/** A cross of five pixels; its arms are faint. */
const cross = stampOf(Uint32Array.from([0, FAINT, 0, FAINT, RED, FAINT, 0, FAINT, 0]), 3);

function field(width: number, height: number): Raster {
  const raster = new Raster();
  raster.use(new Uint32Array(width * height), width);
  return raster;
}

describe('a raster', () => {
  it('keeps only the pixels of a stamp that are there', () => expect(cross.colours).toHaveLength(5));

  it('puts the middle where it was told', () => {
    const raster = field(5, 5);
    raster.put(cross, 2.5, 2.5);
    expect(raster.pixels[2 * 5 + 2]).toBe(RED);
    expect(raster.pixels[1 * 5 + 2]).toBe(FAINT);
    expect([...raster.pixels].filter(Boolean)).toHaveLength(5);
  });

  it('cuts off what is outside, on every side', () => {
    for (const [x, y] of [[0.5, 0.5], [4.5, 0.5], [0.5, 4.5], [4.5, 4.5]] as const) {
      const raster = field(5, 5);
      raster.put(cross, x, y);
      expect([...raster.pixels].filter(Boolean)).toHaveLength(3);
    }
    const far = field(5, 5);
    far.put(cross, -50, 2);
    far.put(cross, 2, 500);
    expect([...far.pixels].every((pixel) => pixel === 0)).toBe(true);
  });

  it('hides what is below only where it is opaque', () => {
    const raster = field(5, 5);
    raster.put(cross, 2.5, 2.5);
    raster.put(cross, 2.5, 3.5);
    expect(raster.pixels[2 * 5 + 2]).toBe(RED);
    expect(raster.pixels[3 * 5 + 2]).toBe(RED);
    raster.clear();
    expect([...raster.pixels].every((pixel) => pixel === 0)).toBe(true);
  });
});
