/**
 * `npm run bench`: what the product promises of size, speed and throughput, as one table.
 *
 * `npm run bench -- thread list` runs only these. Times are of this machine at this moment and differ from run to run;
 * what is promised of speed is a ratio between two things measured in turns in one run.
 */
import { availableParallelism, loadavg } from 'node:os';
import { table, type Benchmark, type Figure } from './figures.ts';
import { firstScreen } from './first-screen.ts';
import { hosts } from './hosts.ts';
import { arrival } from './arrival.ts';
import { keystroke } from './keystroke.ts';
import { longList, longThread, ticking } from './long-lists.ts';
import { replies } from './replies.ts';
import { bulk } from './bulk.ts';
import { routing } from './routing.ts';
import { sends } from './sends.ts';
import { timers } from './timers.ts';

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  screen: firstScreen,
  hosts,
  thread: longThread,
  list: longList,
  ticking,
  key: keystroke,
  replies,
  arrival,
  sends,
  routing,
  bulk,
  timers,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(`Unknown benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const start = performance.now();
  try {
    figures.push(...(await benchmark()));
  } catch (error) {
    console.error(error);
    figures.push({ name, value: 'not measured', holds: false, note: String(error) });
  }
  console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
const [load = 0] = loadavg();
console.log(table(figures));
console.log(
  `On ${availableParallelism()} cores with a load of ${load.toFixed(1)} by now, the benchmarks' own included.`,
);
process.exitCode = figures.some(({ holds }) => holds === false) ? 1 : 0;
