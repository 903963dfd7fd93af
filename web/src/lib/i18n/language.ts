/// Which language this person wants, without its messages: the API client needs it, too.

export const LANGUAGES = ['en', 'fr', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', fr: 'Français', ar: 'العربية' };

const CHOICE = 'depannini.language';

/** The first of the browser's languages that there is. */
export function wished(tags: readonly string[]): { code: Language; tag: string } {
  for (const tag of tags) {
    const code = tag.toLowerCase().split('-')[0];
    if (LANGUAGES.some((known) => known === code)) return { code: code as Language, tag };
  }
  return { code: 'en', tag: 'en' };
}

export function chosen(): { code: Language; tag: string } {
  const tags = typeof navigator === 'undefined' ? [] : [...(navigator.languages ?? [])];
  try {
    const choice = localStorage.getItem(CHOICE);
    // The browser's own variant of the chosen language comes first: it knows the region's numbers.
    if (choice) return wished([...tags.filter((tag) => tag.startsWith(choice)), choice]);
  } catch {
    // Without storage the browser decides.
  }
  return wished(tags);
}

export function choose(code: Language): void {
  try {
    localStorage.setItem(CHOICE, code);
  } catch {
    // It holds for this page only.
  }
}

/** The language in force. */
export const language: { code: Language; tag: string } = chosen();
