import type { DeliveryReason } from '../../src/model/delivery.ts';
import type { MessageExtra } from '../../src/model/message.ts';
import type { MessageKind, Visibility } from '../../src/model/platform.ts';
import type { GatewayActed, NetworkFile } from './api.ts';

/**
 * Of a webhook: when it was signed (epoch seconds), `sha256=` and the hexadecimal HMAC-SHA256 with the shared secret over
 * `{timestamp}.{raw body}`, and an id that stays the same over all attempts and repetitions.
 */
export const WEBHOOK_HEADERS = {
  timestamp: 'network-timestamp',
  signature: 'network-signature',
  delivery: 'network-delivery',
} as const;

/** The body of a webhook. The gateway reads it on its own terms; this is the network's side of it. */
export interface NetworkWebhook {
  readonly events: readonly NetworkEvent[];
}

/** The post under which something stands. */
export interface NetworkPost {
  readonly id: string;
  /** The customer's id; null where it is the account's own. */
  readonly authorId: string | null;
  readonly authorName: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly files: readonly NetworkFile[];
  readonly url: string | null;
  readonly ad: { readonly headline: string; readonly link: string } | null;
  readonly sentAt: number;
}

export type NetworkEvent =
  | {
      readonly type: 'message';
      readonly accountId: string;
      readonly message: {
        readonly id: string;
        readonly conversationId: string;
        readonly author: {
          readonly id: string;
          readonly name: string;
          readonly handle: string | null;
        };
        readonly kind: MessageKind;
        readonly visibility: Visibility;
        readonly text: string;
        readonly files: readonly NetworkFile[];
        readonly extra: MessageExtra | null;
        readonly inReplyToId: string | null;
        readonly url: string | null;
        readonly onAd: boolean;
        /** Whether it stands on the account's own page, or under its post. */
        readonly onOwnProperty: boolean;
        /** Whether the account's post opened the thread. */
        readonly inOwnConversation: boolean;
        readonly sentAt: number;
        /** What opened the thread, where that is another entry. */
        readonly post: NetworkPost | null;
      };
    }
  | {
      readonly type: 'message-state';
      readonly accountId: string;
      readonly state: { readonly id: string } & GatewayActed;
    }
  | {
      readonly type: 'receipt';
      readonly accountId: string;
      readonly receipt: {
        readonly id: string;
        readonly messageId: string;
        readonly state: 'sent' | 'delivered' | 'read' | 'failed';
        readonly reason: DeliveryReason | null;
        readonly at: number;
      };
    }
  | {
      readonly type: 'typing';
      readonly accountId: string;
      readonly conversationId: string;
    }
  | {
      readonly type: 'conversation-ended';
      readonly accountId: string;
      readonly conversationId: string;
      /** The customer, who ended it. */
      readonly contactId: string;
    };
