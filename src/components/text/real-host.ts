/** Writing systems of which an address may be throughout without imitating another; those of Japanese are one. */
const WHOLE: readonly RegExp[] = [
  /^[\p{Script=Cyrillic}\d.-]+$/u,
  /^[\p{Script=Greek}\d.-]+$/u,
  /^[\p{Script=Arabic}\d.-]+$/u,
  /^[\p{Script=Hebrew}\d.-]+$/u,
  /^[\p{Script=Devanagari}\d.-]+$/u,
  /^[\p{Script=Thai}\d.-]+$/u,
  /^[\p{Script=Hangul}\d.-]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\d.-]+$/u,
];
/** Letters of Latin languages, told apart from a to z by marks that are plain to see. */
const LATIN = /^[a-z\dœæøßþð.-]+$/;

/**
 * The host that a link really leads to, where what is written shows another or could be taken for another: written in mixed scripts,
 * in letters that look like Latin ones, or in a form that a browser reads otherwise. Null where what is written can be trusted.
 */
export function realHost(written: string, href: string): string | null {
  const shown = hostIn(written);
  const real = hostOf(href);
  if (real === null || shown === null || shown === real) return null;
  const isIdn = real.split('.').some((label) => label.startsWith('xn--'));
  return isIdn && (LATIN.test(bare(shown)) || WHOLE.some((script) => script.test(shown))) ? null : real;
}

/** Without the marks of its letters. */
function bare(host: string): string {
  return host.normalize('NFD').replace(/\p{M}/gu, '');
}

/** What stands in an address as its host, as it is written but for capital letters and a full stop at its end. */
function hostIn(written: string): string | null {
  if (/^tel:/i.test(written)) return null;
  const afterScheme = written.replace(/^https?:\/\/|^mailto:/i, '');
  const [place = ''] = afterScheme.split(/[/?#\\]/);
  return place
    .slice(place.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

function hostOf(href: string): string | null {
  const web = href.startsWith('mailto:')
    ? `https://${href.slice(href.lastIndexOf('@') + 1).replace(/\?.*$/s, '')}`
    : href;
  if (!URL.canParse(web)) return null;
  const { protocol, hostname } = new URL(web);
  return protocol.startsWith('http') ? hostname.replace(/\.$/, '') : null;
}
