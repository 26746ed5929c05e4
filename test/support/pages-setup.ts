import { buildPages } from '../../demo/build-pages.ts';

/** Vitest's global setup: the pages that servers serve are built once, before several start beside each other. */
export default buildPages;
