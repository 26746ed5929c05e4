import type { Attachment } from './message.ts';
import type { MessageKind } from './platform.ts';
import type { Removed } from './removal.ts';

/** The post under which an interaction stands, as it was when the interaction began (T4, T6). */
export interface OriginalPost {
  readonly kind: MessageKind;
  readonly author: {
    readonly name: string;
    /** Whether it is the connected account's own. */
    readonly isOwn: boolean;
  };
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Of an advertisement, which stands on no page: its headline and where it leads; null for every other post. */
  readonly ad: { readonly headline: string | null; readonly link: string | null } | null;
  readonly networkUrl: string | null;
  readonly removed: Removed;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}
