import type { QuickReply } from '../../src/model/quick-reply.ts';
import { indexReplies } from '../../src/model/reply-search.ts';
import { median, ms, quantile, ratioFigure, type Figure } from './figures.ts';

const REPLIES = 5_000;
/** What is typed, key by key; some of it is in every reply, some in one, some nowhere. */
const SEARCHES = ['delivery', 'déliv', 'order 4711', 'réclamation', 'vouchr', 'xylophone'];
const TURNS = 12;
/** One of 60 frames a second, in milliseconds. */
const FRAME = 1000 / 60;

const WORDS =
  'thank you for your order delivery parcel réclamation invoice voucher tomorrow warehouse sorry contact number greeting closing help'.split(
    ' ',
  );

function sample(): QuickReply[] {
  // Always the same, as far as a search can tell.
  let seed = 7;
  const word = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return WORDS[seed % WORDS.length] ?? '';
  };
  return Array.from({ length: REPLIES }, (_, index) => ({
    id: `r${String(index)}`,
    version: 1,
    collectionId: 'all',
    title: `${word()} ${word()} ${String(index)}`,
    shortcut: `${word().replace(/[^a-z]/g, '')}-${String(index)}`,
    text: Array.from({ length: 50 }, word).join(' '),
  }));
}

/** A key in the search of 5,000 quick replies: everything between the letter and the results, against looking for it in every text. */
export function replies(): Promise<readonly Figure[]> {
  const all = sample();
  const begun = performance.now();
  const index = indexReplies(all);
  const made = performance.now() - begun;
  const texts = all.map(({ title, text }) => `${title} ${text}`.toLowerCase());
  const times = { ours: [] as number[], plain: [] as number[] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const search of SEARCHES) {
      for (let length = 1; length <= search.length; length += 1) {
        const typed = search.slice(0, length);
        const start = performance.now();
        index.search(typed);
        const middle = performance.now();
        const found = texts.filter((text) => text.includes(typed));
        const end = performance.now();
        if (found.length > REPLIES) throw new Error('That can’t be.');
        if (turn === 0) continue;
        times.ours.push(middle - start);
        times.plain.push(end - middle);
      }
    }
  }
  const { ours, plain } = times;
  const name = `A key in the search of ${REPLIES.toLocaleString('en')} quick replies`;
  const note = `95 % within ${ms(quantile(ours, 0.95))}; made ready once in ${ms(made)}`;
  return Promise.resolve([
    ratioFigure(`${name}, to every text looked through`, ours, plain, undefined, note),
    {
      name: `${name}, of a frame`,
      value: `${(median(ours) / FRAME).toFixed(2)} ×`,
      promise: '≤ 1 ×',
      holds: median(ours) <= FRAME,
      note: `${ms(median(ours))} of ${ms(FRAME)}, median of ${String(ours.length)}`,
    },
  ]);
}
