/// A day of the mechanics, put together from lists.

interface Assigned {
  id: number;
  mechanic_id: number;
  day: string;
  closed_at?: string | null | undefined;
}

interface Attended {
  id: number;
  mechanic_id: number;
  day: string;
  status: string;
}

export interface MechanicDay<M, A, T> {
  mechanic: M;
  assignments: A[];
  attendance: T | null;
}

/** For each mechanic what is for that day, and what is still in hand from days before; the open ones first. */
export function byMechanic<M extends { id: number }, A extends Assigned, T extends Attended>(
  mechanics: readonly M[],
  assignments: readonly A[],
  attendance: readonly T[],
  day: string,
): MechanicDay<M, A, T>[] {
  const belongs = (one: Assigned) => one.day === day || (one.day < day && !one.closed_at);
  return mechanics.map((mechanic) => ({
    mechanic,
    assignments: assignments
      .filter((one) => one.mechanic_id === mechanic.id && belongs(one))
      .sort((a, b) => Number(Boolean(a.closed_at)) - Number(Boolean(b.closed_at)) || a.day.localeCompare(b.day) || a.id - b.id),
    attendance: attendance.find((one) => one.mechanic_id === mechanic.id && one.day === day) ?? null,
  }));
}
