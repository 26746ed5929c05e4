/** Why a transcript could not be sent: what can be done about it differs. */
export const TRANSCRIPT_REASONS = [
  /** The mail server does not take this address. */
  'address-refused',
  /** The mail server refuses the message, such as for its size. */
  'message-refused',
  /** The mail server can't be reached or takes nothing just now; tried again by itself until it has failed. */
  'unreachable',
  /** The line broke or the backend was stopped in the middle: it may have gone out. */
  'not-confirmed',
  /** The agent may no longer see the interaction. */
  'forbidden',
] as const;
export type TranscriptReason = (typeof TRANSCRIPT_REASONS)[number];

/** A transcript that an agent has asked for, and what has become of it. The address is not part of it. */
export interface Transcript {
  readonly id: string;
  readonly interactionId: string;
  readonly state: 'sending' | 'sent' | 'failed';
  readonly reason: TranscriptReason | null;
  /** Epoch milliseconds on the server's clock. */
  readonly at: number;
}

/** What is wrong with an address: nothing there, more than one, not one at all, or longer than mail allows. */
export type AddressProblem = 'empty' | 'several' | 'malformed' | 'too-long';

/** The longest address that mail can carry: a path of 256 octets with its brackets (RFC 5321, 4.5.3.1.3). */
const MOST_OCTETS = 254;
/** One or more atoms, as unquoted local parts are (RFC 5321, 4.1.2, and beyond ASCII RFC 6531). */
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/**
 * What keeps this from being the one address that a transcript goes to; null where nothing does. Quoted local parts, comments,
 * names in front and address literals are refused: nobody types them, and they are how a second address hides in one.
 */
export function addressProblem(text: string): AddressProblem | null {
  const address = text.trim();
  if (address === '') return 'empty';
  // Before anything is made of it: a line break is where a header would end. Inside, white space separates addresses.
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text)) return 'malformed';
  const ats = address.split('@').length - 1;
  if (/[,;\s]/u.test(address)) return ats > 1 || /[,;]/u.test(address) ? 'several' : 'malformed';
  if (ats !== 1) return 'malformed';
  if (new TextEncoder().encode(address).length > MOST_OCTETS) return 'too-long';
  const [local = '', domain = ''] = address.split('@');
  const labels = domain.split('.');
  const isDomain = labels.length > 1 && labels.every((label) => label.length <= 63 && LABEL.test(label));
  return local.length <= 64 && LOCAL.test(local) && isDomain && !/^\d+$/.test(labels.at(-1) ?? '')
    ? null
    : 'malformed';
}
