/** Every place where something that others wrote is shown, each as one line of a table. */
import { cardSurfaces } from './card-surfaces.ts';
import { dialogsSurfaces } from './dialogs-surfaces.ts';
import { messagesSurfaces } from './messages-surfaces.ts';
import { queueSurfaces } from './queue-surfaces.ts';
import type { Surface } from './surface.ts';
import { workSurfaces } from './work-surfaces.ts';
import { writingSurfaces } from './writing-surfaces.ts';

export type { Surface } from './surface.ts';

/** The tables, made anew for each page. A feature that shows a text of somebody else's gets its line in one of them. */
export function surfaces(): readonly Surface[] {
  return [
    ...messagesSurfaces(),
    ...workSurfaces(),
    ...writingSurfaces(),
    ...dialogsSurfaces(),
    ...cardSurfaces(),
    ...queueSurfaces(),
  ];
}
