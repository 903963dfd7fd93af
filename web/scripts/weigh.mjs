// Weighs what a first visit of the driver's page loads, compressed, and fails when a bad signal would feel it.
import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 150 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('build.json', dist), 'utf8'));
rmSync(new URL('build.json', dist));

const WORDS = { 'index.html': 'driver', 'track.html': 'share', 'assistant.html': 'assistant', 'console.html': 'console' };
const size = (name) => gzipSync(readFileSync(new URL(name, dist)), { level: 6 }).length;

/** All files that a page loads by itself: one language, and no base map reader. */
function firstLoad(page) {
  const seen = new Set();
  const files = new Set([page]);
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    // The longest of the languages stands for the one that is read.
    if (/map\/archive|protomaps|messages\/(en|fr)\//.test(key)) return;
    const words = key.match(/messages\/\w+\/(\w+)\.json$/)?.[1];
    if (words && words !== 'common' && words !== WORDS[page]) return;
    files.add(chunk.file === page ? page : chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  visit(page);
  return [...files].map((file) => [file, size(file)]);
}

let heavy = false;
for (const page of ['index.html', 'track.html', 'assistant.html', 'console.html']) {
  const files = firstLoad(page);
  const total = files.reduce((sum, [, bytes]) => sum + bytes, 0);
  console.log(`${page}: ${(total / 1024).toFixed(1)} KiB gzipped in ${files.length} files`);
  if (process.env.WEIGH_ALL) for (const [file, bytes] of files) console.log(`  ${file} ${bytes}`);
  if (page === 'index.html' && total > LIMIT) heavy = true;
}
if (heavy) {
  console.error(`index.html is heavier than ${LIMIT / 1024} KiB`);
  process.exit(1);
}
