/**
 * `npm test`: all suites, and one line at the end that sums them up. A suite that ends badly without having
 * counted a failure (a crash, a file that does not load) counts as one.
 *
 * `npm test -- node browser` runs only these suites.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SuiteCount } from './support/suite-count.ts';

interface Suite {
  name: string;
  /** A program of `node_modules/.bin` and its arguments. It writes its count into `INLAY_COUNT_FILE`. */
  command: [program: string, ...args: string[]];
}

const folder = mkdtempSync(join(tmpdir(), 'inlay-test-'));

/**
 * One stage after the other: most suites use two cores, and the end-to-end tests watch the clock of a person. The browser's tests
 * leave half of a core to those for Salesforce's components, which wait for nothing but the processor.
 */
const STAGES: readonly (readonly Suite[])[] = [
  [{ name: 'node', command: ['vitest', 'run', '--project=node'] }],
  [
    { name: 'lwc', command: ['tsx', 'test/lwc/run.ts'] },
    { name: 'browser', command: ['wtr'] },
  ],
  [{ name: 'e2e', command: ['vitest', 'run', '--project=e2e'] }],
];
const SUITES = STAGES.flat();

/** A suite that hangs is ended after this long, and has then failed. */
const SUITE_DEADLINE_MS = 15 * 60_000;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => SUITES.every((suite) => suite.name !== name));
if (unknown.length > 0) {
  console.error(
    `Unknown suite ${unknown.join(', ')}. There are: ${SUITES.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const total: SuiteCount = { passed: 0, failed: 0, skipped: 0 };
for (const stage of STAGES) {
  const suites = stage.filter(({ name }) => asked.length === 0 || asked.includes(name));
  await Promise.all(
    suites.map(async (suite) => {
      const count = await run(suite);
      console.log(`[${suite.name}] ${line(count)}`);
      total.passed += count.passed;
      total.failed += count.failed;
      total.skipped += count.skipped;
    }),
  );
}
rmSync(folder, { recursive: true, force: true });

if (total.passed + total.failed === 0) {
  console.error('No test ran.');
  total.failed = 1;
}
console.log(line(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function line({ passed, failed, skipped }: SuiteCount): string {
  const counted = `${String(passed)} passed, ${String(failed)} failed`;
  return skipped > 0 ? `${counted}, ${String(skipped)} skipped` : counted;
}

async function run(suite: Suite): Promise<SuiteCount> {
  const file = join(folder, `${suite.name}.json`);
  const exitCode = await stream(suite, file);
  let count: SuiteCount;
  try {
    count = readCount(file);
  } catch (error) {
    console.error(`[${suite.name}] ended with ${String(exitCode)} and left no count: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (exitCode !== 0 && count.failed === 0) {
    console.error(
      `[${suite.name}] ended with ${String(exitCode)} though no test failed; this counts as a failure.`,
    );
    return { ...count, failed: 1 };
  }
  return count;
}

function stream({ name, command: [program, ...args] }: Suite, file: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', program), args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      timeout: SUITE_DEADLINE_MS,
      env: { ...process.env, INLAY_COUNT_FILE: file, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
    });
    for (const output of [child.stdout, child.stderr]) {
      createInterface({ input: output }).on('line', (text) => {
        console.log(`[${name}] ${text}`);
      });
    }
    child.once('error', (error) => {
      console.error(`[${name}] ${error.message}`);
      resolve(127);
    });
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** Throws when the suite left no count there, or something else. */
function readCount(file: string): SuiteCount {
  const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  if (typeof passed !== 'number' || typeof failed !== 'number' || typeof skipped !== 'number') {
    throw new Error(`${file} holds no count`);
  }
  return { passed, failed, skipped };
}
