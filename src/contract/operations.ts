import { SESSION_OPERATIONS } from './operations/session.ts';
import { SIGN_IN_OPERATIONS } from './operations/sign-in.ts';
import { INTERACTION_OPERATIONS } from './operations/interactions.ts';
import { MOVING_OPERATIONS } from './operations/moving.ts';
import { OUTCOME_OPERATIONS } from './operations/outcomes.ts';
import { MESSAGE_OPERATIONS } from './operations/messages.ts';
import { NOTE_OPERATIONS } from './operations/notes.ts';
import { TRANSLATION_OPERATIONS } from './operations/translations.ts';
import { REPLY_OPERATIONS } from './operations/replies.ts';
import { CONTACT_OPERATIONS } from './operations/contacts.ts';
import { FILE_OPERATIONS } from './operations/files.ts';
import { BULK_OPERATIONS } from './operations/bulk-resolutions.ts';
import { EVENT_OPERATIONS } from './operations/events.ts';

export type { Operation } from './operation.ts';

/** Every operation of version 1. */
export const OPERATIONS = {
  ...SESSION_OPERATIONS,
  ...SIGN_IN_OPERATIONS,
  ...INTERACTION_OPERATIONS,
  ...MOVING_OPERATIONS,
  ...OUTCOME_OPERATIONS,
  ...MESSAGE_OPERATIONS,
  ...NOTE_OPERATIONS,
  ...TRANSLATION_OPERATIONS,
  ...REPLY_OPERATIONS,
  ...CONTACT_OPERATIONS,
  ...FILE_OPERATIONS,
  ...BULK_OPERATIONS,
  ...EVENT_OPERATIONS,
};

export type OperationId = keyof typeof OPERATIONS;
