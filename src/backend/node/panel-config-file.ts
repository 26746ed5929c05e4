import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { PanelPagesOptions } from './panel-pages.ts';

/** No more than what headers are made of: the panel checks the whole. */
const origin = v.pipe(v.string(), v.regex(/^(?:self|https?:\/\/[\w.:[\]-]+)$/, 'an origin or "self"'));
const origins = v.optional(v.array(origin));
const library = v.optional(v.looseObject({ organisations: origins }));
const fields = v.looseObject({
  host: v.optional(v.looseObject({ allowedOrigins: origins, dynamics: library, salesforce: library })),
  manifest: v.optional(v.never('none: the file that `npm run manifests` writes for the panel has none')),
});
const schema = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value), 'an object'),
  fields,
);

/** Reads the `inlay.config.json` that the panel is to be given. Rejects with every value that no headers can be made of. */
export async function readPanelConfig(path: string): Promise<PanelPagesOptions['config']> {
  const text = await readFile(path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${path}: expected JSON`);
  }
  const parsed = v.safeParse(schema, value);
  // As it was written, and not as the schema reads it.
  if (parsed.success) return value as PanelPagesOptions['config'];
  const problems = parsed.issues.map(
    (issue) => `  ${v.getDotPath(issue) ?? '(the whole)'}: expected ${wordsOf(issue)}`,
  );
  throw new Error([`${path}:`, ...problems].join('\n'));
}

function wordsOf({ expected, message }: v.BaseIssue<unknown>): string {
  return message.startsWith('Invalid') ? (expected ?? message) : message;
}
