/*
 * What outsiders write is shown as they wrote it, except for what can't be seen and would deceive. Names and file names
 * get their hidden characters made visible; the body of a message keeps them, because it stands alone in its own
 * bidirectional isolate, and only loses what no screen can show.
 */

/** Anything invisible, or that turns the direction of text, or stands for nothing (Unicode: Cc, Cf, Zl, Zp, Cs, and blank fillers). */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu;
/** Letters of scripts that need joiners to be spelt right: Arabic to Myanmar, by their codes in ISO 15924. */
const JOINING_SCRIPT =
  /[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}]/u;
const EMOJI_PART = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
const ZERO_WIDTH_NON_JOINER = '\u200C';
const ZERO_WIDTH_JOINER = '\u200D';
/** Tag characters spell the flags of regions after a black flag; anywhere else they hide text. */
const REGION_FLAG = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}/gu;

/**
 * A name or file name with every hidden character written out as `[U+202E]`, control characters as their pictures
 * (`␀`) and a lone surrogate as `�`, so that what is read is what is there. Joiners stay where spelling needs them:
 * inside emoji and between letters of scripts that join.
 */
export function showHidden(text: string): string {
  let shown = '';
  let from = 0;
  for (const flag of text.matchAll(REGION_FLAG)) {
    shown += showHiddenIn(text.slice(from, flag.index)) + flag[0];
    from = flag.index + flag[0].length;
  }
  return shown + showHiddenIn(text.slice(from));
}

function showHiddenIn(text: string): string {
  return text.replace(HIDDEN, (character, at: number) => {
    if (isNeededJoiner(text, character, at)) return character;
    return pictureOf(character);
  });
}

function isNeededJoiner(text: string, character: string, at: number): boolean {
  if (character !== ZERO_WIDTH_JOINER && character !== ZERO_WIDTH_NON_JOINER) return false;
  const before = characterBefore(text, at);
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  if (character === ZERO_WIDTH_JOINER && EMOJI_PART.test(before) && EMOJI_PART.test(after)) return true;
  // A joiner may stand behind a vowel sign or virama of the script, which Unicode files under the script as well.
  return JOINING_SCRIPT.test(before) && (JOINING_SCRIPT.test(after) || !/[\p{L}\p{N}]/u.test(after));
}

function characterBefore(text: string, at: number): string {
  const low = text.charAt(at - 1);
  const high = text.charAt(at - 2);
  return /[\uDC00-\uDFFF]/.test(low) && /[\uD800-\uDBFF]/.test(high) ? high + low : low;
}

function pictureOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/**
 * The body of a message as it can be shown: line ends made one kind, lone surrogates as `�`, control characters other
 * than tab and line feed as their pictures. Everything else, emoji families and bidirectional marks too, stays as written.
 */
export function showableText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\p{Cs}\u0000-\u0008\u000B-\u001F\u007F]/gu, pictureOf);
}

/** The first lines of a long text, ending at a whole character, and how much is left out. */
export interface FoldedText {
  readonly head: string;
  /** UTF-16 units left out; 0 when nothing is. */
  readonly hidden: number;
}

/** Cuts a text to so many characters and lines; what is a little over is left whole, so that a fold always hides something worth a click. */
export function foldText(
  text: string,
  limit: { readonly characters: number; readonly lines: number },
): FoldedText {
  let end = text.length > limit.characters * 1.2 ? limit.characters : text.length;
  let lineEnd = -1;
  for (let line = 0; line < limit.lines; line += 1) {
    lineEnd = text.indexOf('\n', lineEnd + 1);
    if (lineEnd === -1 || lineEnd >= end) break;
  }
  if (lineEnd !== -1 && lineEnd < end) end = lineEnd;
  if (end >= text.length) return { head: text, hidden: 0 };
  end = wholeCharacterEnd(text, end);
  return { head: text.slice(0, end), hidden: text.length - end };
}

/** The last boundary between characters as people see them at or before `end`. */
function wholeCharacterEnd(text: string, end: number): number {
  // A character can be long (an emoji family has 11 units) but not endless; more of the text would only cost time.
  const from = Math.max(0, end - 64);
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(from, end + 64),
  );
  const inside = segments.containing(end - from);
  if (inside === undefined) return end;
  const start = from + inside.index;
  return start > 0 && start !== from ? start : end;
}
