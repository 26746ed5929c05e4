/** Under which name the worker of the backend speaks to all pages of this browser. */
export const CHANNEL = 'inlay-demo';

/** Where a page asks, by POST, that everything be forgotten. */
export const START_ANEW = '/demo/start-anew';

/** `awake`: the worker lives, and so shall the service worker. `reload`: everything was forgotten. */
export type WorkerWord = 'awake' | 'reload';
