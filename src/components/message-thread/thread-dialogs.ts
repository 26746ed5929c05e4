import { html, type LitElement, type TemplateResult } from 'lit';
import { Late } from '../../controllers/late.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Attachment, Message } from '../../model/message.ts';
import type { Question } from '../confirm-dialog/confirm-dialog.ts';

/**
 * A dialog over a thread: a picture shown large, the directory, what is translated, where a transcript goes, or a question before
 * something is done.
 */
export type ThreadDialog =
  | { readonly kind: 'picture'; readonly attachment: Attachment }
  | { readonly kind: 'tags'; readonly message: Message }
  | { readonly kind: 'confirm'; readonly question: Question; readonly onConfirm: () => void }
  | {
      readonly kind:
        'assign' | 'transfer' | 'boomerang' | 'elevate' | 'translate' | 'send-transcript' | 'survey';
    };

const PICTURE = new Late(() => import('../picture-dialog/define.ts'));
const CONFIRM = new Late(() => import('../confirm-dialog/define.ts'));
const TAGS = new Late(() => import('../tag-dialog/define.ts'));
const ASSIGN = new Late(() => import('../assign-dialog/define.ts'));
const BEGIN = new Late(() => import('../begin-dialog/define.ts'));
const TRANSFER = new Late(() => import('../transfer-dialog/define.ts'));
const BOOMERANG = new Late(() => import('../boomerang-dialog/define.ts'));
const TRANSLATION = new Late(() => import('../translation-dialog/define.ts'));
const TRANSCRIPT = new Late(() => import('../transcript-dialog/define.ts'));

const SURVEY = new Late(() => import('../survey-dialog/define.ts'));

/** Resolves when the dialog can be shown; asks for it as long as the element stands in a page. */
export async function loadDialog(kind: ThreadDialog['kind'], element: LitElement): Promise<void> {
  await {
    picture: PICTURE,
    confirm: CONFIRM,
    tags: TAGS,
    assign: ASSIGN,
    transfer: TRANSFER,
    boomerang: BOOMERANG,
    elevate: BEGIN,
    translate: TRANSLATION,
    'send-transcript': TRANSCRIPT,
    survey: SURVEY,
  }[kind].load(element);
}

/** The dialog that is open. */
export function renderDialog(
  dialog: ThreadDialog,
  { interactionId, strings, onClose }: { interactionId: string; strings: FirstStrings; onClose: () => void },
): TemplateResult {
  switch (dialog.kind) {
    case 'picture':
      return html`<inlay-picture-dialog
        .interactionId=${interactionId}
        .attachment=${dialog.attachment}
        .strings=${strings}
        @close=${onClose}
      ></inlay-picture-dialog>`;
    case 'tags':
      return html`<inlay-tag-dialog .message=${dialog.message} @close=${onClose}></inlay-tag-dialog>`;
    case 'confirm':
      return html`<inlay-confirm-dialog
        .question=${dialog.question}
        @inlay-confirm=${dialog.onConfirm}
        @close=${onClose}
      ></inlay-confirm-dialog>`;
    case 'assign':
      return html`<inlay-assign-dialog
        .interactionId=${interactionId}
        @close=${onClose}
      ></inlay-assign-dialog>`;
    case 'elevate':
      return html`<inlay-begin-dialog
        .interactionId=${interactionId}
        @close=${onClose}
      ></inlay-begin-dialog>`;
    case 'transfer':
      return html`<inlay-transfer-dialog
        .interactionId=${interactionId}
        @close=${onClose}
      ></inlay-transfer-dialog>`;
    case 'boomerang':
      return html`<inlay-boomerang-dialog
        .interactionId=${interactionId}
        @close=${onClose}
      ></inlay-boomerang-dialog>`;
    case 'translate':
      return html`<inlay-translation-dialog
        .interactionId=${interactionId}
        @close=${onClose}
      ></inlay-translation-dialog>`;
    case 'survey':
      return html`<inlay-survey-dialog
        .interactionId=${interactionId}
        @close=${onClose}
      ></inlay-survey-dialog>`;
    case 'send-transcript':
      return html`<inlay-transcript-dialog
        .interactionId=${interactionId}
        @close=${onClose}
      ></inlay-transcript-dialog>`;
  }
}
