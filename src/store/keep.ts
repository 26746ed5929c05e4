import type { Message } from '../model/message.ts';
import type { AgentStorage } from './storage/agent-storage.ts';

/** What tabs of one agent tell each other. What is kept is read again by who hears of it, so a word that gets lost costs time only. */
export type TabWord =
  /** A draft was kept or taken out; `newer` is what held its text back from going. */
  | { readonly type: 'draft'; readonly interactionId: string; readonly newer: readonly Message[] }
  /** The outbox has changed; `taken` is the backend's copy of a message that went. */
  | { readonly type: 'outbox'; readonly taken: Message | null }
  /** What waits of the agent's actions has changed. */
  | { readonly type: 'pending' }
  /** What waits for the host's record has changed. */
  | { readonly type: 'activities' }
  | { readonly type: 'signed-out' };

/** Where one agent's drafts and waiting messages are kept, and the line to the agent's other tabs. */
export interface Keep {
  /** Organisation and agent: what nobody else reads or sends. */
  readonly scope: string;
  readonly storage: AgentStorage;
  tell(word: TabWord): void;
  close(): void;
}
