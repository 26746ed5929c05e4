import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import { CONTACT_NAME_MAX, isSpoken } from '../../model/beginning.ts';
import type { Channel } from '../../model/channel.ts';
import type { RecordRef } from '../../model/host.ts';
import type { IdentifierKind } from '../../model/identifier.ts';
import { platformRules } from '../../model/platforms.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { Skill } from '../../model/work-rules.ts';

/** What stands in a field, and what hears of another. */
interface Field {
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** The channels to choose from. */
export function channelField(
  channels: readonly Channel[],
  { begin, platforms }: Strings,
  { value, onInput }: Field,
): TemplateResult {
  return html`<label class="pick"
    >${begin.channel}
    <select
      class="field"
      aria-label=${begin.channel}
      @change=${(event: Event) => onInput((event.target as HTMLSelectElement).value)}
    >
      ${channels.map(
        ({ id, name, platform }) =>
          html`<option value=${id} ?selected=${id === value}>
            ${platforms[platform]} · ${showHidden(name)}
          </option>`,
      )}
    </select>
  </label>`;
}

/** The skills to choose from, where there are several. */
export function skillField(
  skills: readonly Skill[],
  { begin }: Pick<Strings, 'begin'>,
  { value, onInput }: Field,
): TemplateResult | typeof nothing {
  if (skills.length < 2) return nothing;
  return html`<label class="pick"
    >${begin.skill}
    <select
      class="field"
      aria-label=${begin.skill}
      @change=${(event: Event) => onInput((event.target as HTMLSelectElement).value)}
    >
      ${skills.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === value}>${showHidden(name)}</option>`,
      )}
    </select>
  </label>`;
}

/** The field for a number or an address, with what is wrong with it or what it is for. */
export function identifierField(
  kind: IdentifierKind,
  strings: Strings,
  given: Field & { readonly trouble: string | null },
): TemplateResult {
  const { begin } = strings;
  const { trouble } = given;
  return html`<label class="pick"
    >${begin.identifier}
    <input
      class="field"
      name="identifier"
      type="text"
      inputmode=${kind === 'phone' ? 'tel' : 'email'}
      autocomplete="off"
      dir="ltr"
      aria-label=${begin.identifier}
      aria-invalid=${trouble !== null}
      aria-describedby="identifier-hint"
      .value=${given.value}
      @input=${(event: Event) => given.onInput((event.target as HTMLInputElement).value)}
    />
    <span
      id="identifier-hint"
      class=${trouble === null ? '' : 'trouble'}
      role=${trouble === null ? nothing : 'alert'}
      >${trouble ?? begin.hint[kind]}</span
    >
  </label>`;
}

/** The field for what to call somebody new. */
export function nameField({ begin }: Pick<Strings, 'begin'>, given: Field): TemplateResult {
  return html`<label class="pick"
    >${begin.name}
    <input
      class="field"
      name="name"
      type="text"
      autocomplete="off"
      dir="auto"
      maxlength=${CONTACT_NAME_MAX}
      aria-label=${begin.name}
      aria-describedby="name-hint"
      .value=${given.value}
      @input=${(event: Event) => given.onInput((event.target as HTMLInputElement).value)}
    />
    <span id="name-hint">${begin.nameHint}</span>
  </label>`;
}

/** The choice to link the contact with the record that was clicked in. */
export function recordChoice(
  { type, id }: RecordRef,
  { begin }: Pick<Strings, 'begin'>,
  given: { readonly isChosen: boolean; readonly onChange: (isChosen: boolean) => void },
): TemplateResult {
  return html`<label class="link-record">
    <input
      type="checkbox"
      aria-labelledby="record"
      aria-describedby="record-hint"
      .checked=${given.isChosen}
      @change=${(event: Event) => given.onChange((event.target as HTMLInputElement).checked)}
    />
    <span
      ><span id="record">${begin.linkRecord} <bdi>${showHidden(type)} · ${showHidden(id)}</bdi></span
      ><span class="quiet meta" id="record-hint">${begin.linkRecordHint}</span></span
    >
  </label>`;
}

/** Where the first thing is no message of one's own: what it is. */
export function howItBegins(
  { platform, overrides }: Channel,
  { begin }: Pick<Strings, 'begin'>,
): TemplateResult | typeof nothing {
  const rules = platformRules(platform, overrides);
  if (isSpoken(rules)) return html`<p class="quiet">${begin.byVoice}</p>`;
  if (rules.replyWindow?.thereafter === 'template') return html`<p class="quiet">${begin.byTemplate}</p>`;
  return nothing;
}
