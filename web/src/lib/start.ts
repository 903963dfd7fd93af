/// How every page starts: its messages, then itself; the configuration comes when it comes.
import { mount, type Component } from 'svelte';
import { config } from './config.svelte';
import { loadMessages, type File } from './i18n/index.svelte';
import './styles/base.css';

export async function start(page: Component, ...files: File[]): Promise<void> {
  const target = document.getElementById('app')!;
  void config.load();
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      await loadMessages('common', ...files);
      break;
    } catch {
      // No words yet, in any language: the page says so in signs and tries again.
      target.textContent = '📡 …';
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  target.textContent = '';
  mount(page, { target });
}
