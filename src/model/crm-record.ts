import type { ContactCard } from './contact-card.ts';
import type { HostContact, HostResult, NewHostContact } from './host.ts';

/** What the host can do about records of people. */
export interface CrmWays {
  readonly opens: boolean;
  readonly finds: boolean;
  readonly creates: boolean;
}

/** Why the host did not do what was asked of it. */
export type CrmTrouble = Extract<HostResult<unknown>, { ok: false }>['reason'];

/** What was asked of the host about the record of a contact, and how it went. */
export interface CrmSearch {
  readonly doing: 'find' | 'create';
  readonly isBusy: boolean;
  /** Those who have an identifier of the contact, once the host has been asked and has not been asked for another record since. */
  readonly matches: readonly HostContact[] | null;
  /** `name`: nobody has one of their identifiers, and these have the name. `nothing`: there was nothing to look by. Else absent. */
  readonly by?: 'name' | 'nothing';
  /** Why it was not done; null while it is, and where it was. */
  readonly trouble: CrmTrouble | null;
}

/** How the people around know a contact: each identifier once, and no name of who is anonymous. */
export function asNewContact({ contact, identifiers }: ContactCard): NewHostContact {
  const values = identifiers.map(({ value }) => value).filter((value) => value.trim() !== '');
  return {
    name: contact.anonymous ? '' : contact.name,
    identifiers: contact.anonymous ? [] : [...new Set(values)],
  };
}

/**
 * Whether a record may be made on the agent's word. Where the host can look, it has looked since the last attempt: so nobody gets a second
 * record who has one, and an attempt that failed, of which it may not be known how far it came, is not made again unseen.
 */
export function mayCreateRecord({ finds, creates }: CrmWays, search: CrmSearch | null): boolean {
  if (!creates || search?.isBusy === true) return false;
  return !finds || (search?.matches ?? null) !== null;
}

/** Whether CRMs can be searched by any of these: they keep addresses and numbers, and no handles. */
export function canBeLookedFor(identifiers: readonly string[]): boolean {
  return identifiers.some((one) => /^\s*(?:[^\s@]+@[^\s@]+\.[^\s@]+|\+?[\d\s().-]{5,})\s*$/.test(one));
}

/** What a record is told from the others by, beside its name; its id only where nothing else does. */
export function matchDetails(
  { record, name, identifiers = [] }: HostContact,
  matches: readonly HostContact[],
): readonly string[] {
  const details = [record.type, ...identifiers];
  const alike = matches.filter(
    (one) =>
      one.name === name && [one.record.type, ...(one.identifiers ?? [])].join('\n') === details.join('\n'),
  );
  return identifiers.length > 0 && alike.length < 2 ? details : [...details, record.id];
}
