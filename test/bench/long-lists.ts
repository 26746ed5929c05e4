import type { Page } from 'playwright-core';
import { openBenchPage } from './bench-page.ts';
import { ratioFigure, type Figure } from './figures.ts';
import type { Times } from './pages/shown.ts';

/** What the pages of long lists put at `window.bench`. */
interface ListPage {
  /** Times until it is shown right, of an element with so many rows and of plain DOM with those that fit, in turns. */
  readonly times: (
    count: number,
    options: { readonly runs: number; readonly warmUp: number },
  ) => Promise<Times>;
  /** Elements and texts in the page with so many rows. */
  readonly nodes: (count: number) => Promise<number>;
  /** Shows so many rows with a timer on each. */
  readonly tick?: (count: number) => Promise<void>;
}

/** No more than this many times as long as plain DOM. */
const LIMIT = 3;
const RUNS = { runs: 21, warmUp: 5 };
const VIEWPORT = { width: 400, height: 700 };

/** A thread: time until its end is shown, against plain DOM that shows only what fits the screen. */
export async function longThread(): Promise<readonly Figure[]> {
  return measure('thread', 'Thread', 'messages', [100, 1000, 10_000]);
}

/** How long the ticking of a list is watched, milliseconds; and how much of one core it may take. */
const TICKING_MS = 20_000;
const TICKING_SHARE = 0.02;

/** The list with a timer on each of 5,000 rows: what its ticking takes of one core. Frames come as on a screen. */
export async function ticking(): Promise<readonly Figure[]> {
  const { page, close } = await openBenchPage('list', VIEWPORT, { atScreenRate: true });
  try {
    await page.evaluate(() => (window as unknown as { bench: ListPage }).bench.tick?.(5000));
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const worked = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    };
    await page.waitForTimeout(1_000);
    const before = await worked();
    await page.waitForTimeout(TICKING_MS);
    const share = ((await worked()) - before) / (TICKING_MS / 1000);
    return [
      {
        name: 'List of 5,000 rows with a timer each, ticking',
        value: `${(share * 100).toFixed(2)} %`,
        promise: `≤ ${String(TICKING_SHARE * 100)} % of a core`,
        holds: share <= TICKING_SHARE,
        note: `the page's tasks over ${String(TICKING_MS / 1000)} s`,
      },
    ];
  } finally {
    await close();
  }
}

/** The list: time until its beginning is shown, against the same. */
export async function longList(): Promise<readonly Figure[]> {
  return measure('list', 'List', 'interactions', [100, 1000, 5000]);
}

async function measure(
  pageName: string,
  name: string,
  rows: string,
  counts: readonly number[],
): Promise<readonly Figure[]> {
  const { page, close } = await openBenchPage(pageName, VIEWPORT);
  try {
    const figures: Figure[] = [];
    for (const count of counts) {
      const { ours, plain } = await timesIn(page, count);
      const full = `${name} of ${count.toLocaleString('en')} ${rows}, to usable`;
      figures.push(ratioFigure(full, ours, plain, LIMIT, 'to plain DOM of what fits the screen'));
    }
    const nodes: number[] = [];
    for (const count of counts) nodes.push(await nodesIn(page, count));
    const [least = 0] = nodes;
    const most = Math.max(...nodes);
    figures.push({
      name: `${name}, nodes in the page`,
      value: nodes.join(', '),
      promise: 'by the screen',
      // Of other messages on the same screen some are longer than others.
      holds: most <= least * 1.25,
      note: `at ${counts.map((count) => count.toLocaleString('en')).join(', ')} ${rows}`,
    });
    return figures;
  } finally {
    await close();
  }
}

function timesIn(page: Page, count: number): Promise<Times> {
  return page.evaluate(
    ([rows, options]) => (window as unknown as { bench: ListPage }).bench.times(rows, options),
    [count, RUNS] as const,
  );
}

function nodesIn(page: Page, count: number): Promise<number> {
  return page.evaluate((rows) => (window as unknown as { bench: ListPage }).bench.nodes(rows), count);
}
