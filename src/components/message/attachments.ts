import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import { Late } from '../../controllers/late.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Attachment, Message } from '../../model/message.ts';
import { showHidden } from '../../model/safe-text.ts';
import { icon } from '../../theme/icons.ts';
import { fileAddress } from '../text/addresses.ts';
import { fileName } from '../text/file-name.ts';
import { AttachmentWantedEvent, PictureOpenEvent } from './message.events.ts';

/** What a file is, as an icon beside its name; its room is kept until it is there. */
const SHAPES = new Late(() => import('./file-shape.ts'));

/** The box that a picture in a thread is fitted into, CSS pixels. */
const BOX = { width: 240, height: 200 };

/** A message's files (T11): pictures as such, in their final size before they are loaded, others as chips; each with name, size and download. */
export function attachmentList(
  element: LitElement,
  { id: messageId, attachments }: Message,
  strings: FirstStrings,
): TemplateResult | typeof nothing {
  if (attachments.length === 0) return nothing;
  const want = (attachmentId: string, failed: boolean) => (): void => {
    element.dispatchEvent(new AttachmentWantedEvent({ messageId, attachmentId, failed }));
  };
  const open = (attachmentId: string) => (): void => {
    element.dispatchEvent(new PictureOpenEvent({ messageId, attachmentId }));
  };
  return html`<ul class="attachments">
    ${attachments.map(
      (attachment) =>
        html`<li>
          ${
            isPicture(attachment)
              ? html`${picture(attachment, strings, {
                  onOpen: open(attachment.id),
                  onFailed: want(attachment.id, true),
                })}${chip(attachment, strings, SHAPES.of(element), want(attachment.id, false), true)}`
              : chip(attachment, strings, SHAPES.of(element), want(attachment.id, false))
          }
        </li>`,
    )}
  </ul>`;
}

function isPicture({ type, thumbnailUrl }: Attachment): boolean {
  return thumbnailUrl !== null && type.startsWith('image/') && fileAddress(thumbnailUrl) !== null;
}

function picture(
  { name, thumbnailUrl, dimensions }: Attachment,
  { message }: FirstStrings,
  on: { readonly onOpen: () => void; readonly onFailed: () => void },
): TemplateResult {
  const { width, height } = fit(dimensions ?? BOX);
  return html`<button
    class="picture"
    aria-label=${message.openPicture(showHidden(name))}
    title=${showHidden(name)}
    @click=${on.onOpen}
  >
    <img
      src=${fileAddress(thumbnailUrl ?? '') ?? nothing}
      width=${width}
      height=${height}
      alt=""
      decoding="async"
      @error=${on.onFailed}
    />
  </button>`;
}

/** Name, size and download of a file; of a picture, which stands above and opens by itself, in small. */
function chip(
  attachment: Attachment,
  strings: FirstStrings,
  shapes: typeof SHAPES.present,
  onWanted: () => void,
  isCaption = false,
): TemplateResult {
  const { name, type, size, url } = attachment;
  const { message } = strings;
  const href = fileAddress(url);
  const shown = showHidden(name);
  const rel = 'noopener noreferrer';
  return html`<div class=${isCaption ? 'caption' : 'file'} @pointerenter=${onWanted} @focusin=${onWanted}>
    ${isCaption ? nothing : icon(shapes?.shapeOf(type))}
    ${
      isCaption || href === null
        ? fileName(name)
        : html`<a class="open" href=${href} target="_blank" rel=${rel} aria-label=${message.openFile(shown)}
            >${fileName(name)}</a
          >`
    }
    <span class="size figures">${formatOf(strings).size(size)}</span>
    ${
      href === null
        ? nothing
        : html`<a
            class="download"
            href=${href}
            download=${shown}
            target="_blank"
            rel=${rel}
            aria-label=${message.download(shown)}
            title=${message.download(shown)}
            >${icon(shapes?.downloadIcon, 14)}</a
          >`
    }
  </div>`;
}

/** Fits a picture into the box without enlarging it; a size that can't be is taken for the box's. */
function fit({ width, height }: { readonly width: number; readonly height: number }): {
  width: number;
  height: number;
} {
  if (!(width > 0 && height > 0)) return BOX;
  const scale = Math.min(1, BOX.width / width, BOX.height / height);
  return { width: Math.max(24, Math.round(width * scale)), height: Math.max(24, Math.round(height * scale)) };
}
