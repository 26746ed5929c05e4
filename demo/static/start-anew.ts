/** Where a page asks, by POST, that everything be forgotten. */
export const START_ANEW = '/demo/start-anew';

/** The broadcast channel on which all pages are told that everything was, and to load themselves again. */
export const RELOAD = 'inlay-demo-reload';
