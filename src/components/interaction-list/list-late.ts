import { Late } from '../../controllers/late.ts';

/** The virtual list, filters in words, and what shows drafts in rows; without it the first rows stand there as they are. */
export const BEHIND = new Late(() => import('./list-behind.ts'));
