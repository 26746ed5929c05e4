import type { AgentRef } from '../model/agent.ts';
import type { Message } from '../model/message.ts';
import type { InlayError } from '../model/result.ts';
import type { LoadStatus } from './load-status.ts';

/** What is loaded of one interaction's messages. */
export interface ThreadSlice {
  readonly interactionId: string;
  /** In the thread's order; what waits in the outbox stands at the end, in the order in which it was handed over. */
  readonly messages: readonly ThreadMessage[];
  readonly status: LoadStatus;
  readonly error: InlayError | null;
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  /** Where the unread ones began when the thread was opened; kept until it is opened again. */
  readonly firstUnreadId: string | null;
  readonly typing: { readonly contact: boolean; readonly agents: readonly AgentRef[] };
  /** Everybody who looks at it now; this agent may be among them. */
  readonly viewing: readonly AgentRef[];
}

/** A message with a key that stays the same when the server's copy takes the place of the local one. */
export interface ThreadMessage {
  readonly key: string;
  readonly message: Message;
}
