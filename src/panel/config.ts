import * as v from 'valibot';
import { FEATURES } from '../model/agent.ts';

const origin = v.pipe(v.string(), v.check(isOrigin, 'an origin such as https://crm.example, or "self"'));

/**
 * The one configuration of a panel (E5). Everything but `backend` has a default. Published as the shape of `inlay.config.json`,
 * which the panel's page reads from beside itself.
 */
const panelConfigSchema = v.strictObject({
  /** Where the backend answers, up to and with `/api/v1`; relative to the panel's page. */
  backend: v.strictObject({
    url: v.pipe(v.string(), v.minLength(1, 'an address such as /api/v1')),
  }),
  /** Which pages may frame the panel, as exact origins. `self` stands for the panel's own. */
  host: v.optional(
    v.strictObject({
      allowedOrigins: v.pipe(
        v.array(v.union([v.literal('self'), origin], 'an origin such as https://crm.example, or "self"')),
        v.minLength(1, 'at least one origin'),
      ),
    }),
    { allowedOrigins: ['self'] },
  ),
  /** Ids of the channels shown; absent shows all that the agent may handle. */
  channels: v.optional(v.pipe(v.array(v.string()), v.minLength(1, 'at least one channel id'))),
  /** Features switched off here although the backend has them on. */
  features: v.optional(v.strictObject(v.entriesFromList(FEATURES, v.optional(v.boolean()))), {}),
  language: v.optional(v.picklist(['auto', 'en', 'fr'], '"auto", "en" or "fr"'), 'auto'),
  theme: v.optional(v.picklist(['auto', 'light', 'dark'], '"auto", "light" or "dark"'), 'auto'),
});
export type PanelConfig = v.InferOutput<typeof panelConfigSchema>;

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

function isOrigin(value: string): boolean {
  try {
    const url = new URL(value);
    return url.origin === value && (url.protocol === 'https:' || url.protocol === 'http:');
  } catch {
    return false;
  }
}
