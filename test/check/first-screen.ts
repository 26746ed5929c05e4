/**
 * What the panel's first screen weighs: all JavaScript without which list and thread are not usable.
 *
 * What counts is what `weighPanel` says, and nothing else: `test/e2e/first-screen.e2e.test.ts` refuses the browser every
 * other script of the panel and then works with list and thread. Who takes something out of what counts has to keep that true.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { buildBridge } from '../../manifests/build-bridge.ts';

/** What is promised of the first screen: of gzip, in bytes; a kB is 1000 bytes, as networks count. */
export const FIRST_SCREEN_BUDGET = 60_000;

/** What is promised of each host's adapter or bridge, loaded where it is used: of gzip, in bytes. */
export const ADAPTER_BUDGET = 8_000;

/** One script of the panel. */
export interface WeighedScript {
  /** Its path in the folder that was weighed. */
  readonly file: string;
  /** The module that it is for, relative to the panel's page, or the name of a chunk that several share. */
  readonly source: string;
  /** Of gzip. */
  readonly bytes: number;
}

/** The scripts of the first screen and those that load later, heaviest first. */
export interface WeighedPanel {
  /** Bytes of gzip of the first screen. */
  readonly total: number;
  readonly first: readonly WeighedScript[];
  readonly later: readonly WeighedScript[];
  /** Each host's adapter with all that it loads beyond the first screen; `file` is its own script. */
  readonly adapters: readonly WeighedScript[];
}

/** What vite writes of each chunk; https://vite.dev/guide/backend-integration. */
interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

type Manifest = Partial<Record<string, Chunk>>;

const MANIFEST = 'panel.manifest.json';

/** What belongs to the first screen although the page does not import it statically: the words of its language, here English. */
const WORDS = 'i18n/en-first.ts';

/** Builds the panel into a temporary folder, weighs it and deletes it. */
export async function buildAndWeigh(): Promise<WeighedPanel> {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-budget-'));
  try {
    await build({ mode: 'panel', logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
    return weighPanel(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Weighs what `vite build --mode panel` has put into this folder. The first screen is what the page loads statically and its
 * English words.
 *
 * @throws {Error} when the folder holds no panel.
 */
export function weighPanel(folder: string): WeighedPanel {
  const manifest = read(join(folder, MANIFEST));
  const all = Object.keys(manifest);
  const entries = all.filter((key) => manifest[key]?.isEntry === true);
  const words = all.filter((key) => key.endsWith(WORDS));
  if (entries.length === 0) throw new Error(`${folder}: ${MANIFEST} names no entry.`);
  if (words.length !== 1) throw new Error(`${folder}: ${MANIFEST} names no words of the first screen.`);

  const keys = withImports([...entries, ...words], manifest);
  const weigh = (chosen: readonly string[]): WeighedScript[] =>
    chosen
      .map((source) => ({ source, file: manifest[source]?.file ?? '' }))
      .filter(({ file }) => isScript(file))
      .map(({ source, file }) => ({ source, file, bytes: gzipped(join(folder, file)) }))
      .sort((a, b) => b.bytes - a.bytes);
  const first = weigh([...keys]);
  const later = weigh(all.filter((key) => !keys.has(key)));
  const adapters = all
    .filter((key) => /(?:^|\/)hosts\/\w+\/[\w-]+-(?:host|calls)\.ts$/.test(key))
    .map((source) => ({
      source,
      file: manifest[source]?.file ?? '',
      bytes: sumOf(weigh([...withImports([source], manifest)].filter((key) => !keys.has(key)))),
    }));
  return { total: sumOf(first), first, later, adapters };
}

/** The scripts that bridge from within a CRM, where no adapter of the panel reaches: built as an installation has them, all in one file each. */
export async function weighBridges(): Promise<readonly WeighedScript[]> {
  const bridges: WeighedScript[] = [];
  for (const [name, source] of Object.entries(BRIDGES) as [keyof typeof BRIDGES, string][])
    bridges.push({ source, file: source, bytes: gzipSync(await buildBridge(name), { level: 9 }).length });
  return bridges;
}

const BRIDGES = {
  dynamics: 'embed/dynamics/web-resource.ts (side pane)',
  salesforce: 'embed/salesforce/utility-bar.ts',
} as const;

function sumOf(scripts: readonly WeighedScript[]): number {
  return scripts.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Bytes for a reader: `12.3 kB`. */
export function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
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
