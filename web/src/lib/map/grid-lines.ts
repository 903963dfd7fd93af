/// Where the lines of a grid run.

/** The multiples of a step within a range. */
export function ticks(from: number, to: number, step: number): number[] {
  const found: number[] = [];
  for (let index = Math.ceil(from / step); index * step <= to && found.length < 100; index += 1) found.push(index * step);
  return found;
}
