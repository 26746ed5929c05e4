import { LinkifyIt } from 'linkify-it';
import { showableText, showHidden } from '../../model/safe-text.ts';
import type { Mail, MailPicture } from './mailer.ts';
import { transcriptWords, type TranscriptWords } from './words.ts';

/** One entry of a transcript: who, when (epoch milliseconds), what, and pictures by the id that they are mailed under. */
export interface TranscriptEntry {
  /** Null for an author who was removed; empty for one whose name nobody knows. */
  readonly author: string | null;
  readonly isOurs: boolean;
  readonly at: number;
  /** Null for content that was removed. */
  readonly text: string | null;
  /** Null stands for a picture that had no room. */
  readonly pictures: readonly (string | null)[];
}

/** Everything that a transcript is made of. */
export interface TranscriptSource {
  readonly id: string;
  readonly to: string;
  /** BCP 47, the agent's. */
  readonly language: string;
  /** Name of an IANA time zone. */
  readonly timeZone: string;
  /** Null for a contact whose name was removed. */
  readonly contact: string | null;
  readonly account: string;
  /** In the thread's order. */
  readonly entries: readonly TranscriptEntry[];
  /** Whether older ones are left out. */
  readonly isCut: boolean;
  readonly pictures: readonly MailPicture[];
}

/**
 * The mail of a transcript: what was written, as text and as HTML, and the pictures in it (O9). Web addresses are left out, as are
 * files, notes and tags; nothing that somebody wrote is ever markup.
 */
export function composeTranscript(source: TranscriptSource): Mail {
  const words = transcriptWords(source.language);
  const contact = nameOf(source.contact, words);
  const account = oneLine(source.account);
  const format = new Intl.DateTimeFormat(words.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: source.timeZone,
  });
  const entries = source.entries.map((entry) => ({
    ...entry,
    who: nameOf(entry.author, words),
    when: format.format(entry.at),
    words: entry.text === null ? words.contentRemoved : withoutLinks(showableText(entry.text), words.link),
  }));
  const notes = [words.times(source.timeZone), ...(source.isCut ? [words.onlyNewest(entries.length)] : [])];
  const heading = `${contact} · ${account}`;
  return {
    id: source.id,
    to: source.to,
    subject: words.subject(contact, account),
    text: [
      words.title,
      heading,
      ...notes,
      ...entries.map((entry) =>
        [
          `\n${entry.who}, ${entry.when}`,
          ...(entry.words === '' ? [] : [entry.words]),
          ...entry.pictures.map((cid) => pictureInText(cid, source, words)),
        ].join('\n'),
      ),
      '',
    ].join('\n'),
    html: `<!doctype html><html lang="${escape(words.locale)}"><head><meta charset="utf-8"><title>${escape(words.title)}</title></head><body style="font:14px/1.4 sans-serif;color:#1b1b1f;max-width:640px"><h1 style="font-size:18px">${escape(words.title)}</h1><p>${escape(heading)}<br>${notes.map(escape).join('<br>')}</p>${entries
      .map(
        (entry) =>
          `<div style="margin:16px 0;padding:8px 12px;border-left:3px solid ${entry.isOurs ? '#3b5bdb' : '#b8bcc8'}"><p style="margin:0 0 4px"><b><bdi>${escape(entry.who)}</bdi></b> <span style="color:#5b6070">${escape(entry.when)}</span></p>${
            entry.words === ''
              ? ''
              : `<p dir="auto" style="margin:0;white-space:pre-wrap">${escape(entry.words)}</p>`
          }${entry.pictures.map((cid) => pictureInHtml(cid, source, words)).join('')}</div>`,
      )
      .join('')}</body></html>`,
    pictures: source.pictures,
  };
}

function nameOf(name: string | null, words: TranscriptWords): string {
  return name === null ? words.anonymous : oneLine(name) || words.unknownContact;
}

/** A name as one line: line breaks would end a header, and hidden characters would deceive. */
function oneLine(name: string): string {
  return showHidden(name.trim()).slice(0, 200);
}

function pictureInText(cid: string | null, { pictures }: TranscriptSource, words: TranscriptWords): string {
  const picture = pictures.find((one) => one.cid === cid);
  return picture === undefined ? words.pictureLeftOut : `[${picture.name}]`;
}

function pictureInHtml(cid: string | null, { pictures }: TranscriptSource, words: TranscriptWords): string {
  const picture = pictures.find((one) => one.cid === cid);
  return picture === undefined
    ? `<p>${escape(words.pictureLeftOut)}</p>`
    : `<p style="margin:8px 0 0"><img src="cid:${escape(picture.cid)}" alt="${escape(picture.name)}" style="max-width:100%"></p>`;
}

// Mail programs make links of bare domains, too, whatever was meant by them.
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false, maxLength: 2000 });
const WWW = /(?<![\p{L}\p{N}./@-])www\.[\p{L}\p{N}][^\s<>"]*/giu;
/** A domain under whatever ending that something follows, as in `acme.example/track/1`. */
const WITH_PATH =
  /(?<![\p{L}\p{N}./@_-])(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}(?::\d{1,5}(?![\p{L}\p{N}])|(?=[/?#][\p{L}\p{N}]))[^\s<>"]*/giu;

/** The text with a word in the place of each web address, with a scheme or without. */
function withoutLinks(text: string, word: string): string {
  let left = '';
  let at = 0;
  for (const { index, lastIndex, url } of linkify.match(text) ?? []) {
    if (/^mailto:/i.test(url)) continue;
    left += text.slice(at, index) + word;
    at = lastIndex;
  }
  return (left + text.slice(at)).replace(WWW, word).replace(WITH_PATH, word);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
