/// Small pictures put into a field of pixels by hand. Where there is no graphics card, the canvas's own `drawImage` takes four
/// times as long for thousands of them.

/** A picture as a list of its pixels that are not empty. */
export interface Stamp {
  xs: Int16Array;
  ys: Int16Array;
  /** As in image data: alpha is the highest byte. */
  colours: Uint32Array;
  /** Half of its edge: where its middle is. */
  half: number;
}

/** From image data, `size` pixels wide and high. */
export function stampOf(pixels: Uint32Array, size: number): Stamp {
  const kept: number[] = [];
  for (let at = 0; at < size * size; at += 1) if (pixels[at]! >>> 24 > 8) kept.push(at);
  return {
    xs: Int16Array.from(kept, (at) => at % size),
    ys: Int16Array.from(kept, (at) => Math.floor(at / size)),
    colours: Uint32Array.from(kept, (at) => pixels[at]!),
    half: size / 2,
  };
}

/** Whatever is at least as opaque as this hides what is below; the rest shows only where nothing is. */
const OPAQUE = 200;

export class Raster {
  pixels: Uint32Array = new Uint32Array(0);
  width = 0;
  height = 0;

  /** Takes other pixels, `width` in a row. */
  use(pixels: Uint32Array, width: number): void {
    this.pixels = pixels;
    this.width = width;
    this.height = width === 0 ? 0 : pixels.length / width;
  }

  clear(): void {
    this.pixels.fill(0);
  }

  /** Puts a stamp with its middle at a place; what is outside is cut off. */
  put(stamp: Stamp, x: number, y: number): void {
    const { xs, ys, colours } = stamp;
    const { pixels, width, height } = this;
    const left = Math.round(x - stamp.half);
    const top = Math.round(y - stamp.half);
    const edge = Math.ceil(stamp.half * 2);
    const isInside = left >= 0 && top >= 0 && left + edge <= width && top + edge <= height;
    const start = top * width + left;
    for (let index = 0; index < colours.length; index += 1) {
      const dx = xs[index]!;
      const dy = ys[index]!;
      if (!isInside && (left + dx < 0 || left + dx >= width || top + dy < 0 || top + dy >= height)) continue;
      const at = start + dy * width + dx;
      const colour = colours[index]!;
      if (colour >>> 24 >= OPAQUE || pixels[at] === 0) pixels[at] = colour;
    }
  }
}
