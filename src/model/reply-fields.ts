import type { AgentRef } from './agent.ts';
import type { ContactSummary } from './contact.ts';
import type { HostContext } from './host.ts';

/** A gap in a quick reply that is filled before it is inserted: `{{contact.name}}`, `{{Order number}}`, `{{Greeting|Hello}}`. */
export interface ReplyField {
  /** As it is written in the text; two that are written alike are one. */
  readonly name: string;
  /** What stands there where nothing is filled in; null where something must be. */
  readonly fallback: string | null;
}

/** Where the values come from that need not be asked for. */
export interface FieldSources {
  readonly contact: Pick<ContactSummary, 'name' | 'handle'> | null;
  readonly agent: Pick<AgentRef, 'id' | 'name'> | null;
  readonly interactionId: string | null;
  /** The account that the interaction is on, as the agent knows it. */
  readonly channelName: string | null;
  readonly host: Pick<HostContext, 'record' | 'identifiers' | 'fields'> | null;
}

/** Values by the name of their field. */
export type FieldValues = Readonly<Record<string, string>>;

const FIELD = /\{\{\s*([^{}|]{1,60}?)\s*(?:\|([^{}]{0,500}))?\}\}/g;

/** The fields of a text, each once, in the order in which they first stand. */
export function replyFields(text: string): readonly ReplyField[] {
  const found = new Map<string, ReplyField>();
  for (const [, name = '', fallback] of text.matchAll(FIELD)) {
    const known = found.get(name);
    if (known === undefined || known.fallback === null)
      found.set(name, { name, fallback: fallback?.trim() ?? null });
  }
  return [...found.values()];
}

/** What is known of a field without asking: by its name, whatever its case; an empty text where nothing is. */
export function knownValue(name: string, sources: FieldSources): string {
  const wanted = name.toLowerCase();
  const { contact, agent, interactionId, channelName, host } = sources;
  const own = Object.entries(host?.fields ?? {}).find(([field]) => `host.${field.toLowerCase()}` === wanted);
  if (own !== undefined) return own[1];
  const { record = null, identifiers = [] } = host ?? {};
  // A map, because a name that is written by hand may be that of anything an object has.
  const known = new Map<string, string | null | undefined>([
    ['contact.name', contact?.name],
    ['contact.handle', contact?.handle],
    ['agent.name', agent?.name],
    ['agent.id', agent?.id],
    ['interaction.id', interactionId],
    ['channel.name', channelName],
    ['host.id', record?.id],
    ['host.type', record?.type],
    ['host.url', record?.url],
    ['host.email', identifiers.find((identifier) => identifier.includes('@'))],
    ['host.phone', identifiers.find((identifier) => /^\+?[\d ().-]{5,}$/.test(identifier))],
  ]);
  return known.get(wanted) ?? '';
}

/** The form's first state: everything that is known, and the fallbacks of what is not. */
export function firstValues(fields: readonly ReplyField[], sources: FieldSources): FieldValues {
  return Object.fromEntries(
    fields.map(({ name, fallback }) => [name, knownValue(name, sources) || (fallback ?? '')]),
  );
}

/** The names of fields that have to be filled in and are not. */
export function missingFields(fields: readonly ReplyField[], values: FieldValues): readonly string[] {
  return fields
    .filter(({ name, fallback }) => fallback === null && (values[name] ?? '').trim() === '')
    .map(({ name }) => name);
}

/** The text on one line as far as it is known, for a list; what is still to be filled in stands there as `…`. */
export function replyExcerpt(text: string, sources: FieldSources): string {
  return text
    .slice(0, 400)
    .replace(
      FIELD,
      (_whole, name: string, fallback: string | undefined) =>
        knownValue(name, sources) || (fallback?.trim() ?? '') || '…',
    )
    .replace(/\s+/g, ' ')
    .slice(0, 200);
}

/** The text with its fields filled in. A value is put in as it is: what looks like a field within it stays as it stands. */
export function fillReply(text: string, values: FieldValues): string {
  return text.replace(FIELD, (_whole, name: string, fallback: string | undefined) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    return value.trim() === '' ? (fallback?.trim() ?? '') : value;
  });
}
