import { buildAndWeigh, FIRST_SCREEN_BUDGET, kB } from '../check/first-screen.ts';
import type { Figure } from './figures.ts';

/** What the panel's first screen weighs, built as it is shipped. */
export async function firstScreen(): Promise<readonly Figure[]> {
  const { total, first, later } = await buildAndWeigh();
  const named = later
    .slice(0, 10)
    .map(({ source, bytes }) => `${shortName(source)} ${kB(bytes)}`)
    .join(', ');
  return [
    {
      name: 'First screen of the panel, JavaScript',
      value: `${kB(total)} gzip`,
      promise: `≤ ${(FIRST_SCREEN_BUDGET / 1000).toFixed(0)} kB`,
      holds: total <= FIRST_SCREEN_BUDGET,
      note: `${first.length} files`,
    },
    {
      name: 'What loads later, each when asked for',
      value: `${kB(later.reduce((sum, { bytes }) => sum + bytes, 0))} gzip`,
      note: `${later.length} files: ${named}, …`,
    },
  ];
}

/** `../components/picture-dialog/define.ts` is the picture dialog. */
function shortName(source: string): string {
  const parts = source.replace(/\.\w+$/, '').split('/');
  const isNamedByFolder = /^(?:define|data|index)$/.test(parts.at(-1) ?? '');
  const name = (isNamedByFolder ? parts.at(-2) : parts.at(-1)) ?? source;
  // A chunk that several share is `_name-hash`.
  return name.replace(/^_(.*)-[^-]*$/, '$1');
}
