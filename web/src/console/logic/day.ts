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
  inHand: A[];
  closed: A[];
  attendance: T | null;
}

/** For each mechanic what is in hand, from days before too, and what was closed of that day. */
export function byMechanic<M extends { id: number }, A extends Assigned, T extends Attended>(
  mechanics: readonly M[],
  assignments: readonly A[],
  attendance: readonly T[],
  day: string,
): MechanicDay<M, A, T>[] {
  const belongs = (one: Assigned) => one.day === day || (one.day < day && !one.closed_at);
  return mechanics.map((mechanic) => {
    const own = assignments
      .filter((one) => one.mechanic_id === mechanic.id && belongs(one))
      .sort((a, b) => a.day.localeCompare(b.day) || a.id - b.id);
    return {
      mechanic,
      inHand: own.filter((one) => !one.closed_at),
      closed: own.filter((one) => one.closed_at),
      attendance: attendance.find((one) => one.mechanic_id === mechanic.id && one.day === day) ?? null,
    };
  });
}
