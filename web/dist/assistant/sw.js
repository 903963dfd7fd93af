// Keeps the assistant's page on the phone, so that it opens in a tunnel. It never keeps anything of the API.
const VERSION = "f0fa21eee5c2";
const FILES = ["/web/StatusBar-DGzPmfH1.css","/web/StatusBar-DZcMCU5e.js","/web/Toasts-C5nM80WZ.js","/web/Toasts-DYp7eI3-.css","/web/assistant-DA5p6USj.js","/web/words-ar-assistant-DZK_ftkL.js","/web/words-ar-common-BBmYgarh.js","/web/words-en-assistant-DZK_ftkL.js","/web/words-en-common-BrUge7_m.js","/web/words-fr-assistant-DZK_ftkL.js","/web/words-fr-common-DOxy_O16.js"];
const CACHE = `depannini-assistant-${VERSION}`;
const PAGE = '/assistant';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([PAGE, ...FILES]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('depannini-assistant-') && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A new page comes by the network while there is one, within a moment; its parts, whose names say their contents, from here.
async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(4000) });
    if (answer.ok) await cache.put(PAGE, answer.clone());
    return answer.status >= 500 ? ((await cache.match(PAGE)) ?? answer) : answer;
  } catch (error) {
    const kept = await cache.match(PAGE);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && (url.pathname === PAGE || url.pathname === `${PAGE}/`)) event.respondWith(page(request));
  else if (url.pathname.startsWith('/web/')) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
