/** What the panel's first screen weighs: the JavaScript that loads before list and thread are usable. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** What is promised of the first screen: of gzip, in bytes; a kB is 1000 bytes, as networks count. */
export const FIRST_SCREEN_BUDGET = 60_000;
/** What it has come to on the way there: it may only be lowered, until it is the promise. Above it the check fails. */
export const FIRST_SCREEN_CEILING = 64_900;

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
}

/** What vite writes of each chunk; https://vite.dev/guide/backend-integration. */
interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

type Manifest = Partial<Record<string, Chunk>>;

const MANIFEST = 'panel.manifest.json';

/** What those elements do and show only when something has happened: read nothing into a longer list but that. */
const BEHIND = /components\/(?:panel\/panel|interaction-list\/list)-behind\.ts$/;

const FIRST_SCREEN = /components\/(?:provider|panel|interaction-list|message-thread)\/|i18n\/en-first\.ts$/;

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
 * Weighs what `vite build --mode panel` has put into this folder. The first screen is what the page loads statically,
 * plus the chunks of its elements, but for what they do later (`BEHIND`), and of the English words, however they are loaded: to load the list late would make the
 * figure smaller and nobody's wait shorter.
 *
 * @throws {Error} when the folder holds no panel.
 */
export function weighPanel(folder: string): WeighedPanel {
  const manifest = read(join(folder, MANIFEST));
  const all = Object.keys(manifest);
  const entries = all.filter((key) => manifest[key]?.isEntry === true);
  if (entries.length === 0) throw new Error(`${folder}: ${MANIFEST} names no entry.`);

  const late = all.filter((key) => FIRST_SCREEN.test(key) && !BEHIND.test(key));
  const keys = withImports([...entries, ...late], manifest);
  const weigh = (chosen: readonly string[]): WeighedScript[] =>
    chosen
      .map((source) => ({ source, file: manifest[source]?.file ?? '' }))
      .filter(({ file }) => isScript(file))
      .map(({ source, file }) => ({ source, file, bytes: gzipped(join(folder, file)) }))
      .sort((a, b) => b.bytes - a.bytes);
  const first = weigh([...keys]);
  const later = weigh(all.filter((key) => !keys.has(key)));
  return { total: first.reduce((sum, { bytes }) => sum + bytes, 0), first, later };
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
