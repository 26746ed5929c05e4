/**
 * Takes the icons that the panel shows out of the kept sets and writes their outlines to `src/theme/icon-shapes.ts`,
 * and of those that the first screen can do without to `src/theme/late-icons.ts`; the networks' marks to `src/theme/mark-shapes.ts`.
 * Run with `npm run icons` after a new version of a set or a new name below; the result is committed. This keeps sets
 * of thousands of icons out of the package, of its bundles and of what a test page has to load.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { optimize } from 'svgo';

const root = new URL('../', import.meta.url);

/** Platform marks: Simple Icons (CC0); LinkedIn is not in it any more, so from Bootstrap Icons (MIT). */
const MARKS: Record<string, string> = {
  facebook: 'simple-icons/icons/facebook',
  instagram: 'simple-icons/icons/instagram',
  x: 'simple-icons/icons/x',
  youtube: 'simple-icons/icons/youtube',
  whatsapp: 'simple-icons/icons/whatsapp',
  messenger: 'simple-icons/icons/messenger',
  'google-play': 'simple-icons/icons/googleplay',
  'google-maps': 'simple-icons/icons/googlemaps',
  'app-store': 'simple-icons/icons/appstore',
  linkedin: 'bootstrap-icons/icons/linkedin',
};

/** Interface icons of the first screen: Lucide (ISC). Names on the left are ours. */
const ICONS: Record<string, string> = {
  back: 'chevron-left',
  close: 'x',
  resolved: 'circle-check',
  globe: 'globe',
  lock: 'lock',
  clock: 'clock',
  hourglass: 'hourglass',
  due: 'flag',
  alert: 'triangle-alert',
  failed: 'circle-alert',
  info: 'info',
  'panel-close': 'panel-left-close',
  pending: 'circle-pause',
  'open-outside': 'arrow-up-right',
  'arrow-down': 'arrow-down',
  search: 'search',
  filter: 'list-filter',
  sort: 'arrow-up-down',
  check: 'check',
  'check-double': 'check-check',
};

/** Those that are shown behind it. */
const LATE_ICONS: Record<string, string> = {
  'contact-timer': 'user-round',
  'bulk-resolve': 'list-checks',
  inbox: 'inbox',
  attach: 'paperclip',
  star: 'star',
  'web-chat': 'messages-square',
  ad: 'megaphone',
  person: 'circle-user-round',
  file: 'file',
  image: 'image',
  video: 'video',
  audio: 'audio-lines',
  download: 'download',
  heart: 'heart',
  hidden: 'eye-off',
  deleted: 'trash-2',
  location: 'map-pin',
  'panel-open': 'panel-left-open',
  more: 'ellipsis',
  'quick-reply': 'zap',
  template: 'layout-template',
  plus: 'plus',
  next: 'chevron-right',
  'zoom-in': 'zoom-in',
  'zoom-out': 'zoom-out',
  'zoom-fit': 'maximize',
  voice: 'phone',
  email: 'mail',
  sms: 'message-square-text',
  'chevron-down': 'chevron-down',
  offline: 'cloud-off',
  refresh: 'refresh-cw',
  team: 'users-round',
  skill: 'award',
  elevated: 'corner-right-up',
  outbound: 'message-square-plus',
  dial: 'phone-outgoing',
  'hang-up': 'phone-off',
  hold: 'pause',
  resume: 'play',
  'mic-off': 'mic-off',
  mic: 'mic',
  reply: 'reply',
  send: 'send-horizontal',
  emoji: 'smile',
  copy: 'copy',
  'edit-answer': 'pencil',
  quote: 'quote',
  repost: 'repeat-2',
  follow: 'user-round-plus',
  shown: 'eye',
  translate: 'languages',
  'reply-privately': 'message-square-lock',
  note: 'sticky-note',
  tag: 'tag',
  mute: 'bell-off',
  unmute: 'bell',
  'remove-content': 'eraser',
  'remove-author': 'user-round-x',
  'customer-card': 'contact-round',
  preferences: 'settings',
  timer: 'timer',
  'timer-over': 'alarm-clock',
  'more-time': 'clock-plus',
  boomerang: 'undo-2',
};

const number = (value: string | undefined): number => Number(value ?? 0);

