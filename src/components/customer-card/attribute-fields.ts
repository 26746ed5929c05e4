import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Attribute, AttributeProblem, AttributeValue } from '../../model/attribute.ts';
import { allowedAddress } from '../../model/safe-address.ts';
import { showHidden } from '../../model/safe-text.ts';

/** A value as it is read: numbers and dates as the language writes them, an address as a link. */
export function attributeValue(
  { type, value }: Pick<Attribute, 'type' | 'value'>,
  strings: Strings,
): TemplateResult | string {
  if (value === null) return html`<span class="quiet">${strings.contact.notKnown}</span>`;
  const address = type === 'link' && typeof value === 'string' ? allowedAddress(value) : null;
  return address === null
    ? html`<bdi>${valueInWords(type, value, strings)}</bdi>`
    : html`<a href=${address} target="_blank" rel="noopener noreferrer"
        ><bdi>${shortAddress(address)}</bdi></a
      >`;
}

/** The same as plain words. */
export function valueInWords(
  type: Attribute['type'],
  value: AttributeValue | null,
  strings: Strings,
): string {
  if (value === null) return strings.contact.emptied;
  if (typeof value === 'number') return formatOf(strings).number(value);
  if (type !== 'date') return showHidden(value);
  // A day has no time zone: it is the same day everywhere.
  return new Intl.DateTimeFormat(strings.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(`${value}T00:00:00Z`),
  );
}

function shortAddress(address: string): string {
  return showHidden(address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''));
}

/** The field in which an attribute is written, with what is wrong with what stands in it. */
export function attributeField(
  attribute: Attribute,
  {
    value,
    problem,
    strings,
    onInput,
  }: {
    readonly value: string;
    readonly problem: AttributeProblem | null;
    readonly strings: Strings;
    readonly onInput: (value: string) => void;
  },
): TemplateResult {
  const { id, label, type, choices = [] } = attribute;
  const take = (event: Event): void => {
    onInput((event.target as HTMLInputElement | HTMLSelectElement).value);
  };
  const described = problem === null ? nothing : `problem-${id}`;
  const field =
    type === 'choice'
      ? html`<select
          class="field"
          id="field-${id}"
          aria-invalid=${problem !== null}
          aria-describedby=${described}
          .value=${value}
          @change=${take}
        >
          <option value="" ?selected=${value === ''}>${strings.contact.notChosen}</option>
          ${withPresent(choices, value).map(
            (choice) =>
              html`<option value=${choice} ?selected=${choice === value}>${showHidden(choice)}</option>`,
          )}
        </select>`
      : html`<input
          class="field"
          id="field-${id}"
          type=${type === 'date' ? 'date' : 'text'}
          inputmode=${({ number: 'decimal', link: 'url' } as const)[type as 'number'] ?? nothing}
          dir=${type === 'text' ? 'auto' : 'ltr'}
          autocomplete="off"
          aria-invalid=${problem !== null}
          aria-describedby=${described}
          .value=${value}
          @input=${take}
        />`;
  return html`<div class="edit">
    <label for="field-${id}"><bdi>${showHidden(label)}</bdi></label>
    ${field}
    ${
      problem === null
        ? nothing
        : html`<p class="trouble" id="problem-${id}">${strings.contact.expected[problem]}</p>`
    }
  </div>`;
}

/** The choices, and before them what stands there although it is none any more. */
function withPresent(choices: readonly string[], value: string): readonly string[] {
  return value === '' || choices.includes(value) ? choices : [value, ...choices];
}
