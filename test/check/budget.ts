/**
 * Fails when the JavaScript of the panel's first screen (list and thread usable) is more than 60 kB of gzip.
 *
 *     tsx test/check/budget.ts                builds the panel into a temporary folder and weighs it
 *     tsx test/check/budget.ts --built dist   weighs what is built already
 *
 * The first screen is what the page loads statically, plus the chunks of its elements and of the English words
 * however they are loaded: to load the list late would make the figure smaller and nobody's wait shorter.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** What vite writes of each chunk; https://vite.dev/guide/backend-integration. */
interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

type Manifest = Partial<Record<string, Chunk>>;

/** Of gzip, in bytes; a kB is 1000 bytes, as networks count. */
const BUDGET = 60_000;

const MANIFEST = 'panel.manifest.json';

const FIRST_SCREEN = /components\/(?:provider|panel|interaction-list|message-thread)\/|i18n\/en\.ts$/;

const { values } = parseArgs({ options: { built: { type: 'string' } } });
if (values.built !== undefined) {
  weigh(values.built);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-budget-'));
  try {
    await build({ mode: 'panel', logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
    weigh(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function weigh(folder: string): void {
  const manifest = read(join(folder, MANIFEST));
  const all = Object.keys(manifest);
  const entries = all.filter((key) => manifest[key]?.isEntry === true);
  if (entries.length === 0) throw new Error(`${folder}: ${MANIFEST} names no entry.`);

  const late = all.filter((key) => FIRST_SCREEN.test(key));
  const first = withImports([...entries, ...late], manifest);
  const files = [...new Set([...first].map((key) => manifest[key]?.file ?? ''))].filter(isScript);
  const sizes = files.map((file) => ({ file, bytes: gzipped(join(folder, file)) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);

  const rest = all
    .filter((key) => !first.has(key))
    .map((key) => manifest[key]?.file ?? '')
    .filter(isScript)
    .map((file) => ({ file, bytes: gzipped(join(folder, file)) }))
    .sort((a, b) => b.bytes - a.bytes);

  console.log(`First screen of the panel: ${kB(total)} of ${kB(BUDGET)} gzip`);
  for (const { file, bytes } of sizes.sort((a, b) => b.bytes - a.bytes))
    console.log(`  ${kB(bytes)}  ${file}`);
  if (rest.length > 0) console.log('Later, when asked for:');
  for (const { file, bytes } of rest) console.log(`  ${kB(bytes)}  ${file}`);

  if (total > BUDGET) {
    console.error(`The first screen is ${kB(total - BUDGET)} over its budget.`);
    process.exitCode = 1;
  }
}

function read(file: string): Manifest {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch (error) {
    throw new Error(`There is no readable ${file}: build the panel first (\`npm run build\`).`, {
      cause: error,
    });
  }
}

/** These chunks and all they import statically. */
function withImports(keys: string[], manifest: Manifest): Set<string> {
  const seen = new Set<string>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    waiting.push(...(manifest[key]?.imports ?? []));
  }
  return seen;
}

function isScript(file: string): boolean {
  return /\.m?js$/.test(file);
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
}
