import * as v from 'valibot';
import { DEFAULT_AGENT_PREFERENCES, NOTICE_KINDS } from '../model/agent-preferences.ts';
import { id, label } from './scalars.ts';

const whenEntries = { available: v.boolean(), away: v.boolean() };
const { notices: byDefault } = DEFAULT_AGENT_PREFERENCES;
type OfKinds<TRule extends v.GenericSchema, TDefault> = {
  readonly [K in (typeof NOTICE_KINDS)[number]]: v.OptionalSchema<TRule, TDefault>;
};
/** Of each kind of notice, with the same rule for all; what is not said is what holds by default. */
const noticesWith = <TRule extends v.GenericSchema>(rule: TRule) =>
  Object.fromEntries(
    NOTICE_KINDS.map((kind) => [kind, v.optional(rule, byDefault[kind] as never)]),
  ) as unknown as OfKinds<TRule, (typeof byDefault)[(typeof NOTICE_KINDS)[number]]>;
/** Likewise of any of them; what is not said is absent. */
const someNoticesWith = <TRule extends v.GenericSchema>(rule: TRule) =>
  Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, v.optional(rule)])) as unknown as OfKinds<
    TRule,
    undefined
  >;
const keys = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(40)), v.nullable(v.pipe(label, v.minLength(1), v.maxLength(20)))),
  v.check((given) => Object.keys(given).length <= 60, 'at most 60 keys'),
);
const volume = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What an agent prefers on every machine. Newer backends may tell more than this panel knows. */
export const agentPreferences = v.object({
  signInAvailabilityId: v.nullable(id),
  notices: v.object(noticesWith(v.object(whenEntries))),
  soundVolume: volume,
  noticeContent: v.boolean(),
  keys,
});
export type WireAgentPreferences = v.InferOutput<typeof agentPreferences>;

/** What is changed of it; what is left out stays, each kind of notice by itself. */
export const preferencesChange = v.strictObject({
  signInAvailabilityId: v.optional(v.nullable(id)),
  notices: v.optional(v.strictObject(someNoticesWith(v.strictObject(whenEntries)))),
  soundVolume: v.optional(volume),
  noticeContent: v.optional(v.boolean()),
  keys: v.optional(keys),
});
