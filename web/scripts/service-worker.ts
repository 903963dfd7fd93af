/// Emits the assistant's service worker at its fixed address, with the list of files that its page needs.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const needed = new Set<string>();
      const visit = (name: string) => {
        if (needed.has(name)) return;
        needed.add(name);
        const file = bundle[name];
        if (file?.type !== 'chunk') return;
        for (const next of [...file.imports, ...file.dynamicImports]) visit(next);
        for (const asset of [...(file.viteMetadata?.importedCss ?? []), ...(file.viteMetadata?.importedAssets ?? [])]) needed.add(asset);
      };
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === 'chunk' && file.isEntry && file.facadeModuleId?.endsWith('assistant.html')) visit(name);
      }
      // The base map of a file is read in ranges, which a cache cannot keep: its reader is of no use offline. Nor are other pages' words.
      const files = [...needed].filter((name) => !/archive-|words-\w+-(driver|share|console)/.test(name)).sort().map((name) => `/${name}`);
      const source = readFileSync(new URL('../src/assistant/sw.js', import.meta.url), 'utf8');
      const version = createHash('sha256').update(source).update(JSON.stringify(files)).digest('hex').slice(0, 12);
      const code = source.replace('"__VERSION__"', JSON.stringify(version)).replace('["__FILES__"]', JSON.stringify(files));
      this.emitFile({ type: 'asset', fileName: 'assistant/sw.js', source: code });
    },
  };
}
