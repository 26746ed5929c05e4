import type { AttributeConflict } from '../model/attribute.ts';
import type { ContactCard, ContactChange } from '../model/contact-card.ts';
import type { CrmSearch, CrmWays } from '../model/crm-record.ts';
import type { RecordRef } from '../model/host.ts';
import type { InlayError, Result } from '../model/result.ts';
import type { LoadStatus } from './load-status.ts';

/** What is known of the contact of an interaction, and what the agent is changing of it. */
export interface CardSlice {
  readonly status: LoadStatus;
  /** As the backend had it last. */
  readonly card: ContactCard | null;
  /** Why it could not be read; what is there is then older. */
  readonly error: InlayError | null;
  /** What the agent has changed and the backend has not taken; null for nothing. */
  readonly unsaved: UnsavedContact | null;
  /** What the host can do about records. */
  readonly crm: CrmWays;
  /** What was asked of the host about the contact's record, until it is linked; null for nothing. */
  readonly search: CrmSearch | null;
  readonly earlier: EarlierSlice;
}

/** A change that is shown already and is not the backend's yet. */
export interface UnsavedContact {
  /** The card that it was made on. */
  readonly base: ContactCard;
  readonly change: ContactChange;
  readonly isSaving: boolean;
  /** Why it was not taken; null while it is on its way, and where it waits for a choice. */
  readonly trouble: InlayError | null;
  /** Where somebody else has set another value since: the agent chooses. */
  readonly conflicts: readonly AttributeConflict[];
}

/** What an agent is writing into attributes, by their ids, on the card as it was when it was begun. */
export interface CardDraft {
  readonly base: ContactCard;
  readonly values: Readonly<Record<string, string>>;
}

/** A change that was handed over and that the backend has not taken, with the card that it was made on. */
export type KeptContactChange = Pick<UnsavedContact, 'base' | 'change'>;

/** The other interactions with the contact, the latest first. */
export interface EarlierSlice {
  readonly status: LoadStatus;
  readonly ids: readonly string[];
  /** Leads to older ones; null at the end. */
  readonly next: string | null;
  readonly error: InlayError | null;
}

/** What can be done about the CRM's record of a contact that has none. */
export interface CrmActions {
  /** Asks the host for people with an identifier of the contact; none is chosen. */
  findRecord(interactionId: string): Promise<void>;
  /** Has the host make a record of the contact, and links it; nothing where one is being made, or it has not been looked for. */
  createRecord(interactionId: string): Promise<void>;
}

/** What can be done about contacts. */
export interface CardActions extends CrmActions {
  /** Reads what is known of the contact of an interaction, and the latest other interactions with them. */
  loadCard(interactionId: string): Promise<void>;
  /** Reads further interactions with the contact. */
  loadEarlier(interactionId: string): Promise<void>;
  /** Keeps what is being written into the attributes of an interaction's contact, over a reload, too; null lets go of it. */
  writeContact(interactionId: string, draft: CardDraft | null): void;
  /** Shows a change of the contact at once and saves it; `base` is the card on which the agent made it. */
  changeContact(interactionId: string, base: ContactCard, change: ContactChange): Promise<void>;
  /** Tries again to save what was not taken. */
  retryContact(interactionId: string): Promise<void>;
  /** Takes one of two values that stand against each other; once all are chosen the rest is saved. */
  chooseAttribute(interactionId: string, attributeId: string, value: 'mine' | 'theirs'): Promise<void>;
  /** Lets go of what was not taken. */
  discardContact(interactionId: string): void;
  /** Has the host open the record of a contact, or one of those that it found. */
  openRecord(interactionId: string, found?: RecordRef): Promise<Result<void>>;
}
