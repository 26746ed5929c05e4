import { frFirst } from './fr-first.ts';
import { frLate } from './fr-late.ts';
import { joinStrings, type Strings } from './strings.ts';

/** All of French. */
export const fr: Strings = joinStrings(frFirst, frLate);
