/** What is typed behind a `/` that begins a word, up to the cursor; null where nothing is. */
export interface SlashWord {
  /** Where the `/` stands, in UTF-16 units. */
  readonly start: number;
  /** Where the cursor stands. */
  readonly end: number;
  /** What stands between, to be searched for. */
  readonly search: string;
}

/** Longer ones are no shortcuts. */
const MOST = 40;

/**
 * The word that begins with a `/` right before the cursor. Read from the text and not from keys, so that whatever a layout needs to
 * write a `/` (Shift and 7 in German, Shift and : in French) stays the layout's business.
 */
export function slashWord(text: string, cursor: number): SlashWord | null {
  const before = text.slice(Math.max(0, cursor - MOST - 2), cursor);
  const found = /(?:^|\s)\/([^\s/]*)$/.exec(before);
  const [, search] = found ?? [];
  if (search === undefined || search.length > MOST) return null;
  const start = cursor - search.length - 1;
  // Cut off at the front, what looks like the text's beginning is none.
  const isWordStart = start === 0 || /\s/.test(text.charAt(start - 1));
  return isWordStart ? { start, end: cursor, search } : null;
}

/** Whether a key is an input method's, a dead key's or one of AltGr: never to be taken from who types. */
export function belongsToTyping(event: KeyboardEvent): boolean {
  return (
    event.isComposing ||
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari tells the end of a composition in no other way
    event.keyCode === 229 ||
    event.key === 'Dead' ||
    event.key === 'Process' ||
    event.ctrlKey ||
    event.altKey ||
    event.metaKey ||
    event.getModifierState('AltGraph')
  );
}
