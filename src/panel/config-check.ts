import * as v from 'valibot';
import { FEATURES } from '../model/agent.ts';
import { isOrigin, type PanelConfig } from './config.ts';

const origin = v.pipe(
  v.string(),
  v.check((value: string) => isOrigin(value), 'an origin such as https://crm.example, or "self"'),
);

/** What a configuration may be; `PanelConfig` says what for. */
const panelConfigSchema = v.strictObject({
  backend: v.strictObject({
    url: v.pipe(v.string(), v.minLength(1, 'an address such as /api/v1')),
  }),
  host: v.optional(
    v.strictObject({
      allowedOrigins: v.pipe(
        v.array(v.union([v.literal('self'), origin], 'an origin such as https://crm.example, or "self"')),
        v.minLength(1, 'at least one origin'),
      ),
    }),
    { allowedOrigins: ['self'] },
  ),
  channels: v.optional(v.pipe(v.array(v.string()), v.minLength(1, 'at least one channel id'))),
  features: v.optional(v.strictObject(v.entriesFromList(FEATURES, v.optional(v.boolean()))), {}),
  language: v.optional(v.picklist(['auto', 'en', 'fr'], '"auto", "en" or "fr"'), 'auto'),
  theme: v.optional(v.picklist(['auto', 'light', 'dark'], '"auto", "light" or "dark"'), 'auto'),
});

/** One thing that is wrong with a configuration: where, and what was expected there. */
export interface ConfigProblem {
  readonly path: string;
  readonly expected: string;
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: PanelConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Checks a configuration; names every wrong value by its path and what was expected there. */
export function parseConfig(value: unknown): ParsedConfig {
  const result = v.safeParse(panelConfigSchema, value);
  if (result.success) return { ok: true, config: result.output };
  return {
    ok: false,
    problems: result.issues.map((issue) => ({
      path: v.getDotPath(issue) ?? '(the whole)',
      expected: expectedBy(issue),
    })),
  };
}

function expectedBy(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'no such field';
  if (issue.received === 'undefined') return 'a value';
  // The library's own messages begin so; ours say what was expected.
  return issue.message.startsWith('Invalid ') ? (issue.expected ?? issue.message) : issue.message;
}
