import { openBenchPage } from './bench-page.ts';
import { median, ms, quantile, ratioFigure, type Figure } from './figures.ts';

/** What the page of quick replies puts at `window.bench`. */
interface RepliesPage {
  readonly turnTo: (side: 'ours' | 'plain') => Promise<void>;
  readonly taken: () => {
    readonly text: string;
    readonly rows: number;
    readonly times: readonly number[];
  };
}

/** What is typed, and whether it is found; some of it is in every reply, some in one, some nowhere. */
const SEARCHES: readonly (readonly [string, boolean])[] = [
  ['delivery', true],
  ['reclamation', true],
  ['order 4711', true],
  ['vouchr', true],
  ['xylophone', false],
];
/** Turns of each side; the first one of each is for warming up. */
const TURNS = 5;
/** One of 60 frames a second, in milliseconds. */
const FRAME = 1000 / 60;

/** A key in the search of 5,000 quick replies, from the key to the painted list of what is found, against a bare search field. */
export async function replies(): Promise<readonly Figure[]> {
  const { page, close } = await openBenchPage('replies', { width: 400, height: 640 });
  try {
    const times = { ours: [] as number[], plain: [] as number[] };
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [search, isFound] of SEARCHES) {
        for (const side of ['ours', 'plain'] as const) {
          await page.evaluate((to) => (window as unknown as { bench: RepliesPage }).bench.turnTo(to), side);
          // So far apart that each key finds the page at rest.
          await page.keyboard.type(search, { delay: 25 });
          const taken = await page.evaluate(() =>
            (window as unknown as { bench: RepliesPage }).bench.taken(),
          );
          if (taken.text !== search)
            throw new Error(`${side}: ${taken.text} was written instead of ${search}.`);
          if (side === 'ours' && taken.rows > 0 !== isFound)
            throw new Error(`${search}: ${String(taken.rows)} replies are shown.`);
          if (turn > 0) times[side].push(...taken.times);
        }
      }
    }
    const { ours, plain } = times;
    const name = 'A key in the search of 5,000 quick replies, to the painted list';
    const more = median(ours) - median(plain);
    return [
      ratioFigure(
        name,
        ours,
        plain,
        undefined,
        `to a bare field; 95 % within ${ms(quantile(ours, 0.95))} to ${ms(quantile(plain, 0.95))}`,
      ),
      {
        name: `${name}, what it takes more than a bare field, of a frame`,
        value: `${(more / FRAME).toFixed(2)} ×`,
        promise: '≤ 1 ×',
        holds: more <= FRAME,
        note: `${ms(more)} of ${ms(FRAME)}, medians of ${String(ours.length)}`,
      },
    ];
  } finally {
    await close();
  }
}
