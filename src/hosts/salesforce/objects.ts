import type { HostActivity, HostContact, NewHostContact, RecordRef } from '../../model/host.ts';
import { reachableBy } from '../identifiers.ts';

const TYPES: Readonly<Record<string, string>> = {
  Contact: 'contact',
  Account: 'account',
  Case: 'case',
  Lead: 'lead',
};
/** What the first three characters of an id say of its object. */
const PREFIXES: Readonly<Record<string, string>> = {
  '003': 'contact',
  '001': 'account',
  '500': 'case',
  '00Q': 'lead',
};

/** A record of an object, as the panel names its type; objects of one's own keep their name. */
export function recordOf(objectType: string | null, id: string): RecordRef {
  return { type: TYPES[objectType ?? ''] ?? objectType ?? PREFIXES[id.slice(0, 3)] ?? 'record', id };
}

/** People, as against the companies and cases that a search finds as well. */
export function isPerson(objectType: unknown): boolean {
  return objectType === 'Contact' || objectType === 'Lead';
}

/** Whether a record of this type, as the panel names it, is a person's or a company's. */
export function isReachable(type: string): boolean {
  return ['contact', 'lead', 'account'].includes(type);
}

/** The fields of a new contact; the last word is the last name, which Salesforce asks for. */
export function contactFields({ name, identifiers }: NewHostContact): Record<string, string> {
  const { emails, numbers } = reachableBy(identifiers);
  const [, first, last] = /^(?:(.*)\s)?(\S+)$/.exec(name.trim()) ?? [];
  return {
    ...(first !== undefined && { FirstName: first.slice(0, 40) }),
    LastName: (last ?? (name.trim() || '—')).slice(0, 80),
    ...(emails[0] !== undefined && { Email: emails[0] }),
    ...(numbers[0] !== undefined && { Phone: numbers[0] }),
  };
}

/** Looks for the people with any of these identifiers. */
export type FindPeople = (identifiers: readonly string[]) => Promise<readonly HostContact[]>;

/** The person that an activity is with: the record itself, or the only one that their identifiers lead to. */
export async function whoOf({ record, contact }: HostActivity, find: FindPeople): Promise<string | null> {
  if (record?.type === 'contact' || record?.type === 'lead') return record.id;
  const found = await find(contact.identifiers).catch(() => []);
  return found.length === 1 ? (found[0]?.record.id ?? null) : null;
}

/** The fields of a completed task for what was done; people are its Who, everything else its What. */
export function taskFields(activity: HostActivity, whoId: string | null): Record<string, unknown> {
  const { record, startedAt, endedAt, direction, outcome, channel } = activity;
  const isWho = record?.type === 'contact' || record?.type === 'lead';
  const who = isWho ? record.id : whoId;
  return {
    Subject: activity.subject.slice(0, 255),
    Status: 'Completed',
    TaskSubtype: 'Call',
    CallType: direction === 'outbound' ? 'Outbound' : 'Inbound',
    CallDurationInSeconds: Math.max(0, Math.round((endedAt - startedAt) / 1000)),
    CallDisposition: (outcome.disposition ?? outcome.status).slice(0, 255),
    // What uniquely names the call: ours, for whoever looks for doubles.
    CallObject: `inlay:${activity.id}`.slice(0, 255),
    ActivityDate: new Date(endedAt).toISOString().slice(0, 10),
    // In names and words alone: the subject says platform and status in the agent's language, which their ids are not.
    Description: [
      channel.name,
      [outcome.disposition, outcome.resolutionReason].filter(Boolean).join(' · '),
      outcome.topics.join(', '),
      outcome.tags.map((tag) => `#${tag}`).join(' '),
      outcome.notes,
    ]
      .filter((line) => line !== '')
      .join('\n'),
    ...(who !== null && { WhoId: who }),
    // A lead stands alone: a task that is with one belongs to nothing else.
    ...(record !== null && !isWho && !who?.startsWith('00Q') && { WhatId: record.id }),
  };
}
