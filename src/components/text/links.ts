import { LinkifyIt } from 'linkify-it';
import { allowedAddress } from '../../model/safe-address.ts';
import { realHost } from './real-host.ts';

/** A stretch of text; with `href` it is a link to that address. Put together they are the whole text. */
export interface TextPart {
  readonly text: string;
  readonly href: string | null;
  /** Where a link really leads, where its text could be taken for another place. */
  readonly host?: string;
}

// Bare domains are not guessed at: "merci.et" and "v1.2.md" are no addresses in a customer's message. "www." is one.
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: true, maxLength: 2000 });
const WWW = /(?<![\p{L}\p{N}./@-])www\.(?=[\p{L}\p{N}-]+\.\p{L})/giu;
const TELEPHONE = /tel:\+?[\d().-]{4,20}\d/gi;

/** Splits a text into plain stretches and links. An address that is not https, http, mailto or tel, or that carries a user name, stays text. */
export function splitLinks(text: string): readonly TextPart[] {
  const found = [...schemedAndMail(text), ...startingWith(text, TELEPHONE), ...webAddresses(text)].sort(
    (a, b) => a.from - b.from,
  );
  const parts: TextPart[] = [];
  let at = 0;
  for (const { from, to, address } of found) {
    const href = from < at ? null : allowedAddress(address);
    if (href === null) continue;
    if (from > at) parts.push({ text: text.slice(at, from), href: null });
    const written = text.slice(from, to);
    const host = realHost(written, href);
    parts.push({ text: written, href, ...(host === null ? {} : { host }) });
    at = to;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), href: null });
  return parts;
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly address: string;
}

function schemedAndMail(text: string): Found[] {
  return (linkify.match(text) ?? []).map(({ index, lastIndex, url }) => ({
    from: index,
    to: lastIndex,
    address: url,
  }));
}

function startingWith(text: string, pattern: RegExp): Found[] {
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    address: match[0],
  }));
}

function webAddresses(text: string): Found[] {
  return [...text.matchAll(WWW)].flatMap(({ index }) => {
    const match = linkify.matchAtStart(`https://${text.slice(index, index + 2000)}`);
    if (match === null) return [];
    return [{ from: index, to: index + match.lastIndex - 'https://'.length, address: match.url }];
  });
}
