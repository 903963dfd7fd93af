// Keeps the assistant's page on the phone, so that it opens in a tunnel. It never keeps anything of the API.
const VERSION = "f8720abc2bbe";
const FILES = ["/web/Choices-DmrO1829.css","/web/Choices-P4jzn00l.js","/web/PlaceInput-BPCU2KvO.js","/web/PlaceInput-CrF5HEY4.css","/web/Sheet-C1oiPvWW.js","/web/Sheet-Dyigx5LW.css","/web/Stages-BXbmj9HR.css","/web/Stages-C4yYbEc7.js","/web/Toasts-C9npMQZJ.css","/web/Toasts-DFSQHhoE.js","/web/Trouble-CypgrB8X.css","/web/Trouble-ZwURSJxI.js","/web/assistant-BIXHOFkw.js","/web/assistant-R6nI8eKg.css","/web/base-DaI6HgxB.js","/web/create-BqrpROmC.css","/web/create-DYwD6c40.js","/web/format-0pTpHrkc.js","/web/layers-2x-Bpkbi35X.png","/web/layers-BWBAp2CZ.png","/web/leaflet-src-CpierIKu.js","/web/marker-icon-hN30_KVU.png","/web/markers-NqamwvSL.js","/web/places.svelte-D87lDeEM.js","/web/preload-helper-DygEbaNj.js","/web/rolldown-runtime-WkwZ5CU-.js","/web/words-ar-assistant-C-lqtcIx.js","/web/words-ar-common-DRDrOxUu.js","/web/words-en-assistant-IQIpfvKB.js","/web/words-en-common-Ckn17LfV.js","/web/words-fr-assistant-BwC_N2bS.js","/web/words-fr-common-DZdOSmp2.js"];
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
