/// Reading again after a while, as long as somebody looks.

import { phoneSeconds } from '../lib/clock';

/** However fast the server's clock runs, it is not asked more often than this. */
const LEAST_MS = 5_000;

/** Reads again every `ms` of the server's clock while the page is looked at; call the answer to stop. */
export function every(ms: number, run: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout>;
  // the pace is looked up each time: what the server's clock is may come later than the page
  const wait = () => {
    timer = setTimeout(() => {
      if (document.visibilityState === 'visible') run();
      wait();
    }, Math.max(LEAST_MS, phoneSeconds(ms)));
  };
  wait();
  return () => clearTimeout(timer);
}
