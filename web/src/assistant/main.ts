import { start } from '../lib/start';
import Assistant from './Assistant.svelte';

void start(Assistant, 'assistant');

// Keeps the page on the phone. Without it everything works but the start in a tunnel.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/assistant/sw.js', { scope: '/assistant' }).catch(() => undefined);
}
