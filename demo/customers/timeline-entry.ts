import { html, nothing, type TemplateResult } from 'lit';
import { splitLinks, type TextPart } from '../../src/components/text/links.ts';
import type { NetworkEntry, NetworkFile } from '../network/api.ts';
import { fileAddress } from './network-client.ts';

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false });

/** One entry as the network shows it, with what the company did to it and where its answers have come to. */
export function timelineEntry(
  entry: NetworkEntry,
  under: boolean,
  onAnswer: ((entry: NetworkEntry) => void) | null,
  quoted?: NetworkEntry,
): TemplateResult {
  const ours = entry.author.side === 'account';
  const classes = [under ? 'under' : '', ours ? 'ours' : '', entry.deleted || entry.hidden ? 'gone' : ''];
  return html`<article class=${classes.join(' ')} aria-label=${`${entry.author.name}, ${entry.kind}`}>
    <p class="meta">
      <strong><bdi>${entry.author.name}</bdi></strong> · ${entry.kind} · ${entry.visibility} ·
      ${clock.format(entry.sentAt)}
    </p>
    ${
      entry.kind === 'quote' && quoted !== undefined
        ? html`<blockquote dir="auto"><bdi>${quoted.author.name}</bdi>: ${quoted.text}</blockquote>`
        : nothing
    }
    ${entry.extra === null ? nothing : extra(entry.extra)}
    ${entry.template?.header?.kind === 'text' ? html`<p class="text" dir="auto"><strong>${entry.template.header.text}</strong></p>` : nothing}
    ${entry.text === '' ? nothing : html`<p class="text" dir="auto">${splitLinks(entry.text).map(link)}</p>`}
    ${entry.template ? templateRest(entry.template) : nothing} ${entry.files.map(file)}
    <p class="marks">
      ${entry.likes > 0 ? html`<span>${entry.likes} ♥</span>` : nothing}
      ${entry.likedByAccount ? html`<span>liked by the company</span>` : nothing}
      ${entry.reposted ? html`<span>reposted by the company</span>` : nothing}
      ${entry.followed ? html`<span>followed by the company</span>` : nothing}
      ${entry.editedAt === null ? nothing : html`<span>edited ${clock.format(entry.editedAt)}</span>`}
      ${entry.hidden ? html`<span>hidden</span>` : nothing}
      ${entry.deleted ? html`<span>deleted</span>` : nothing}
      ${entry.delivery === null ? nothing : html`<span>${entry.delivery.state}</span>`}
      ${
        onAnswer === null || entry.deleted
          ? nothing
          : html`<button
              type="button"
              @click=${() => {
                onAnswer(entry);
              }}
            >
              Answer this
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

function extra(value: NonNullable<NetworkEntry['extra']>): TemplateResult {
  switch (value.type) {
    case 'rating':
      return html`<p class="text">
        ${'★'.repeat(value.stars)}${'☆'.repeat(Math.max(0, 5 - value.stars))} ${value.title ?? ''}
      </p>`;
    case 'location':
      return html`<p class="text">${value.name ?? 'A place'} (${value.latitude}, ${value.longitude})</p>`;
    case 'reaction':
      return html`<p class="text">${value.emoji}</p>`;
    case 'contacts':
      return html`<p class="text">${value.contacts.map(({ name }) => name).join(', ')}</p>`;
    case 'story':
      return html`<p class="meta">
        A story${value.expiresAt === null ? '' : `, until ${clock.format(value.expiresAt)}`}
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
