import { openBenchPage } from './bench-page.ts';
import { median, ms, quantile, ratioFigure, type Figure } from './figures.ts';

/** What the page of keystrokes puts at `window.bench`. */
interface KeyPage {
  readonly turnTo: (side: 'ours' | 'plain') => Promise<void>;
  readonly taken: () => { readonly text: string; readonly times: readonly number[] };
}

const KEYS = 'Dear Ms Martin, it is';
/** Turns of each side; the first one of each is for warming up. */
const TURNS = 11;

/** A key in the composer beside a thread of 10,000 messages, from the key to the painted letter, against a bare textarea. */
export async function keystroke(): Promise<readonly Figure[]> {
  const { page, close } = await openBenchPage('keystroke', { width: 400, height: 700 });
  try {
    const times = { ours: [] as number[], plain: [] as number[] };
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const side of ['ours', 'plain'] as const) {
        await page.evaluate((to) => (window as unknown as { bench: KeyPage }).bench.turnTo(to), side);
        // So far apart that each key finds the page at rest.
        await page.keyboard.type(KEYS, { delay: 25 });
        const taken = await page.evaluate(() => (window as unknown as { bench: KeyPage }).bench.taken());
        if (taken.text !== KEYS) throw new Error(`${side}: ${taken.text} was written instead of ${KEYS}.`);
        if (turn > 0) times[side].push(...taken.times);
      }
    }
    const { ours, plain } = times;
    const p95 = `95 % within ${ms(quantile(ours, 0.95))} to ${ms(quantile(plain, 0.95))}`;
    const difference = `${ms(median(ours) - median(plain))} more`;
    return [
      ratioFigure(
        'A key in the composer beside 10,000 messages, to painted',
        ours,
        plain,
        1.5,
        `to a bare textarea; ${difference}; ${p95}`,
      ),
    ];
  } finally {
    await close();
  }
}
