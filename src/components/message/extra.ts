import { html, nothing, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import { isWhole, type FirstStrings, type Strings } from '../../i18n/strings.ts';
import type { MessageExtra } from '../../model/message.ts';
import { showableText, showHidden } from '../../model/safe-text.ts';
import { icon, infoIcon } from '../../theme/icons.ts';
import { locationIcon, personIcon, starIcon } from '../../theme/late-icons.ts';
import { allowedAddress } from '../../model/safe-address.ts';

/** What is neither text nor file: a place, contacts, a reaction, a rating, or something we can't show, said as such; nothing until the words for it are there. */
export function extraPart(extra: MessageExtra, strings: FirstStrings): TemplateResult | typeof nothing {
  if (!isWhole(strings)) return nothing;
  const { message } = strings;
  switch (extra.type) {
    case 'location':
      return location(extra, message);
    case 'contacts':
      return html`<ul class="extra contacts" aria-label=${message.sharedContact}>
        ${extra.contacts.map(
          ({ name, phones }) =>
            html`<li>
              ${icon(personIcon)}<bdi>${showHidden(name)}</bdi>${phones.map((phone) => telephone(phone))}
            </li>`,
        )}
      </ul>`;
    case 'reaction':
      return html`<p class="extra reaction">${message.reacted(showHidden(extra.emoji))}</p>`;
    case 'story':
      return story(extra, strings);
    case 'rating':
      return html`<div class="extra rating">
        <span class="stars" role="img" aria-label=${message.stars(extra.stars)}
          >${[1, 2, 3, 4, 5].map((star) => html`<span data-on=${star <= extra.stars ? '' : nothing}>${icon(starIcon, 14)}</span>`)}</span
        >
        ${extra.title === null ? nothing : html`<strong dir="auto">${showableText(extra.title)}</strong>`}
      </div>`;
    case 'unsupported':
      return html`<p class="extra quiet">
        ${icon(infoIcon)} ${message.unsupported(showHidden(extra.nativeType))}
      </p>`;
  }
}

/** Until when the story can be seen on the network; its picture stands among the files. */
function story(
  { expiresAt }: Extract<MessageExtra, { type: 'story' }>,
  strings: Strings,
): TemplateResult | typeof nothing {
  const { stories } = strings.answering;
  if (expiresAt === null) return nothing;
  const words = Date.now() < expiresAt ? stories.until(formatOf(strings).exact(expiresAt)) : stories.over;
  return html`<p class="extra quiet">${icon(infoIcon)} ${words}</p>`;
}

function location(
  { latitude, longitude, name, address }: Extract<MessageExtra, { type: 'location' }>,
  words: Strings['message'],
): TemplateResult {
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  // Not a map of our own: that would tell a third party of every place that is looked at.
  const map = `https://www.openstreetmap.org/?mlat=${String(latitude)}&mlon=${String(longitude)}#map=16/${String(latitude)}/${String(longitude)}`;
  return html`<div class="extra location">
    ${icon(locationIcon)}
    <div>
      <a href=${map} target="_blank" rel="noopener noreferrer nofollow"
        >${name === null ? words.location : html`<bdi>${showHidden(name)}</bdi>`}</a
      >
      <div class="quiet meta">${address === null ? point : html`<bdi>${showHidden(address)}</bdi>`}</div>
    </div>
  </div>`;
}

function telephone(phone: string): TemplateResult {
  const href = allowedAddress(`tel:${phone.replace(/[^\d+]/g, '')}`);
  const shown = showHidden(phone);
  return href === null ? html`<bdi>${shown}</bdi>` : html`<a href=${href}><bdi>${shown}</bdi></a>`;
}
