/** A link in a text, by UTF-16 positions (`end` is the first after it). */
export interface Link {
  readonly start: number;
  readonly end: number;
  /** Whether its top-level domain is one of those listed here. */
  readonly certain: boolean;
}

/** The two-letter top-level domains of countries (IANA's root zone): a first letter, then the second ones to it. */
const COUNTRIES = new Set(
  (
    'acdefgilmnoqrstuwxz babdefghijlmnoqrstvwyz cacdfghiklmnoruvwxyz dejkmoz eceghrstu fijkmor ' +
    'gabdefghilmnpqrstuwy hkmnrtu idelmnoqrst jemop keghimnprwyz labcikrstuvy ' +
    'macdefghklmnopqrstuvwxyz nacefgilopruz om paefghklmnrstwy qa reosuw sabcdeghijklmnorstuvxyz ' +
    'tcdfghjklmnoprtvwz uagkmsyz vaceginu wfs yet zamw'
  )
    .split(' ')
    .flatMap(([first = '', ...seconds]) => seconds.map((second) => first + second)),
);

/** The other top-level domains that are much in use, and those that are common words, which make links by accident. */
const OTHERS = new Set(
  (
    'academy africa agency app art asia auto baby bank bar beauty beer berlin best bike bio biz blog ' +
    'blue book boutique brussels build business buy bzh cafe call capital car care cars cash cat ' +
    'center chat cheap church city clinic cloud club coffee com community company consulting contact ' +
    'cool credit date day deal deals design dev digital discount doctor download eco edu education ' +
    'email energy events expert family farm fashion fast film finance fitness flights food football ' +
    'foundation free fun fund gal gallery game games garden gift global gmbh gold golf google gov ' +
    'gratis green group guide guru hamburg health help here holiday homes host hotels house how icu ' +
    'immo inc info int international jobs kitchen land law legal life like link live lol london love ' +
    'ltd market marketing media mil mobi money museum name net network new news next ngo ninja now ' +
    'nyc one ong onion online org page paris partners parts party pet photo photography photos pizza ' +
    'place plus post press pro promo pub quebec read rent repair restaurant review reviews rocks run ' +
    'sale salon school scot services sexy shoes shop shopping show site social software solar ' +
    'solutions space sport store studio support swiss systems tax taxi team tech technology tel ' +
    'tickets today tokyo tools top tours training travel university ventures video vip wales website ' +
    'wien wiki win wine work works world wow xxx xyz you youtube'
  ).split(' '),
);

const LATIN = '\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u024F\\u0300-\\u036F\\u1E00-\\u1EFF';
/** What no label of a domain holds; everything else may stand in one, CJK, emoji and quotation marks included. */
const NOT_IN_LABEL =
  "!'#%&()*+,\\\\\\-./:;<=>?@[\\]^_{|}~$\\s\\x85\\u180E\\uFEFF\\uFFFE\\uFFFF\\u202A-\\u202E\\u061C\\u200E\\u200F\\u2066-\\u2069";
const IN_PATH = `a-z\\u0400-\\u04FF0-9!*';:=+,.$/%#[\\]\\-\\u2013_~@|&${LATIN}`;
/** Parentheses in a path, at most one pair in another. */
const PAIR = `\\((?:[${IN_PATH}]+|[${IN_PATH}]*\\([${IN_PATH}]+\\)[${IN_PATH}]*)\\)`;

/** A host with its scheme, if it has one. Stops before a scheme, which may follow a text without spaces directly. */
const HOST = new RegExp(
  `(https?://)?([^${NOT_IN_LABEL}](?:(?!https?://)(?:[._-]|[^${NOT_IN_LABEL}]))*)`,
  'gi',
);
const LABEL = /^[^_-](?:.*[^_-])?$/s;
const TOP_LEVEL = /(?:xn--[-0-9a-z]+|[a-z]+(?![0-9a-z@+-]))/iy;
const BARE_DOMAIN = new RegExp(`(?:[-a-z0-9${LATIN}]+\\.)+(xn--[-0-9a-z]+|[a-z]+(?![0-9a-z@+-]))`, 'gi');
/** Port, path (up to a letter, digit or the like, and parentheses right behind that), query; all may be missing. */
const AFTER_HOST = new RegExp(
  `(?::\\d+)?(/(?:(?:[${IN_PATH}]|${PAIR})*[-+a-z\\u0400-\\u04FF0-9=_#/${LATIN}])?(?:${PAIR})*)?` +
    `(?:\\?[a-z0-9!?*'@();:&=+$/%#[\\]\\-_.,~|]*[a-z0-9\\-_&=#/])?`,
  'iy',
);

const MAX_LENGTH = 4096;
const MAX_LABEL = 63;

/**
 * The links that X will find in a text, in their order, without overlap.
 *
 * Exact, by twitter-text 3.1.0, for hosts under the listed top-level domains, with or without `http(s)://`, with
 * port, path, query, parentheses, and inside text without spaces (CJK); it doesn't know that t.co links end early.
 * Not `certain`: what has a scheme, a path or `www.` but another top-level domain (newer, rarer, not ASCII).
 * Without any of those, a name under an unlisted domain is taken for text, as in "Thanks.Please".
 */
