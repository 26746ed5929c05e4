import { html, type LitElement, type TemplateResult } from 'lit';
import { Late } from '../../controllers/late.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Attachment } from '../../model/message.ts';

/** A dialog over a thread: a picture shown large, or the directory. */
export type ThreadDialog =
  { readonly kind: 'picture'; readonly attachment: Attachment } | { readonly kind: 'assign' };

const PICTURE = new Late(() => import('../picture-dialog/define.ts'));
const ASSIGN = new Late(() => import('../assign-dialog/define.ts'));

/** Resolves when the dialog can be shown; asks for it as long as the element stands in a page. */
export async function loadDialog(kind: ThreadDialog['kind'], element: LitElement): Promise<void> {
  await { picture: PICTURE, assign: ASSIGN }[kind].load(element);
}

/** The dialog that is open. */
export function renderDialog(
  dialog: ThreadDialog,
  { interactionId, strings, onClose }: { interactionId: string; strings: FirstStrings; onClose: () => void },
): TemplateResult {
  return dialog.kind === 'picture'
    ? html`<inlay-picture-dialog
        .attachment=${dialog.attachment}
        .strings=${strings}
        @close=${onClose}
      ></inlay-picture-dialog>`
    : html`<inlay-assign-dialog .interactionId=${interactionId} @close=${onClose}></inlay-assign-dialog>`;
}
