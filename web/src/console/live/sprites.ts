/// Small pictures of assistants, drawn once and copied thousands of times: shape and colour say the state, faintness the age.

import type { State } from '../logic/fleet';
import { stampOf, type Stamp } from '../logic/raster';

/** Seconds from which on a position is ageing, and old: whoever stands still tells it every few minutes, and need not before. */
const AGES: readonly number[] = [300, 600];
const FAINTNESS = [1, 0.62, 0.34] as const;

export function ageStep(seconds: number): 0 | 1 | 2 {
  return seconds < AGES[0]! ? 0 : seconds < AGES[1]! ? 1 : 2;
}

export type Palette = Record<State, string> & { edge: string; mark: string };

export interface Sprites {
  get(state: State, service: string, age: 0 | 1 | 2): Stamp;
  /** Width and height in CSS pixels. */
  size: number;
}

function shape(context: CanvasRenderingContext2D, state: State, centre: number, radius: number): void {
  context.beginPath();
  if (state === 'idle') context.arc(centre, centre, radius, 0, 2 * Math.PI);
  else if (state === 'busy') {
    context.moveTo(centre, centre - radius * 1.2);
    context.lineTo(centre + radius * 1.15, centre + radius * 0.85);
    context.lineTo(centre - radius * 1.15, centre + radius * 0.85);
    context.closePath();
  } else {
    context.moveTo(centre, centre - radius * 1.2);
    context.lineTo(centre + radius * 1.2, centre);
    context.lineTo(centre, centre + radius * 1.2);
    context.lineTo(centre - radius * 1.2, centre);
    context.closePath();
  }
}

/** Draws one; for the legend, too. */
export function drawAssistant(
  context: CanvasRenderingContext2D,
  palette: Palette,
  look: { state: State; service: string; centre: number; radius: number },
): void {
  const { state, service, centre, radius } = look;
  shape(context, state, centre, radius);
  context.lineWidth = Math.max(1, radius / 4);
  if (state === 'stale') {
    context.fillStyle = palette.edge;
    context.fill();
    context.strokeStyle = palette.stale;
    context.stroke();
  } else {
    context.fillStyle = palette[state];
    context.fill();
    context.strokeStyle = palette.edge;
    context.stroke();
  }
  // a tow truck carries something: a dot
  if (service === 'towing' && radius >= 4) {
    context.beginPath();
    context.arc(centre, centre + (state === 'busy' ? radius * 0.2 : 0), radius * 0.32, 0, 2 * Math.PI);
    context.fillStyle = state === 'stale' ? palette.stale : palette.mark;
    context.fill();
  }
}

export function makeSprites(palette: Palette, radius: number, density: number): Sprites {
  const size = Math.ceil(radius * 2.4 + 4);
  const edge = Math.ceil(size * density);
  const make = (state: State, service: string) =>
    FAINTNESS.map((alpha) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = edge;
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      context.scale(density, density);
      drawAssistant(context, palette, { state, service, centre: size / 2, radius });
      const pixels = new Uint32Array(context.getImageData(0, 0, edge, edge).data.buffer);
      for (let at = 0; at < pixels.length; at += 1) pixels[at] = fainter(pixels[at]!, alpha);
      return stampOf(pixels, edge);
    });
  const of = (state: State) => ({ towing: make(state, 'towing'), repair: make(state, 'repair') });
  const table = { idle: of('idle'), busy: of('busy'), stale: of('stale') };
  return { size, get: (state, service, age) => table[state][service === 'towing' ? 'towing' : 'repair'][age]! };
}

function fainter(colour: number, alpha: number): number {
  return ((Math.round((colour >>> 24) * alpha) << 24) | (colour & 0xffffff)) >>> 0;
}
