/* global addEventListener, activeClientIds, importScripts, registration */

/*
 * MSW's script remembers in memory which pages it answers, and a browser ends a service worker whenever it has been idle. Whoever
 * asks for the backend is one of those pages, so it is remembered again before the script looks.
 */
addEventListener('fetch', ({ request, clientId }) => {
  const { scope } = registration;
  const path = request.url.startsWith(scope) ? request.url.slice(scope.length) : '';
  if (clientId !== '' && /^(?:api\/v1|network|demo)\//.test(path)) activeClientIds.add(clientId);
});

importScripts('./mockServiceWorker.js');
