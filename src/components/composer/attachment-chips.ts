import { html, nothing, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { ComposerAttachment } from '../../store/state.ts';
import { closeIcon, failedIcon, icon } from '../../theme/icons.ts';
import { refreshIcon } from '../../theme/late-icons.ts';
import { shapeOf } from '../message/file-shape.ts';
import { fileName } from '../text/file-name.ts';

/** What can be done with a file that is to be sent. */
export interface ChipActions {
  readonly onRemove: (localId: string) => void;
  readonly onRetry: (localId: string) => void;
}

/** The files that go with the message: name, size, how far they are, and the way to take each away. */
export function attachmentChips(
  attachments: readonly ComposerAttachment[],
  strings: Strings,
  actions: ChipActions,
): TemplateResult | typeof nothing {
  if (attachments.length === 0) return nothing;
  return html`<ul class="chips" aria-label=${strings.composer.files(attachments.length)}>
    ${attachments.map((attachment) => chip(attachment, strings, actions))}
  </ul>`;
}

function chip(
  { localId, name, size, type, upload }: ComposerAttachment,
  strings: Strings,
  actions: ChipActions,
): TemplateResult {
  const { composer, common, errors } = strings;
  const format = formatOf(strings);
  const shown = showHidden(name);
  return html`<li
    class="chip"
    data-upload=${upload.kind}
    title=${upload.kind === 'failed' ? errors[upload.error.kind] : shown}
  >
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
      upload.kind === 'failed'
        ? html`<span class="visually-hidden">${composer.uploadFailed(shown)}</span>
            <button
              class="icon small"
              aria-label="${common.retry}, ${shown}"
              title=${common.retry}
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
  </li>`;
}
