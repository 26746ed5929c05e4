const CHARACTERS = 160;
/** A character can be many units long, an emoji family for instance, but an excerpt stays short. */
const UNITS = 640;

/** The beginning of a text for a list or a quotation: at most 160 characters as people see them, never half of one. */
export function excerptOf(text: string): string {
  if (text.length <= CHARACTERS) return text;
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, UNITS + 64),
  );
  let end = 0;
  let characters = 0;
  for (const { index, segment } of segments) {
    if (characters === CHARACTERS || index + segment.length > UNITS) break;
    characters += 1;
    end = index + segment.length;
  }
  // A single character that is longer than all that is cut somewhere.
  return end === 0 ? text.slice(0, CHARACTERS).replace(/\p{Surrogate}$/u, '') : text.slice(0, end);
}

/** A text of at most so many UTF-16 units, without half a character at its end. */
export function cutText(text: string, units: number): string {
  return text.length <= units ? text : text.slice(0, units).replace(/\p{Surrogate}$/u, '');
}
