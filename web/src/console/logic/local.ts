/// Moments as a field for date and time has them: where the garage is, whatever clock the desk has.

const written = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let made = written.get(zone);
  if (!made) {
    const two = '2-digit';
    made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two });
    written.set(zone, made);
  }
  return made;
}

/** `YYYY-MM-DDTHH:MM`; empty where there is no moment. */
export function toLocal(at: string | null | undefined, zone: string): string {
  if (!at) return '';
  const part = Object.fromEntries(format(zone).formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** The moment, as the API writes it; null where nothing is typed. */
export function fromLocal(text: string, zone: string): string | null {
  const typed = Date.parse(`${text}Z`);
  if (Number.isNaN(typed)) return null;
  const ahead = (at: number) => Date.parse(`${toLocal(new Date(at).toISOString(), zone)}Z`) - at;
  // the clocks may have been changed between the guess and the moment
  const guess = typed - ahead(typed);
  return new Date(typed - ahead(guess)).toISOString();
}
