import { Late } from './late.ts';

/** Icons that the first screen shows beside words that say the same: the room of each is kept until they are there. */
export const LATE_ICONS = new Late(() => import('../theme/late-icons.ts'));
