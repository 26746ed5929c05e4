import * as v from 'valibot';
import { HOST_TONES, type HostCalls, type HostCapability, type HostContext } from '../../model/host.ts';

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

/** A text of at most so many UTF-16 units. */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

export const recordSchema = v.object({
  type: text(100),
  id: text(200),
  url: v.optional(v.pipe(text(2048), v.regex(/^https?:\/\//i))),
});

/** What the page tells of itself; each part is checked, and may be missing. */
export const contextSchema = v.object({
  record: v.nullish(recordSchema, null),
  title: v.nullish(text(200)),
  identifiers: v.optional(v.pipe(v.array(text(320)), v.maxLength(50)), []),
  fields: v.optional(v.pipe(v.record(text(60), text(1000)), v.maxEntries(50)), {}),
  locale: v.nullish(v.pipe(text(35), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/)), null),
  theme: v.nullish(v.picklist(['light', 'dark']), null),
  tone: v.nullish(v.picklist(HOST_TONES), null),
  visible: v.optional(v.boolean(), true),
});

/** The page's answer to the port's first call. A capability that this panel does not know is never asked for. */
export const welcomeSchema = v.object({
  version: v.literal(PROTOCOL_VERSION),
  capabilities: v.array(v.string()),
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

/** What the page answers to the panel, over the transferred port; each gets one argument, which it checks. */
export type PageMethod = 'welcome' | 'token' | keyof HostCalls;

/** What the panel answers to the page. */
export type PanelMethod = 'contextChanged' | 'event';
