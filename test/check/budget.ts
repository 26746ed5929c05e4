/**
 * Weighs the JavaScript of the panel's first screen (list and thread usable) in gzip, and fails above what is promised.
 *
 *     tsx test/check/budget.ts                builds the panel into a temporary folder and weighs it
 *     tsx test/check/budget.ts --built dist   weighs what is built already
 */
import { parseArgs } from 'node:util';
import {
  ADAPTER_BUDGET,
  buildAndWeigh,
  FIRST_SCREEN_BUDGET,
  kB,
  weighBridges,
  weighPanel,
} from './first-screen.ts';

const { values } = parseArgs({ options: { built: { type: 'string' } } });
const { total, first, later, adapters } =
  values.built === undefined ? await buildAndWeigh() : weighPanel(values.built);

console.log(`First screen of the panel: ${kB(total)} of ${kB(FIRST_SCREEN_BUDGET)} gzip`);
for (const { file, bytes } of first) console.log(`  ${kB(bytes).padStart(9)}  ${file}`);
if (later.length > 0) console.log('Later, beside it or when asked for:');
for (const { file, bytes } of later) console.log(`  ${kB(bytes).padStart(9)}  ${file}`);
console.log(`What each host's adapter or bridge adds, of ${kB(ADAPTER_BUDGET)} gzip:`);
const hosts = [...adapters, ...(await weighBridges())];
for (const { source, bytes } of hosts) console.log(`  ${kB(bytes).padStart(9)}  ${source}`);

const heavy = hosts.filter(({ bytes }) => bytes > ADAPTER_BUDGET);
if (heavy.length > 0 || adapters.length === 0) {
  console.error(
    heavy.map(({ source }) => `${source} is over its budget.`).join('\n') || 'No adapter was found.',
  );
  process.exitCode = 1;
}
if (total > FIRST_SCREEN_BUDGET) {
  console.error(`The first screen is ${kB(total - FIRST_SCREEN_BUDGET)} over its budget.`);
  process.exitCode = 1;
}
