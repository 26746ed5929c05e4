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
  const [of = '', ...rest] = name.toLowerCase().split('.');
  const what = rest.join('.');
  switch (of) {
    case 'contact':
      return ({ name: sources.contact?.name, handle: sources.contact?.handle }[what] ?? '') || '';
    case 'agent':
      return { name: sources.agent?.name, id: sources.agent?.id }[what] ?? '';
    case 'interaction':
      return what === 'id' ? (sources.interactionId ?? '') : '';
    case 'channel':
      return what === 'name' ? (sources.channelName ?? '') : '';
    case 'host':
      return hostValue(what, sources.host);
    default:
      return '';
  }
}

function hostValue(what: string, host: FieldSources['host']): string {
  if (host === null) return '';
  const own = Object.entries(host.fields ?? {}).find(([name]) => name.toLowerCase() === what)?.[1];
  if (own !== undefined) return own;
  const { record, identifiers } = host;
  return (
    {
      id: record?.id,
      type: record?.type,
      url: record?.url,
      email: identifiers.find((identifier) => identifier.includes('@')),
      phone: identifiers.find((identifier) => /^\+?[\d ().-]{5,}$/.test(identifier)),
    }[what] ?? ''
  );
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
