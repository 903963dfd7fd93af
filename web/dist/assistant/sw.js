// Keeps the assistant's page on the phone, so that it opens in a tunnel. It never keeps anything of the API.
const VERSION = "668f5e723ffa";
const FILES = ["/web/Chat-Cok9KUQj.css","/web/Chat-D_srhD3C.js","/web/Stages-BB4C663b.css","/web/Stages-DVzPc_N-.js","/web/StatusBar-Db68j7V2.js","/web/StatusBar-Dl2NUuFR.css","/web/Toasts-DYp7eI3-.css","/web/Toasts-cE8eNv4E.js","/web/assistant-C9mh1xkA.css","/web/assistant-DXuNAV8z.js","/web/base-CZjUlCvx.js","/web/create-BqrpROmC.css","/web/create-DdOHQty1.js","/web/layers-2x-Bpkbi35X.png","/web/layers-BWBAp2CZ.png","/web/marker-icon-hN30_KVU.png","/web/markers-BuEdFCzG.js","/web/words-ar-assistant-_HjD8fXp.js","/web/words-ar-common-qt6vlN44.js","/web/words-en-assistant-DrUaq8Lb.js","/web/words-en-common-CF8YAt8r.js","/web/words-fr-assistant-BWG9ihGe.js","/web/words-fr-common-Ck-0TLSD.js"];
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
