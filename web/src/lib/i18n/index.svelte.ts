/// The messages of the pages: `t('driver.title')`. Each page loads its own files in one language.
import { choose, chosen, language, type Language } from './language';
import type assistant from './messages/en/assistant.json';
import type common from './messages/en/common.json';
import type console_ from './messages/en/console.json';
import type driver from './messages/en/driver.json';
import type share from './messages/en/share.json';
import { render, type Message, type Values } from './render';

export { LANGUAGE_NAMES, LANGUAGES, type Language } from './language';

type Files = typeof common & typeof driver & typeof share & typeof assistant & typeof console_;
export type Key = keyof Files;
export type File = 'common' | 'driver' | 'share' | 'assistant' | 'console';

const files = import.meta.glob<Record<string, Message>>('./messages/*/*.json', { import: 'default' });

let table = $state.raw<Record<string, Message>>({});
let code = $state<Language>(language.code);
let wanted: File[] = [];

/** Loads messages before the page shows anything. */
export async function loadMessages(...names: File[]): Promise<void> {
  wanted = names;
  const loaded = await Promise.all(names.map((name) => files[`./messages/${language.code}/${name}.json`]!()));
  table = Object.assign({}, ...loaded);
  code = language.code;
  document.documentElement.lang = language.tag;
  document.documentElement.dir = isRtl() ? 'rtl' : 'ltr';
}

export async function switchLanguage(to: Language): Promise<void> {
  choose(to);
  Object.assign(language, chosen());
  await loadMessages(...wanted);
}

/** The language shown; reading it in a template follows a change. */
export function currentLanguage(): Language {
  return code;
}

export function isRtl(): boolean {
  return language.code === 'ar';
}

export function t(key: Key, values?: Values): string {
  const message = table[key];
  return message === undefined ? key : render(message, language.tag, values);
}

/** A message whose key was put together; `otherwise` when there is none. */
export function tOr(key: string, otherwise: string, values?: Values): string {
  const message = table[key];
  return message === undefined ? otherwise : render(message, language.tag, values);
}
