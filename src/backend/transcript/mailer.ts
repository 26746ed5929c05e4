/** A picture that stands in a mail's text, under the id that the text names it by. */
export interface MailPicture {
  readonly cid: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A mail to one address, with the same in plain text and in HTML. */
export interface Mail {
  /** The same on each attempt, so that whoever gets it twice can tell. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly pictures: readonly MailPicture[];
}

/**
 * - `accepted`: the mail server has it.
 * - `later`: it certainly does not have it and may take it later.
 * - `refused`: it will never take it so; `address`: for whom it is meant.
 * - `unknown`: it may have it; nobody tries again by itself.
 */
export type MailOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'later'; readonly detail: string }
  | {
      readonly kind: 'refused';
      readonly reason: 'address-refused' | 'message-refused';
      readonly detail: string;
    }
  | { readonly kind: 'unknown'; readonly detail: string };

/**
 * The port to a mail server. Never throws, and ends soon after `signal` is raised; `detail` is for the log and names no address.
 */
export interface Mailer {
  send(mail: Mail, signal: AbortSignal): Promise<MailOutcome>;
}
