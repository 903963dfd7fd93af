/// The calendar's day where the service is: a licence holds through its last one.
import { serverNow } from '../lib/clock';
import { config } from '../lib/config.svelte';

/** `YYYY-MM-DD`, so many days ago. */
export function today(daysAgo = 0): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: config.value.time_zone }).format(serverNow() - daysAgo * 86_400_000);
}
