import { interactionRowStyles } from '../../../src/components/interaction-row/interaction-row.styles.ts';
import { waitMarkStyles } from '../../../src/components/wait-mark/wait-mark.styles.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import { globeIcon, lockIcon } from '../../../src/theme/icons.ts';
import { starIcon } from '../../../src/theme/late-icons.ts';
import {
  facebookMark,
  googlePlayMark,
  instagramMark,
  messengerMark,
  whatsappMark,
  xMark,
} from '../../../src/theme/mark-shapes.ts';
import { platformMarkStyles } from '../../../src/theme/platform-marks.ts';
import { ME } from '../../support/sample-data.ts';
import { el, plainBox, plainIcon } from './plain.ts';

const MARKS = {
  facebook: facebookMark,
  'google-play': googlePlayMark,
  instagram: instagramMark,
  messenger: messengerMark,
  whatsapp: whatsappMark,
  x: xMark,
};

const minutes = new Intl.NumberFormat('en', { style: 'unit', unit: 'minute', unitDisplay: 'short' });
const hours = new Intl.NumberFormat('en', { style: 'unit', unit: 'hour', unitDisplay: 'narrow' });

/** The box for `plainRows`. */
export function plainList(): { host: HTMLElement; scroller: HTMLElement } {
  // The mark's own host is a span inside the row here.
  const waitStyles = waitMarkStyles.cssText.replaceAll(':host', '.wait-mark');
  return plainBox([interactionRowStyles.cssText], `${platformMarkStyles.cssText} ${waitStyles}`);
}

/** These interactions as `inlay-interaction-row` shows them, in plain DOM. */
export function plainRows(interactions: readonly Interaction[], now: number): DocumentFragment {
  const fragment = new DocumentFragment();
  for (const interaction of interactions) fragment.append(plainRow(interaction, now));
  return fragment;
}

function plainRow(interaction: Interaction, now: number): HTMLElement {
  const { contact, platform, visibility, unreadCount, lastMessage, topics, assignee, waitingSince } =
    interaction;
  const isPublic = visibility === 'public';
  const mark = MARKS[platform as keyof typeof MARKS];
  const waited = now - (waitingSince ?? now);
  const span =
    waited < 3_600_000
      ? minutes.format(Math.floor(waited / 60_000))
      : hours.format(Math.floor(waited / 3_600_000));
  const wait = el(
    'span',
    { class: 'wait-mark' },
    el(
      'span',
      { class: 'wait', title: `Waiting ${span}` },
      el('span', { 'aria-hidden': 'true' }, span),
      el('span', { class: 'visually-hidden' }, `Waiting ${span}`),
    ),
  );
  const words = lastMessage?.text ?? '';
  const second = el(
    'span',
    { class: 'line' },
    el(
      'span',
      { class: 'excerpt one-line' },
      el('bdi', {}, lastMessage?.direction === 'outbound' ? `You: ${words}` : words),
    ),
  );
  if (unreadCount > 0)
    second.append(
      el('span', { class: 'count figures', title: `${unreadCount} unread` }, String(unreadCount)),
    );
  const text = el(
    'span',
    { class: 'text' },
    el('span', { class: 'line' }, el('bdi', { class: 'name one-line' }, contact.name), wait),
    second,
  );
  const holder = assignee === null || assignee.id === ME.id ? [] : [`Assigned to ${assignee.name}`];
  if (topics.length > 0 || contact.groups.length > 0 || holder.length > 0) {
    const meta = el('span', { class: 'line meta' });
    if (contact.groups.length > 0) {
      meta.append(
        el(
          'span',
          { class: 'group' },
          plainIcon(starIcon, 12),
          el('bdi', { class: 'one-line' }, contact.groups.join(', ')),
        ),
      );
    }
    meta.append(el('bdi', { class: 'one-line' }, [...topics, ...holder].join(' · ')));
    text.append(meta);
  }
  return el(
    'div',
    { class: 'leaf', role: 'listitem' },
    el(
      'button',
      {
        class: unreadCount > 0 ? 'row unread' : 'row',
        type: 'button',
        'aria-label': [
          contact.name,
          platform,
          isPublic ? 'public' : 'private',
          words,
          `waiting ${span}`,
        ].join(', '),
      },
      el(
        'span',
        { class: 'marks' },
        el('span', { class: 'platform-mark', 'data-platform': platform }, plainIcon(mark, 16, 'mark')),
        el(
          'span',
          { class: `visibility ${visibility}`, title: isPublic ? 'Public' : 'Private' },
          plainIcon(isPublic ? globeIcon : lockIcon, 12),
        ),
      ),
      text,
    ),
  );
}
