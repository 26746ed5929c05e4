/* global Response, addEventListener, activeClientIds, importScripts, registration */

/** Whether an address is the backend's to answer. */
const isBackend = (url) =>
  url.startsWith(registration.scope) &&
  /^(?:api\/v1|network|demo)\//.test(url.slice(registration.scope.length));

/*
 * MSW's script remembers in memory which pages it answers, and a browser ends a service worker whenever it has been idle. Whoever
 * asks for the backend is one of those pages, so it is remembered again before the script looks.
 */
addEventListener('fetch', ({ request, clientId }) => {
  if (clientId !== '' && isBackend(request.url)) activeClientIds.add(clientId);
});

/*
 * What a page says as it goes has nobody left to answer it, and MSW's script would ask the server, which has no backend.
 */
const askNetwork = globalThis.fetch;
globalThis.fetch = (request, options) =>
  isBackend(request.url)
    ? Promise.resolve(new Response(null, { status: 503 }))
    : askNetwork(request, options);

importScripts('./mockServiceWorker.js');
