import { html, nothing, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { showableText } from '../../model/safe-text.ts';
import type { EarlierSlice } from '../../store/card-state.ts';
import { icon } from '../../theme/icons.ts';
import { nextIcon } from '../../theme/late-icons.ts';
import { platformMark } from '../../theme/platform-marks.ts';

/** The other interactions with a contact, each of which opens in a preview (K5). */
export function earlierInteractions(
  earlier: EarlierSlice,
  given: {
    readonly interactions: Readonly<Record<string, Interaction>>;
    readonly now: number;
    readonly strings: Strings;
    readonly onOpen: (interactionId: string) => void;
    readonly onMore: () => void;
  },
): TemplateResult {
  const { strings, interactions, onOpen, onMore } = given;
  const { contact, everywhere, errors } = strings;
  const shown = earlier.ids.map((id) => interactions[id]).filter((one) => one !== undefined);
  return html`<section aria-labelledby="earlier">
    <h3 id="earlier">${contact.earlier}</h3>
    ${
      shown.length === 0 && earlier.status === 'ready'
        ? html`<p class="quiet">${contact.noEarlier}</p>`
        : html`<ul class="earlier">
            ${shown.map((one) => renderOne(one, given, onOpen))}
          </ul>`
    }
    ${
      earlier.status === 'failed'
        ? html`<p class="trouble" role="alert">
            ${contact.earlierFailed}${earlier.error === null ? nothing : html`. ${errors[earlier.error.kind]}`}
            <button class="link" @click=${onMore}>${everywhere.retry}</button>
          </p>`
        : earlier.next === null
          ? nothing
          : html`<button class="outline" aria-busy=${earlier.status === 'loading'} @click=${onMore}>
              ${contact.more}
            </button>`
    }
  </section>`;
}

function renderOne(
  interaction: Interaction,
  { now, strings }: { readonly now: number; readonly strings: Strings },
  onOpen: (interactionId: string) => void,
): TemplateResult {
  const { id, platform, lastActivityAt, lastMessage, status } = interaction;
  const when = formatOf(strings).time(lastActivityAt, now);
  const words = lastMessage === null ? '' : showableText(lastMessage.text);
  return html`<li>
    <button
      class="row"
      @click=${() => {
        onOpen(id);
      }}
    >
      ${platformMark(platform, 14)}<span class="visually-hidden">${strings.platforms[platform]},</span>
      <span class="what">
        <span class="one-line" dir="auto"
          >${words === '' ? strings.message[lastMessage?.removed === true ? 'contentRemoved' : 'noText'] : words}</span
        >
        <span class="quiet meta">${when} · ${strings.everywhere.status[status]}</span>
      </span>
      ${icon(nextIcon, 14)}
    </button>
  </li>`;
}
