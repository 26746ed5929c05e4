import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { ContactCard } from '../../model/contact-card.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { UnsavedContact } from '../../store/card-state.ts';
import { icon } from '../../theme/icons.ts';
import { starIcon } from '../../theme/late-icons.ts';
import { platformMark } from '../../theme/platform-marks.ts';
import { personName } from '../text/person-name.ts';
import { valueInWords } from './attribute-fields.ts';

/** Who it is, and in which groups; those of VIPs with a star. */
export function identity(
  { contact }: ContactCard,
  strings: Strings,
  vipGroups: readonly string[],
): TemplateResult {
  return html`<div class="identity">
    <h2><bdi>${personName(contact.name, contact.anonymous, strings.everywhere)}</bdi></h2>
    ${
      contact.groups.length === 0
        ? nothing
        : html`<ul class="groups" aria-label=${strings.thread.groups}>
            ${contact.groups.map(
              (group) =>
                html`<li>
                  ${vipGroups.includes(group) ? icon(starIcon, 12) : nothing}<bdi class="one-line"
                    >${showHidden(group)}</bdi
                  >
                </li>`,
            )}
          </ul>`
    }
    ${contact.anonymous ? html`<p class="quiet">${strings.contact.anonymousHint}</p>` : nothing}
  </div>`;
}

/** How they are known on each account. */
export function identifiers(
  { identifiers: known }: ContactCard,
  strings: Strings,
): TemplateResult | typeof nothing {
  if (known.length === 0) return nothing;
  return html`<section aria-labelledby="identifiers">
    <h3 id="identifiers">${strings.contact.identifiers}</h3>
    <ul class="known">
      ${known.map(
        ({ platform, channelName, value }) =>
          html`<li>
            ${platformMark(platform, 14)}<span class="visually-hidden">${strings.platforms[platform]}:</span>
            <span class="what"
              ><bdi>${showHidden(value)}</bdi
              ><span class="quiet meta one-line">${showHidden(channelName)}</span></span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

/** What was not saved: the choice between two values, or why not, and the ways out. */
export function unsavedNotice(
  { base, conflicts, trouble }: UnsavedContact,
  given: {
    readonly strings: Strings;
    readonly onChoose: (attributeId: string, value: 'mine' | 'theirs') => void;
    readonly onRetry: () => void;
    readonly onDiscard: () => void;
  },
): TemplateResult | typeof nothing {
  const { strings, onChoose, onRetry, onDiscard } = given;
  const { contact, errors, everywhere } = strings;
  if (conflicts.length > 0)
    return html`<div class="asked" role="alert">
      ${conflicts.map(({ id, mine, theirs }) => {
        const { label = id, type = 'text' } = base.attributes.find((one) => one.id === id) ?? {};
        const ways = [
          ['mine', contact.useMine(valueInWords(type, mine, strings))],
          ['theirs', contact.useTheirs(valueInWords(type, theirs, strings))],
        ] as const;
        return html`<div role="group" aria-label=${showHidden(label)}>
          <p>${contact.conflict(showHidden(label))}</p>
          ${ways.map(
            ([which, words]) =>
              html`<button
                class="outline"
                @click=${() => {
                  onChoose(id, which);
                }}
              >
                <bdi class="one-line">${words}</bdi>
              </button>`,
          )}
        </div>`;
      })}
    </div>`;
  if (trouble === null) return nothing;
  return html`<div class="asked" role="alert">
    <p>${contact.notSaved} ${trouble.kind === 'conflict' ? contact.recordChanged : errors[trouble.kind]}</p>
    <button class="outline" @click=${onRetry}>${everywhere.retry}</button>
    <button class="link" @click=${onDiscard}>${contact.discard}</button>
  </div>`;
}
