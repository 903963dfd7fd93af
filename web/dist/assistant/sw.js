// Keeps the assistant's page on the phone, so that it opens in a tunnel. It never keeps anything of the API.
const VERSION = "b02e2278e63b";
const FILES = ["/web/Chat-CFM1sdzu.css","/web/Chat-xlOSbSlM.js","/web/Sheet-CJq4JMf5.js","/web/Sheet-Dyigx5LW.css","/web/Stages-BXbmj9HR.css","/web/Stages-CFp1m5p1.js","/web/Trouble-CypgrB8X.css","/web/Trouble-D9GzmBCj.js","/web/assistant-C9mh1xkA.css","/web/assistant-DbF099dF.js","/web/base-DaI6HgxB.js","/web/create-BqrpROmC.css","/web/create-DYwD6c40.js","/web/format-yidxziOA.js","/web/layers-2x-Bpkbi35X.png","/web/layers-BWBAp2CZ.png","/web/leaflet-src-CpierIKu.js","/web/marker-icon-hN30_KVU.png","/web/markers-NqamwvSL.js","/web/now-ISPnFAg4.css","/web/now.svelte-wsn1wNhz.js","/web/preload-helper-DygEbaNj.js","/web/rolldown-runtime-WkwZ5CU-.js","/web/words-ar-assistant-Cjz6lf-1.js","/web/words-ar-common-CCtM0-mp.js","/web/words-en-assistant-6vzg2SMD.js","/web/words-en-common-CxzP3iZs.js","/web/words-fr-assistant-CVj70UUw.js","/web/words-fr-common-BL1pn8Jp.js"];
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
