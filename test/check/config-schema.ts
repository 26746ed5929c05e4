/** Fails when `manifests/inlay.config.schema.json` is not what `npm run schema` would make of the rules. */
import { readFileSync } from 'node:fs';
import { schemaText } from '../../manifests/config/config-schema.ts';
import { differingLines } from './differing-lines.ts';

const FILE = 'manifests/inlay.config.schema.json';

const differing = differingLines(readFileSync(FILE, 'utf8'), schemaText());
if (differing.length > 0) {
  console.error(`${FILE} is not what the rules say (run \`npm run schema\` and commit it):`);
  console.error(differing.join('\n'));
  process.exitCode = 1;
}
