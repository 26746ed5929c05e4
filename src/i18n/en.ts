import { enFirst } from './en-first.ts';
import { enLate } from './en-late.ts';
import { joinStrings, type Strings } from './strings.ts';

/** All of English. */
export const en: Strings = joinStrings(enFirst, enLate);
