/// The screen that the address names.

import { href, parse, type Route } from './logic/route';

class Router {
  route = $state.raw<Route>(parse(location.hash));

  constructor() {
    window.addEventListener('hashchange', () => (this.route = parse(location.hash)));
  }

  /** Goes to a screen; `replace`: without a step to go back by. */
  go(path: readonly (string | number)[], query: Record<string, string | number | null | undefined> = {}, replace = false): void {
    const to = href(path, query);
    if (to === location.hash) return;
    if (replace) {
      history.replaceState(null, '', to);
      this.route = parse(to);
    } else location.hash = to;
  }

  /** The same screen with other filters. */
  filter(changed: Record<string, string | number | null | undefined>): void {
    this.go(this.route.path, { ...Object.fromEntries(this.route.query), ...changed }, true);
  }

  get(name: string): string {
    return this.route.query.get(name) ?? '';
  }
}

export const router = new Router();
export { href };