export function findLinks(text: string): Link[] {
  const links: Link[] = [];
  let consumed = -1;
  HOST.lastIndex = 0;
  for (let match = HOST.exec(text); match !== null; match = HOST.exec(text)) {
    let [, scheme = '', host = ''] = match;
    let start = match.index;
    let before = text.charAt(start - 1);

    // X needs a character before a link that is not part of the one before it, nor of a mention, hashtag or word.
    if (start === consumed || /[a-z0-9@＠$#＃\uFFFE\uFEFF\uFFFF]/i.test(before)) {
      const skipped = scheme || (/^.*?[^a-z0-9](?=[^._-])/is.exec(host)?.[0] ?? host);
      if (scheme === '') host = host.slice(skipped.length);
      if (host === '') continue;
      before = skipped.slice(-1);
      start += skipped.length;
      scheme = '';
    }
    const behind = scheme === '' ? behindBadLabel(text, start, host) : 0;
    if (behind > 0) {
      host = host.slice(behind);
      start += behind;
      before = '.';
    }
    const found = linksOfHost(text, start, scheme, host);
    if (found.links.length > 0 && (scheme !== '' || !/[-_./]/.test(before))) links.push(...found.links);
    if (found.consumed) consumed = found.end;
    HOST.lastIndex = found.end;
  }
  return links;
}

interface HostLinks {
  readonly links: readonly Link[];
  readonly end: number;
  /** Whether X takes the text up to `end` for a link, even if it then drops it. */
  readonly consumed: boolean;
}

/** The links of one host, and up to where the text is done with. */
function linksOfHost(text: string, start: number, scheme: string, host: string): HostLinks {
  const hostStart = start + scheme.length;
  const listedEnd = domainEnd(text, hostStart, host);
  const certain = listedEnd > hostStart;
  const hostEnd = certain ? listedEnd : hostStart + host.length;
  const domain = text.slice(hostStart, hostEnd);
  if (!domain.includes('.')) return { links: [], end: hostEnd, consumed: false };

  AFTER_HOST.lastIndex = hostEnd;
  const [after = '', path] = AFTER_HOST.exec(text) ?? [];
  const end = hostEnd + after.length;
  const whole: HostLinks = { links: [{ start, end, certain }], end, consumed: certain };
  if (end - start > MAX_LENGTH || domain.split('.').some((label) => label.length > MAX_LABEL)) {
    return { ...whole, links: [] };
  }
  if (scheme !== '') return whole;
  if (!certain) {
    const likely = /^[\w.-]+\.[a-z]{2,}$/i.test(domain) && (path !== undefined || /^www\./i.test(domain));
    return likely ? whole : { links: [], end: hostEnd, consumed: false };
  }

  // Without a scheme only the ASCII and Latin part of a name is a link, and there may be several in one run.
  const links = [...domain.matchAll(BARE_DOMAIN)]
    .filter((bare) => isTopLevel(bare[1] ?? ''))
    .map((bare) => {
      const from = hostStart + bare.index;
      return { start: from, end: from + bare[0].length, certain };
    });
  const last = links.pop();
  if (last !== undefined) links.push(path === undefined ? last : { ...last, end });
  return { ...whole, links };
}

/** Where the longest domain under a listed top-level domain ends that begins at the host's start; else the start. */
function domainEnd(text: string, hostStart: number, host: string): number {
  let end = hostStart;
  let at = hostStart;
  let previous = '_';
  for (const label of host.split('.')) {
    if (!previous.includes('_')) {
      TOP_LEVEL.lastIndex = at;
      const topLevel = TOP_LEVEL.exec(text)?.[0] ?? '';
      if (isTopLevel(topLevel)) end = at + topLevel.length;
    }
    if (!LABEL.test(label)) break;
    previous = label;
    at += label.length + 1;
  }
  return end;
}

/**
 * At which character of a host a listed domain begins behind a label that can't be one, as in "0-.a.com"; 0 where it is none of
 * these. X drops such a link, but takes its text.
 */
function behindBadLabel(text: string, hostStart: number, host: string): number {
  if (domainEnd(text, hostStart, host) > hostStart) return 0;
  let at = 0;
  let from = 0;
  const isDomain = (to: number): boolean =>
    from > 0 && domainEnd(text, hostStart + from, host.slice(from, to)) > hostStart + from;
  for (const label of host.split('.')) {
    const end = at + label.length;
    if (!LABEL.test(label)) {
      if (isDomain(end)) return from;
      from = end + 1;
    }
    at = end + 1;
  }
  return isDomain(host.length) ? from : 0;
}

function isTopLevel(name: string): boolean {
  const lower = name.toLowerCase();
  return lower.startsWith('xn--') || COUNTRIES.has(lower) || OTHERS.has(lower);
}
