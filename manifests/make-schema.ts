/** Writes `manifests/inlay.config.schema.json`, which is committed; `npm run check` sees to it that it is fresh. */
import { writeFileSync } from 'node:fs';
import { schemaText } from './config/config-schema.ts';

writeFileSync(new URL('inlay.config.schema.json', import.meta.url), schemaText());
