/// The one view of what happens now, for all screens, and what is said aloud about it.

import { t } from '../../lib/i18n/index.svelte';
import { clock, type Changes } from '../logic/urgency';
import { Live } from './live.svelte';

class SharedLive extends Live {
  /** Said to those who do not look; a few words, only when something changed. */
  announcement = $state('');

  constructor() {
    super((changed) => this.announce(changed));
  }

  private announce({ added, breached, ended }: Changes): void {
    const said: string[] = [];
    const first = this.queue.find((open) => open.id === breached[0]);
    if (first) said.push(t('console.say.breached', { count: breached.length, id: `${first.id}`, time: clock(first.waiting_seconds) }));
    if (added.length > 0) said.push(t('console.say.added', { count: added.length }));
    if (ended.length > 0) said.push(t('console.say.ended', { count: ended.length }));
    if (said.length > 0) this.announcement = said.join(' ');
  }
}

export const live = new SharedLive();
