import { Late } from '../../controllers/late.ts';

/** The menu, which opens by a click only: its button is laid out before it comes. */
export const MENU = new Late(() => import('./define.ts'));
