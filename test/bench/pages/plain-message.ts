import { messageStyles } from '../../../src/components/message/message.styles.ts';
import { messageLogStyles } from '../../../src/components/message-log/message-log.styles.ts';
import type { Message } from '../../../src/model/message.ts';
import { checkDoubleIcon, lockIcon } from '../../../src/theme/icons.ts';
import { copyIcon, replyIcon } from '../../../src/theme/late-icons.ts';
import { ME } from '../../support/sample-data.ts';
import { el, plainBox, plainIcon } from './plain.ts';

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' });

/** The box for `plainMessages`. */
export function plainLog(): { host: HTMLElement; scroller: HTMLElement } {
  const rows = /\.(?:row|day|unread)\b[^{]*\{[^}]*\}/g;
  return plainBox([messageStyles.cssText], (messageLogStyles.cssText.match(rows) ?? []).join('\n'));
}

/** These messages of a private thread as `inlay-message` shows them, in plain DOM. */
export function plainMessages(messages: readonly Message[]): DocumentFragment {
  const fragment = new DocumentFragment();
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const startsDay = before === undefined || !isSameDay(before, message);
    const row = el('div', { class: 'row' });
    if (startsDay) {
      const words = day.format(message.sentAt);
      row.append(
        el(
          'div',
          { class: 'day', role: 'separator', 'aria-label': words },
          el('span', { 'aria-hidden': 'true' }, words),
        ),
      );
    }
    const starts = startsDay || !isSameSender(before, message);
    const ends = after === undefined || !isSameDay(message, after) || !isSameSender(message, after);
    row.append(plainMessage(message, starts, ends));
    fragment.append(row);
  });
  return fragment;
}

function plainMessage(message: Message, startsGroup: boolean, endsGroup: boolean): HTMLElement {
  const { direction, visibility, text, sentAt, delivery } = message;
  const name = message.author.id === ME.id ? 'You' : message.author.name;
  const article = el('article', { 'aria-label': `${name}, ${exact.format(sentAt)}` });
  if (startsGroup) {
    article.append(
      el(
        'div',
        { class: 'head' },
        el(
          'span',
          { class: 'visibility', 'data-visibility': visibility, title: 'Private' },
          plainIcon(lockIcon, 12),
          el('span', { class: 'visually-hidden' }, 'Private'),
        ),
        el('bdi', { class: 'sender' }, name),
        el('span', { class: 'visually-hidden' }, 'Direct message'),
        el(
          'time',
          { datetime: new Date(sentAt).toISOString(), title: exact.format(sentAt) },
          clock.format(sentAt),
        ),
      ),
    );
  }
  article.append(
    el(
      'div',
      { class: 'line' },
      el('div', { class: 'bubble' }, el('div', { class: 'text', dir: 'auto' }, text)),
      el(
        'div',
        { class: 'actions', role: 'group', 'aria-label': 'Message actions' },
        el(
          'button',
          { class: 'icon small', 'aria-label': 'Reply', title: 'Reply' },
          plainIcon(replyIcon, 14),
        ),
        el('button', { class: 'icon small', 'aria-label': 'Copy', title: 'Copy' }, plainIcon(copyIcon, 14)),
      ),
    ),
  );
  if (delivery !== null && endsGroup) {
    article.append(
      el(
        'div',
        { class: 'foot' },
        el(
          'span',
          { class: 'delivery', 'data-state': delivery.state },
          plainIcon(checkDoubleIcon, 14),
          el('span', {}, 'Read'),
        ),
      ),
    );
  }
  const leaf = el(
    'div',
    { class: 'leaf', 'data-direction': direction, 'data-visibility': visibility },
    article,
  );
  if (startsGroup) leaf.setAttribute('starts-group', '');
  return leaf;
}

function isSameDay(a: Message, b: Message): boolean {
  return new Date(a.sentAt).toDateString() === new Date(b.sentAt).toDateString();
}

function isSameSender(a: Message | undefined, b: Message): boolean {
  if (a === undefined || b.sentAt - a.sentAt > 300_000) return false;
  return a.direction === b.direction && a.author.id === b.author.id;
}
