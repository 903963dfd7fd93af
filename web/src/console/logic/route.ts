/// The part of the address behind `#`: which screen, which thing on it, and its filters. Reloading and "back" work by it.

export interface Route {
  /** Its words, such as `['people', '7']`. */
  path: string[];
  query: URLSearchParams;
}

export function parse(hash: string): Route {
  const text = hash.replace(/^#?\/?/, '');
  const [path = '', query = ''] = text.split('?', 2);
  const words = path.split('/').filter(Boolean).map(decoded);
  return { path: words.length ? words : ['live'], query: new URLSearchParams(query) };
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** The address of a screen; filters without a value are left out. */
export function href(path: readonly (string | number)[], query: Record<string, string | number | null | undefined> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return `#/${path.map((word) => encodeURIComponent(word)).join('/')}${search ? `?${search}` : ''}`;
}

/** An id in an address, or null. */
export function id(word: string | undefined): number | null {
  return word !== undefined && /^[1-9][0-9]{0,15}$/.test(word) ? Number(word) : null;
}
