// Keeps the assistant's page on the phone, so that it opens in a tunnel. It never keeps anything of the API.
const VERSION = "__VERSION__";
const FILES = ["__FILES__"];
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
    return answer.status >= 500 ? ((await cache.match(PAGE, { ignoreVary: true })) ?? answer) : answer;
  } catch (error) {
    const kept = await cache.match(PAGE, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && (url.pathname === PAGE || url.pathname === `${PAGE}/`)) event.respondWith(page(request));
  else if (url.pathname.startsWith('/web/')) event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept ?? fetch(request)));
});
