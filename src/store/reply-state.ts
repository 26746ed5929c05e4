import type { Attachment } from '../model/message.ts';
import type { ReplyShelf } from '../model/quick-reply.ts';
import type { InlayError } from '../model/result.ts';
import type { TemplateShelf } from '../model/template.ts';
import type { LoadStatus } from './load-status.ts';

/** The agent's quick replies, those of collections and own ones; read once and kept in the browser. */
export interface QuickRepliesSlice {
  readonly status: LoadStatus;
  /** Null before they have been read, here or once before. */
  readonly shelf: ReplyShelf | null;
  /** Why they could not be read; what is on the shelf is then older. */
  readonly error: InlayError | null;
  /** Ids of those that the agent favours, kept in the browser; some may be gone. */
  readonly favourites: readonly string[];
  /** Whether the backend has said that there are others by now. */
  readonly outdated: boolean;
}

/** A quick reply of the agent's own that is being written, as it stands in the fields. */
export interface ReplyDraft {
  readonly title: string;
  readonly shortcut: string;
  readonly text: string;
}

/** Templates of one account. */
export interface TemplatesSlice {
  readonly status: LoadStatus;
  /** Null before they have been read, here or once before. */
  readonly shelf: TemplateShelf | null;
  readonly error: InlayError | null;
}

/** A template that is being filled in, kept until it has been taken by the backend. */
export interface TemplateDraft {
  readonly templateId: string;
  /** By the variable's id. */
  readonly values: Readonly<Record<string, string>>;
  /** The header's file, uploaded; null for none. */
  readonly file: Attachment | null;
}