/** A path's first `m` is absolute when it stands alone, but not when it follows another path. */
function fromAbsolute(d: string): string {
  return d.replace(
    /^m\s*(-?(?:\d+\.?\d*|\.\d+))[\s,]*(-?(?:\d+\.?\d*|\.\d+))\s*(?=(.?))/,
    (_all, x: string, y: string, next: string) => `M${x} ${y}${/[-\d.]/.test(next) ? 'l' : ''}`,
  );
}

/** Every shape that these sets use, as the data of one path. */
function outline(tag: string, at: Record<string, string>): string {
  switch (tag) {
    case 'path':
      return fromAbsolute(at['d'] ?? '');
    case 'line':
      return `M${at['x1']} ${at['y1']}L${at['x2']} ${at['y2']}`;
    case 'polyline':
      return `M${at['points'] ?? ''}`;
    case 'circle': {
      const [cx, cy, r] = [number(at['cx']), number(at['cy']), number(at['r'])];
      return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
    }
    case 'rect': {
      const [x, y, w, h] = [number(at['x']), number(at['y']), number(at['width']), number(at['height'])];
      const r = number(at['rx'] ?? at['ry']);
      const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
      return `M${x + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`;
    }
    default:
      throw new Error(`An icon uses <${tag}>, which this script can't turn into a path.`);
  }
}

/** Digits after the point, on a grid of 24: at 16 px a tenth of it is a fifteenth of a pixel. */
const PRECISION = { icon: 2, mark: 1 } as const;

/** The outline of a file, on a grid of 24, as short as it can be written. */
function outlineOf(file: string, kind: 'icon' | 'mark'): string {
  const source = readFileSync(new URL(`node_modules/${file}.svg`, root), 'utf8').replace(
    /<!--[^]*?-->|<title>[^]*?<\/title>/g,
    '',
  );
  const box = Number(/viewBox="0 0 (\d+) /.exec(source)?.[1] ?? 24);
  const inner = source.slice(source.indexOf('>', source.indexOf('<svg')) + 1);
  const d = [...inner.matchAll(/<(\w+)([^>]*)>/g)]
    .map(([, tag = '', rest = '']) => {
      const at = Object.fromEntries(
        [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
      );
      return outline(tag, at);
    })
    .join('');
  const { data } = optimize(`<svg><path transform="scale(${24 / box})" d="${d}"/></svg>`, {
    plugins: [{ name: 'convertPathData', params: { floatPrecision: PRECISION[kind] } }],
  });
  const short = / d="([^"]*)"/.exec(data)?.[1];
  if (short === undefined || data.includes('transform')) throw new Error(`${file} could not be shortened.`);
  return short;
}

const camel = (name: string): string =>
  name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
const constants = (suffix: 'Icon' | 'Mark', files: Record<string, string>): string =>
  Object.entries(files)
    .map(
      ([name, file]) =>
        `export const ${camel(name)}${suffix} = '${outlineOf(file, suffix === 'Icon' ? 'icon' : 'mark')}';`,
    )
    .join('\n');
const lucide = (names: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([name, file]) => [name, `lucide-static/icons/${file}`]));

const HEAD =
  '// Written by tools/take-icons.ts; change the lists there. One constant an icon, so that a bundle holds only what it shows.';
function write(file: string, lines: readonly string[]): void {
  const target = new URL(`src/theme/${file}`, root);
  writeFileSync(target, [HEAD, ...lines, ''].join('\n'));
  console.log(`Wrote ${fileURLToPath(target)}`);
}

write('icon-shapes.ts', [
  '// Lucide: ISC licence, © Lucide Contributors.',
  '',
  '/** An icon as the data of one path in a box of 24 by 24: of a stroke 2 wide for icons, filled for marks. */',
  'export type IconShape = string;\n',
  constants('Icon', lucide(ICONS)),
]);
write('late-icons.ts', [
  '// Lucide: ISC licence, © Lucide Contributors.',
  '',
  constants('Icon', lucide(LATE_ICONS)),
]);
write('mark-shapes.ts', [
  '// Simple Icons: CC0. Bootstrap Icons (LinkedIn): MIT licence, © The Bootstrap Authors.',
  '',
  constants('Mark', MARKS),
]);
