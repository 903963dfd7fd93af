// Keeps the assistant's page on the phone, so that it opens in a tunnel. It never keeps anything of the API.
const VERSION = "433641a28bc2";
const FILES = ["/web/Chat-C3mYSrDB.js","/web/Chat-DRTTBDKG.css","/web/Stages-BB4C663b.css","/web/Stages-Cobcw7C0.js","/web/StatusBar-CWm3k_uF.js","/web/StatusBar-DGzPmfH1.css","/web/Toasts-DYp7eI3-.css","/web/Toasts-FxxWU8dZ.js","/web/assistant-B51iPByn.css","/web/assistant-CvVHcyN1.js","/web/base-_quCpQq7.js","/web/create-BqrpROmC.css","/web/create-CzTLl3gb.js","/web/esm-E2Q7K93a.js","/web/layers-2x-Bpkbi35X.png","/web/layers-BWBAp2CZ.png","/web/marker-icon-hN30_KVU.png","/web/markers-V--Joamy.js","/web/words-ar-assistant-Cc3yRncR.js","/web/words-ar-common-BlkYI3Sx.js","/web/words-en-assistant-20klplAl.js","/web/words-en-common-B_IpchVf.js","/web/words-fr-assistant-CH315c6I.js","/web/words-fr-common-BnsxXX3s.js"];
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
