import type { DeliveryReason } from '../../../model/delivery.ts';

/*
 * Codes of the WhatsApp Cloud API and of the Graph API under it. Source of codes and titles: Meta, "Error codes",
 * developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes (version of 15 May 2026), which also
 * says to go by the code and not by the title. Which reason of ours a code becomes, and what is tried again, is our own reading.
 */

/**
 * What a code means where it answers a send:
 * - `later`: Meta did not take it and says to try again.
 * - `refused`: Meta did not take it and will not take it so.
 * - `unknown`: Meta reports a failure of its own, from which it can't be told what was done.
 */
export interface ErrorMeaning {
  readonly onSend: 'later' | 'refused' | 'unknown';
  readonly reason: DeliveryReason;
}

const later = (reason: DeliveryReason): ErrorMeaning => ({ onSend: 'later', reason });
const refused = (reason: DeliveryReason): ErrorMeaning => ({ onSend: 'refused', reason });
const UNKNOWN: ErrorMeaning = { onSend: 'unknown', reason: 'not-confirmed' };

const MEANINGS: ReadonlyMap<number, ErrorMeaning> = new Map([
  // Access: the token, the app's permissions, the company's own number or account.
  [0, refused('forbidden')], // AuthException
  [3, refused('forbidden')], // API Method
  [10, refused('forbidden')], // Permission denied
  [190, refused('forbidden')], // Access token has expired
  [131005, refused('forbidden')], // Access denied
  [131037, refused('forbidden')], // The number needs an approved display name
  [131042, refused('forbidden')], // Business eligibility: payment issue
  [131045, refused('forbidden')], // Incorrect certificate
  [133010, refused('forbidden')], // Phone number not registered

  // Too much.
  [4, later('limit-reached')], // API too many calls
  [80007, later('limit-reached')], // Rate limit of the business account
  [130429, later('limit-reached')], // Throughput of the number
  [131048, later('limit-reached')], // Spam rate limit
  [131056, later('limit-reached')], // Too many messages to the same person

  // Integrity.
  [368, refused('blocked')], // Temporarily blocked for policy violations
  [131031, refused('blocked')], // Account has been locked
  [130497, refused('rejected')], // Restricted from messaging users in this country

  // The message or its recipient.
  [33, refused('invalid')], // Parameter value is not valid
  [100, refused('invalid')], // Invalid parameter
  [131008, refused('invalid')], // Required parameter is missing
  [131009, refused('invalid')], // Parameter value is not valid
  [131021, refused('invalid')], // Recipient cannot be sender
  [131051, refused('invalid')], // Unsupported message type
  [131026, refused('recipient-unknown')], // Message undeliverable
  [131030, refused('recipient-unknown')], // Recipient not in the allowed list (test numbers)
  [131047, refused('window-closed')], // Re-engagement message: more than 24 hours
  [131050, refused('blocked')], // The person has stopped marketing messages
  [130472, refused('rejected')], // The person's number is part of an experiment
  [131049, refused('rejected')], // Not delivered, to maintain healthy ecosystem engagement
  [131052, refused('attachment-refused')], // Media download error
  [131053, refused('attachment-refused')], // Media upload error

  // The template: there no more, or its values.
  [132001, refused('template-gone')], // Does not exist in this language, or is not approved
  [132015, refused('template-gone')], // Paused, because of its quality
  [132016, refused('template-gone')], // Disabled, having been paused too often
  [132000, refused('template-refused')], // Number of parameters
  [132005, refused('template-refused')], // Too long with its parameters
  [132007, refused('template-refused')], // Characters that are not allowed
  [132012, refused('template-refused')], // Format of the parameters

  // Meta's own failures.
  [2, later('unreachable')], // API Service: temporary, downtime or overload
  [131016, later('unreachable')], // Service unavailable
  [131057, later('unreachable')], // Account in maintenance mode
  [1, UNKNOWN], // API Unknown: invalid request or possible server error
  [131000, UNKNOWN], // Something went wrong
]);

/** The meaning of a code; null for one that this table doesn't have. */
export function meaningOf(code: number): ErrorMeaning | null {
  const known = MEANINGS.get(code);
  if (known !== undefined) return known;
  // 200 to 299: permission neither granted nor kept.
  if (code >= 200 && code <= 299) return refused('forbidden');
  // 132000 to 132999: something about the template.
  if (code >= 132_000 && code <= 132_999) return refused('template-refused');
  return null;
}

/** Why a message that Meta had taken failed after all, for a status webhook. */
export function failureReason(code: number | null): DeliveryReason {
  const meaning = code === null ? null : meaningOf(code);
  // "Not confirmed" is for sends of which nobody knows; here Meta says that it failed.
  return meaning === null || meaning.onSend === 'unknown' ? 'rejected' : meaning.reason;
}
