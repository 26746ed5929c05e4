import type { CallCommand } from '../../model/host-call.ts';
import type {
  HostActivity,
  HostNotice,
  HostOffer,
  HostSession,
  NewHostContact,
  PanelMode,
  RecordRef,
} from '../../model/host.ts';

/** What the elements ask of the page around them. */
export type HostRequest =
  | { readonly kind: 'token' }
  | { readonly kind: 'open-record'; readonly record: RecordRef }
  | { readonly kind: 'log-activity'; readonly activity: HostActivity }
  | { readonly kind: 'dial'; readonly number: string }
  | { readonly kind: 'current-call' }
  | { readonly kind: 'control-call'; readonly command: CallCommand }
  | { readonly kind: 'notify'; readonly notice: HostNotice }
  | { readonly kind: 'badge'; readonly count: number }
  | { readonly kind: 'resize'; readonly width: number }
  | { readonly kind: 'presence'; readonly presence: string }
  | { readonly kind: 'open-session'; readonly session: HostSession }
  | { readonly kind: 'focus-session'; readonly interactionId: string }
  | { readonly kind: 'close-session'; readonly interactionId: string }
  | { readonly kind: 'find-contacts'; readonly identifiers: readonly string[] }
  | { readonly kind: 'find-by-name'; readonly name: string }
  | { readonly kind: 'create-contact'; readonly contact: NewHostContact }
  | { readonly kind: 'mode'; readonly mode: PanelMode }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'offer'; readonly offer: HostOffer }
  | { readonly kind: 'withdraw-offer'; readonly id: string };

/** Asks the page for something. The first listener that calls `respondWith` answers; a rejection is a refusal. */
export class HostRequestEvent extends Event {
  static readonly type = 'inlay-host-request';
  readonly detail: HostRequest;
  #answer: Promise<unknown> | null = null;

  constructor(detail: HostRequest) {
    super(HostRequestEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }

  /** What a listener promised; null while none has. */
  get answer(): Promise<unknown> | null {
    return this.#answer;
  }

  /**
   * Answers the request: a `token` with `{ token, expiresAt }`, a `log-activity` with the record that was written or null, `find-contacts`
   * and `find-by-name` with `{ record, name, identifiers }`s, `create-contact` with the new record, `current-call` with the call or null, an `offer` with `accepted`,
   * `declined` or `ended`, all others with nothing.
   */
  respondWith(answer: unknown): void {
    this.#answer ??= Promise.resolve(answer);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'inlay-host-request': HostRequestEvent;
  }
}
