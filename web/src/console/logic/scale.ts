/// From values to places on a plot, and the round numbers at its axes.

/** Maps `domain` onto `range` in a straight line; an empty domain lands in the middle. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): (value: number) => number {
  const [low, high] = domain;
  const [start, end] = range;
  if (high === low) return () => (start + end) / 2;
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

/** A step of 1, 2 or 5 times a power of ten, so that some `count` of them reach `span`. */
export function niceStep(span: number, count: number): number {
  if (!(span > 0)) return 1;
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  const nice = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
  return nice * power;
}

/** Round numbers from 0 to the first at or above `highest`; never fewer than two. `whole`: no fractions. */
export function ticks(highest: number, count = 4, whole = false): number[] {
  const top = Number.isFinite(highest) && highest > 0 ? highest : 1;
  const step = whole ? Math.max(1, niceStep(top, count)) : niceStep(top, count);
  const steps = Math.ceil(top / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** The same for seconds: steps that people count in. */
export function durationTicks(highest: number, count = 4): number[] {
  const steps = [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];
  const top = Number.isFinite(highest) && highest > 0 ? highest : 60;
  const step = steps.find((one) => top / one <= count) ?? niceStep(top, count);
  return Array.from({ length: Math.ceil(top / step - 1e-9) + 1 }, (_, at) => at * step);
}

export interface Bands {
  /** Where the band starts. */
  start: (index: number) => number;
  /** How wide one is. */
  width: number;
  /** Which band a place belongs to, within bounds. */
  at: (place: number) => number;
}

/** Cuts a range into `count` equal bands with a gap between them, as a part of a band. */
export function bands(count: number, range: readonly [number, number], gap = 0.2): Bands {
  const whole = (range[1] - range[0]) / Math.max(1, count);
  return {
    start: (index) => range[0] + index * whole + (whole * gap) / 2,
    width: whole * (1 - gap),
    at: (place) => Math.max(0, Math.min(count - 1, Math.floor((place - range[0]) / whole))),
  };
}

/** Which of `count` labels to write so that there are at most `most`: always the first, then evenly. */
export function labelled(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(1, most)));
  return Array.from({ length: Math.ceil(count / step) }, (_, at) => at * step);
}

/** The parts of a line where there are values: a gap in them is a gap in the line. */
export function runs(values: readonly (number | null)[]): { index: number; value: number }[][] {
  const found: { index: number; value: number }[][] = [];
  let open: { index: number; value: number }[] | null = null;
  values.forEach((value, index) => {
    if (value === null || !Number.isFinite(value)) {
      open = null;
      return;
    }
    if (open === null) found.push((open = []));
    open.push({ index, value });
  });
  return found;
}
