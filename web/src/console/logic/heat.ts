/// Squares of a heat map, and how strongly they are coloured.

const KM_PER_DEGREE = 111.195;

/** South-west and north-east corners of a cell by its centre. */
export function square(centre: { lat: number; lng: number }, km: number): [[number, number], [number, number]] {
  const high = km / 2 / KM_PER_DEGREE;
  const wide = high / Math.max(0.05, Math.cos((centre.lat * Math.PI) / 180));
  return [
    [centre.lat - high, centre.lng - wide],
    [centre.lat + high, centre.lng + wide],
  ];
}

/** 0 to 1. By the root: a few cells with very many would leave all others blank. */
export function strength(count: number, most: number): number {
  return most > 0 ? Math.sqrt(Math.max(0, Math.min(1, count / most))) : 0;
}
