/// Which of the pages this is: each has a session of its own, so that one browser may be several people.
export type Page = 'driver' | 'assistant' | 'console';

export const page: Page = pageOf(typeof location === 'undefined' ? '/' : location.pathname);

export function pageOf(path: string): Page {
  if (/^\/assistant(\/|\.html|$)/.test(path)) return 'assistant';
  return /^\/console(\/|\.html|$)/.test(path) ? 'console' : 'driver';
}
