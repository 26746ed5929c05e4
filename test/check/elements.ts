/** Fails when `custom-elements.json` is not what `npm run elements` would make of the sources. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { differingLines } from './differing-lines.ts';

const FILE = 'custom-elements.json';

const folder = mkdtempSync(join(tmpdir(), 'inlay-manifest-'));
try {
  // The analyzer takes its output folder as relative to the working directory, whatever it is.
  const { status } = spawnSync(
    join('node_modules', '.bin', 'cem'),
    ['analyze', '--outdir', relative('.', folder)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error(`cem analyze ended with ${String(status)}.`);

  const differing = differingLines(read(FILE), read(join(folder, FILE)));
  if (differing.length > 0) {
    console.error(`${FILE} is not what the sources say (run \`npm run manifest\` and commit it):`);
    console.error(differing.join('\n'));
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
