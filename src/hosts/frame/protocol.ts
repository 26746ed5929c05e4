import * as v from 'valibot';
import type { HostCapability, HostContext } from '../../model/host.ts';

/** Raised when a message changes its meaning; the two sides must agree on it. */
export const PROTOCOL_VERSION = 1;

/**
 * The only thing ever posted to a window without knowing who is there: it says that a panel waits, and nothing else. The nonce is
 * random, tells one document in a frame from the next, and is a secret to nobody.
 */
export interface Hello {
  readonly inlay: 'hello';
  readonly nonce: string;
}

/** What comes back once, with the port transferred beside it, to exactly the panel's origin. */
export interface Offer {
  readonly inlay: 'port';
  readonly version: number;
  readonly nonce: string;
}

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

const recordRef = v.object({
  type: text(100),
  id: text(200),
  url: v.optional(v.pipe(text(2048), v.regex(/^https?:\/\//i))),
});

/** What the page tells of itself; each part is checked, and may be missing. */
export const contextSchema = v.object({
  record: v.nullish(recordRef, null),
  identifiers: v.optional(v.pipe(v.array(text(320)), v.maxLength(50)), []),
  fields: v.optional(v.pipe(v.record(text(60), text(1000)), v.maxEntries(50)), {}),
  locale: v.nullish(v.pipe(text(35), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/)), null),
  theme: v.nullish(v.picklist(['light', 'dark']), null),
  visible: v.optional(v.boolean(), true),
});

const CAPABILITIES = [
  'context',
  'token',
  'open-record',
  'log-activity',
  'notify',
  'badge',
  'resize',
  'click-to-act',
  'dial',
  'presence',
  'sessions',
  'locale',
  'theme',
] as const satisfies readonly HostCapability[];

/** The page's answer to the port's first call. A capability that this panel does not know is left aside. */
export const welcomeSchema = v.object({
  version: v.literal(PROTOCOL_VERSION),
  capabilities: v.pipe(
    v.array(v.string()),
    v.transform((names) => CAPABILITIES.filter((name) => names.includes(name))),
  ),
  context: contextSchema,
});
/** What a page says of itself when it is asked; the panel checks it by the schema above. */
export interface Welcome {
  readonly version: number;
  readonly capabilities: readonly HostCapability[];
  readonly context: HostContext;
}

export const tokenSchema = v.object({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(16_384)),
  expiresAt: v.pipe(v.number(), v.finite()),
});

export const noticeSchema = v.object({
  id: text(100),
  title: text(200),
  body: text(500),
});
export const recordSchema = recordRef;
const time = v.pipe(v.number(), v.finite());
const words = v.pipe(v.array(text(200)), v.maxLength(200));
export const activitySchema = v.object({
  id: text(100),
  interactionId: text(100),
  subject: text(500),
  startedAt: time,
  endedAt: time,
  direction: v.picklist(['inbound', 'outbound']),
  channel: v.object({ platform: text(60), name: text(200), visibility: text(20) }),
  contact: v.object({ name: text(200), identifiers: v.pipe(v.array(text(320)), v.maxLength(50)) }),
  outcome: v.object({
    status: text(60),
    disposition: v.nullable(text(200)),
    resolutionReason: v.nullable(text(200)),
    topics: words,
    tags: words,
    notes: text(10_000),
  }),
  record: v.nullable(recordRef),
});
/** A number in E.164. */
export const numberSchema = v.pipe(v.string(), v.regex(/^\+[1-9]\d{4,14}$/));
export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
/** CSS pixels; what a panel can ask to be wide. */
export const widthSchema = v.pipe(v.number(), v.integer(), v.minValue(240), v.maxValue(1600));

/** What the page answers to the panel, over the transferred port; each gets one argument, which it checks. */
export type PageMethod =
  'welcome' | 'token' | 'openRecord' | 'logActivity' | 'dial' | 'notify' | 'setBadge' | 'resize';

/** What the panel answers to the page. */
export type PanelMethod = 'contextChanged';
