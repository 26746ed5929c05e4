import type { AttributeProblemWord, CrmTroubleWord } from './words.ts';

/** The customer card, and a preview of what is not the agent's. */
export interface ContactStrings {
  readonly card: string;
  readonly identifiers: string;
  readonly anonymousHint: string;
  readonly record: string;
  readonly noRecord: string;
  readonly openInCrm: string;
  /** Why the record can't be opened where the panel stands now. */
  readonly cannotOpen: string;
  readonly notOpened: string;
  /** Before whose record the page around shows. */
  readonly beside: string;
  readonly link: string;
  readonly unlink: string;
  readonly find: string;
  readonly finding: string;
  readonly create: string;
  readonly creating: string;
  /** Who the host knows by the contact's identifiers. */
  readonly found: (count: number) => string;
  /** Nobody has the identifiers; who has the name. */
  readonly foundByName: (count: number) => string;
  /** Nothing is known of the contact by which the CRM could be searched. */
  readonly nothingToLookBy: string;
  /** Names the list of them. */
  readonly matches: string;
  readonly linkIt: string;
  readonly linkFound: (name: string) => string;
  readonly openFound: (name: string) => string;
  readonly nameless: string;
  readonly notFound: Readonly<Record<CrmTroubleWord, string>>;
  readonly notCreated: Readonly<Record<CrmTroubleWord, string>>;
  readonly attributes: string;
  readonly noAttributes: string;
  readonly searchAttributes: string;
  readonly nothingFound: string;
  readonly edit: string;
  readonly save: string;
  readonly saving: string;
  readonly notKnown: string;
  readonly notChosen: string;
  readonly expected: Readonly<Record<AttributeProblemWord, string>>;
  readonly notSaved: string;
  readonly recordChanged: string;
  readonly discard: string;
  /** Somebody else has set another value. */
  readonly conflict: (label: string) => string;
  readonly useMine: (value: string) => string;
  readonly useTheirs: (value: string) => string;
  readonly emptied: string;
  readonly earlier: string;
  readonly noEarlier: string;
  readonly more: string;
  readonly failed: string;
  readonly earlierFailed: string;
  readonly collapse: string;
  readonly preview: (contact: string) => string;
  readonly heldBy: (agent: string) => string;
  readonly heldByNobody: string;
  readonly heldByMe: string;
  readonly openIt: string;
  readonly outcome: string;
  readonly status: string;
  readonly topics: string;
  readonly tags: string;
  readonly none: Readonly<Record<'topics' | 'tags', string>>;
}
