/**
 * `npm run check`: everything that is known without running the product. Two steps at a time; a step that fails
 * shows what it said.
 *
 * `npm run check -- lint types` runs only these steps.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

type Command = [program: string, ...args: string[]];

const SOURCES = ['src', 'demo', 'manifests', 'test', 'tools'].filter((folder) => existsSync(folder));

const STEPS: Record<string, Command> = {
  lint: ['eslint', '.', '--max-warnings=0'],
  types: ['tsc'],
  // Against the typings of the hosts, whose globals would leak into everything else.
  'host-types': ['tsc', '-p', 'test/hosts/types/tsconfig.json'],
  budget: ['tsx', 'test/check/budget.ts'],
  format: ['prettier', '--check', '--log-level=warn', '.'],
  layers: ['depcruise', '--config', '.dependency-cruiser.cjs', ...SOURCES],
  elements: ['tsx', 'test/check/elements.ts'],
  schema: ['tsx', 'test/check/config-schema.ts'],
};

/** A step that hangs is ended after this long, and has then failed. */
const STEP_DEADLINE_MS = 5 * 60_000;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`Unknown step ${unknown.join(', ')}. There are: ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}

const waiting = Object.entries(STEPS).filter(([name]) => asked.length === 0 || asked.includes(name));
const failed: string[] = [];
await Promise.all([worker(), worker()]);

console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function worker(): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const [name, command] = step;
    const start = performance.now();
    const { exitCode, said } = await run(command);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (exitCode !== 0) failed.push(name);
    if (exitCode !== 0 || name === 'budget') console.log(said.trimEnd());
  }
}

function run([program, ...args]: Command): Promise<{ exitCode: number; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', program), args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      timeout: STEP_DEADLINE_MS,
    });
    let said = '';
    for (const output of [child.stdout, child.stderr]) {
      output.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    child.once('error', (error) => {
      resolve({ exitCode: 127, said: said + error.message });
    });
    child.once('close', (code) => {
      resolve({ exitCode: code ?? 1, said });
    });
  });
}
