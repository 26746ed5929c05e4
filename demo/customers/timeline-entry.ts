import { html, nothing, type TemplateResult } from 'lit';
import { splitLinks, type TextPart } from '../../src/components/text/links.ts';
import type { NetworkEntry, NetworkFile } from '../network/api.ts';
import type { DemoWords } from '../words/demo-words.ts';
import { fileAddress } from './network-client.ts';

/** Where an entry stands, and what can be done with it. */
export interface EntryPlace {
  readonly isUnder: boolean;
  readonly onAnswer: ((entry: NetworkEntry) => void) | null;
  /** What it answers, where that is known. */
  readonly quoted: NetworkEntry | undefined;
}

/** One entry as the network shows it, with what the company did to it and where its answers have come to. */
export function timelineEntry(
  entry: NetworkEntry,
  { isUnder, onAnswer, quoted }: EntryPlace,
  { customers: words, language }: DemoWords,
): TemplateResult {
  const time = timeIn(language);
  const ours = entry.author.side === 'account';
  const classes = [isUnder ? 'under' : '', ours ? 'ours' : '', entry.deleted || entry.hidden ? 'gone' : ''];
  return html`<article
    class=${classes.join(' ')}
    aria-label=${`${entry.author.name}, ${words.kinds[entry.kind]}`}
  >
    <p class="meta">
      <strong><bdi>${entry.author.name}</bdi></strong> · ${words.kinds[entry.kind]} ·
      ${words.visibilities[entry.visibility]} · ${time(entry.sentAt)}
    </p>
    ${
      entry.kind === 'quote' && quoted !== undefined
        ? html`<blockquote dir="auto"><bdi>${quoted.author.name}</bdi>: ${quoted.text}</blockquote>`
        : nothing
    }
    ${entry.extra === null ? nothing : extra(entry.extra, words, time)}
    ${entry.template?.header?.kind === 'text' ? html`<p class="text" dir="auto"><strong>${entry.template.header.text}</strong></p>` : nothing}
    ${entry.text === '' ? nothing : html`<p class="text" dir="auto">${splitLinks(entry.text).map(link)}</p>`}
    ${entry.template ? templateRest(entry.template) : nothing} ${entry.files.map(file)}
    <p class="marks">
      ${entry.likes > 0 ? html`<span>${entry.likes} ♥</span>` : nothing}
      ${entry.likedByAccount ? html`<span>${words.liked}</span>` : nothing}
      ${entry.reposted ? html`<span>${words.reposted}</span>` : nothing}
      ${entry.followed ? html`<span>${words.followed}</span>` : nothing}
      ${entry.editedAt === null ? nothing : html`<span>${words.edited(time(entry.editedAt))}</span>`}
      ${entry.hidden ? html`<span>${words.hidden}</span>` : nothing}
      ${entry.deleted ? html`<span>${words.deleted}</span>` : nothing}
      ${entry.delivery === null ? nothing : html`<span>${words.deliveries[entry.delivery.state]}</span>`}
      ${
        onAnswer === null || entry.deleted
          ? nothing
          : html`<button
              type="button"
              @click=${() => {
                onAnswer(entry);
              }}
            >
              ${words.answerThis}
            </button>`
      }
    </p>
  </article>`;
}

/** An address as the network makes a link of it. */
function link({ text, href }: TextPart): TemplateResult | string {
  return href === null ? text : html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>`;
}

function templateRest({ footer, buttons }: NonNullable<NetworkEntry['template']>): TemplateResult {
  return html`${footer === null ? nothing : html`<p class="meta" dir="auto">${footer}</p>`}
  ${buttons.map((button) => {
    const more =
      button.kind === 'url'
        ? button.url
        : button.kind === 'phone'
          ? button.phone
          : button.kind === 'copy-code'
            ? button.code
            : '';
    return html`<p class="meta">[${button.text}] <bdi>${more}</bdi></p>`;
  })}`;
}

/** Times of the day in a language. */
function timeIn(language: string): (at: number) => string {
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  return (at) => clock.format(at);
}

function extra(
  value: NonNullable<NetworkEntry['extra']>,
  words: DemoWords['customers'],
  time: (at: number) => string,
): TemplateResult {
  switch (value.type) {
    case 'rating':
      return html`<p class="text">
        ${'★'.repeat(value.stars)}${'☆'.repeat(Math.max(0, 5 - value.stars))} ${value.title ?? ''}
      </p>`;
    case 'location':
      return html`<p class="text">${value.name ?? words.place} (${value.latitude}, ${value.longitude})</p>`;
    case 'reaction':
      return html`<p class="text">${value.emoji}</p>`;
    case 'contacts':
      return html`<p class="text">${value.contacts.map(({ name }) => name).join(', ')}</p>`;
    case 'story':
      return html`<p class="meta">
        ${words.story(value.expiresAt === null ? null : time(value.expiresAt))}
      </p>`;
    case 'unsupported':
      return html`<p class="text">[${value.nativeType}]</p>`;
  }
}

function file(value: NetworkFile): TemplateResult {
  return value.type.startsWith('image/') && value.type !== 'image/svg+xml'
    ? html`<img src=${fileAddress(value.id)} alt=${value.name} />`
    : html`<p class="meta">📎 <bdi>${value.name}</bdi></p>`;
}
