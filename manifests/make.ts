/**
 * `npm run manifests -- --config inlay.config.json --out DIR`: checks the configuration and writes what the administrator of each host
 * installs. What is wrong is named on a line each, and nothing is written then.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildBridge } from './build-bridge.ts';
import { parseAdminConfig } from './config/admin-config.ts';
import { readJson } from './config/read-json.ts';
import type { ManifestInput } from './hosts.ts';
import { manifestsFor } from './manifests.ts';
import { writeFiles } from './write-files.ts';

const USAGE = 'npm run manifests -- --config inlay.config.json --out DIR';

const { config: path, out } = asked();
const files = await manifestsFor({ ...read(path), bridge: buildBridge });
const written = writeFiles(out, files);
if (!written.ok) end([written.problem]);
console.log([`${out}:`, ...files.map((file) => `  ${file.path}`)].join('\n'));

function asked(): { readonly config: string; readonly out: string } {
  try {
    const options = { config: { type: 'string' }, out: { type: 'string' } } as const;
    const { config = '', out = '' } = parseArgs({ options }).values;
    if (config !== '' && out !== '') return { config, out };
  } catch (error) {
    end([String(error instanceof Error ? error.message : error), USAGE], 2);
  }
  end([USAGE], 2);
}

function read(file: string): Omit<ManifestInput, 'bridge'> {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    end([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const json = readJson(text);
  if (!json.ok) end(json.problems.map((problem) => `${file}, ${problem}`));
  const parsed = parseAdminConfig(json.value);
  if (parsed.ok) return parsed;
  end(
    parsed.problems.map(
      (problem) => `${file}, ${problem.path}: found ${problem.found}, expected ${problem.expected}`,
    ),
  );
}

/** Says what is wrong, and ends. */
function end(lines: readonly string[], code = 1): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(code);
}
