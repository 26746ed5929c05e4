import { html, nothing, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import { mayAskAgain } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { ComposerAttachment } from '../../store/state.ts';
import { closeIcon, failedIcon, icon } from '../../theme/icons.ts';
import { refreshIcon } from '../../theme/late-icons.ts';
import { shapeOf } from '../message/file-shape.ts';
import { fileName } from '../text/file-name.ts';
import { uploadErrorInWords } from './obstacle-words.ts';

/** What can be done with a file that is to be sent. */
export interface ChipActions {
  readonly onRemove: (localId: string) => void;
  readonly onRetry: (localId: string) => void;
}

/**
 * The files that go with the message: name, size, how far they are, the way to take each away, and how many there are (C1). One that did not get there says
 * why, and offers another try only where that can help. `messages`: how many it all leaves as, said where that is more than one (C5).
 */
export function attachmentChips(
  attachments: readonly ComposerAttachment[],
  messages: number,
  strings: Strings,
  actions: ChipActions,
): TemplateResult | typeof nothing {
  if (attachments.length === 0) return nothing;
  return html`<ul class="chips" aria-label=${strings.composer.files(attachments.length)}>
      ${attachments.map((attachment) => chip(attachment, strings, actions))}
    </ul>
    ${
      attachments.length > 1 || messages > 1
        ? html`<p class="files meta">
            ${attachments.length > 1 ? html`<span class="how-many">${strings.composer.files(attachments.length)}</span>` : nothing}
            ${messages > 1 ? html`<span class="as-messages">${strings.composer.asMessages(messages)}</span>` : nothing}
          </p>`
        : nothing
    }`;
}

function chip(
  { localId, name, size, type, upload, isKept = true }: ComposerAttachment,
  strings: Strings,
  actions: ChipActions,
): TemplateResult {
  const { composer, everywhere } = strings;
  const format = formatOf(strings);
  const shown = showHidden(name);
  const retry = upload.kind === 'waiting' ? composer.uploadNow : everywhere.retry;
  return html`<li class="chip" data-upload=${upload.kind}>
    ${icon(upload.kind === 'failed' ? failedIcon : shapeOf(type), 14)} ${fileName(name)}
    <span class="size figures">${format.size(size)}</span>
    ${
      upload.kind === 'uploading'
        ? html`<progress
            max="1"
            value=${upload.share}
            aria-label=${composer.uploading(shown, format.percent(upload.share))}
          ></progress>`
        : nothing
    }
    ${
      upload.kind === 'waiting' || (upload.kind === 'failed' && mayAskAgain(upload.error.kind))
        ? html`<button
            class="icon small"
            aria-label="${retry}, ${shown}"
            title=${retry}
            @click=${() => {
              actions.onRetry(localId);
            }}
          >
            ${icon(refreshIcon, 14)}
          </button>`
        : nothing
    }
    <button
      class="icon small"
      aria-label=${composer.removeAttachment(shown)}
      title=${composer.removeAttachment(shown)}
      @click=${() => {
        actions.onRemove(localId);
      }}
    >
      ${icon(closeIcon, 14)}
    </button>
    ${
      upload.kind === 'failed'
        ? html`<span class="why" role="alert"
            ><span class="visually-hidden">${composer.uploadFailed(shown)}</span>
            ${uploadErrorInWords(upload.error, strings)}</span
          >`
        : nothing
    }
    ${
      upload.kind === 'waiting'
        ? html`<span class="why" role="status">${composer.uploadLate}</span>`
        : nothing
    }
    ${isKept || upload.kind === 'ready' ? nothing : html`<span class="why" role="status">${composer.notKept}</span>`}
  </li>`;
}
