/// Every message is there in every language, with the same values and all plural forms of its language.
import { describe, expect, it } from 'vitest';
import type { Message } from './render';

const files = import.meta.glob<Record<string, Message>>('./messages/*/*.json', { eager: true, import: 'default' });
const names = [...new Set(Object.keys(files).map((path) => path.split('/').pop()!))];

function values(message: Message): string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)))].filter((name) => name !== 'count').sort();
}

describe.each(['en', 'fr', 'ar'])('%s', (code) => {
  it.each(names)('%s is complete', (name) => {
    const english = files[`./messages/en/${name}`] ?? {};
    const here = files[`./messages/${code}/${name}`] ?? {};
    expect(Object.keys(here).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(here)) {
      expect(values(message), key).toEqual(values(english[key]!));
      if (typeof message === 'string') {
        expect(message.trim(), key).not.toBe('');
        continue;
      }
      const needed = new Intl.PluralRules(code).resolvedOptions().pluralCategories.filter((form) => code !== 'en' || form === 'one' || form === 'other');
      expect(Object.keys(message).sort(), key).toEqual([...needed].sort());
    }
  });
});
