/** What the panel asks of the page over the port, and hears from it, beyond the hello; loads with the first of it. */
import * as v from 'valibot';
import type { HostCalls, HostCapability, HostContact, HostEvent, HostResult } from '../../model/host.ts';
import type { CallOutcome } from './port-calls.ts';
import { callSchema, contactsSchema, eventSchema, offerAnswerSchema, toRecord } from './call-schemas.ts';
import { recordSchema } from './protocol.ts';
import { NEEDS, PATIENT_MS } from '../needs.ts';

const done: HostResult<undefined> = { ok: true, value: undefined };

function checked<T>(schema: v.GenericSchema<unknown, T>, what: string): (answer: unknown) => HostResult<T> {
  return (answer) => {
    const parsed = v.safeParse(schema, answer);
    return parsed.success
      ? { ok: true, value: parsed.output }
      : { ok: false, reason: 'refused', detail: `the page answered with something that is no ${what}` };
  };
}

const record = v.pipe(recordSchema, v.transform(toRecord));

const contacts = v.pipe(
  contactsSchema,
  v.transform((found) =>
    found.map(({ record: ref, name, identifiers }): HostContact => {
      const contact = { record: toRecord(ref), name };
      return identifiers.length === 0 ? contact : { ...contact, identifiers };
    }),
  ),
);

/** What an answer has to be; of all other calls nothing comes back. */
const ANSWERS: { readonly [K in keyof HostCalls]?: (answer: unknown) => HostResult<unknown> } = {
  logActivity: (answer) => {
    // It is written, whatever the page says of it.
    const parsed = v.safeParse(record, answer);
    return { ok: true, value: parsed.success ? parsed.output : null };
  },
  currentCall: checked(v.nullable(callSchema), 'call'),
  findContacts: checked(contacts, 'list of contacts'),
  findByName: checked(contacts, 'list of contacts'),
  createContact: checked(record, 'record'),
  offer: checked(offerAnswerSchema, 'answer to an offer'),
};

/** Makes one call, where the page can do it. */
export async function askPage(
  page: { call(method: string, argument?: unknown, deadlineMs?: number): Promise<CallOutcome> },
  capabilities: ReadonlySet<HostCapability>,
  [name, argument]: readonly [keyof HostCalls, unknown],
): Promise<HostResult<unknown>> {
  if (!capabilities.has(NEEDS[name])) return { ok: false, reason: 'unsupported' };
  const answer = await page.call(name, argument, name === 'offer' ? PATIENT_MS : undefined);
  if (!answer.ok) return answer;
  return ANSWERS[name]?.(answer.value) ?? done;
}

/** An event as the page told it; null for anything else. */
export function toEvent(told: unknown): HostEvent | null {
  const parsed = v.safeParse(eventSchema, told);
  if (!parsed.success) return null;
  const event = parsed.output;
  return event.kind === 'act' ? { ...event, record: event.record && toRecord(event.record) } : event;
}
