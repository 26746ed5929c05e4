import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Channel } from '../../model/channel.ts';
import type { DirectoryEntry, DirectoryKind } from '../../model/directory.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { ReceiverObstacle } from '../../model/transfer.ts';
import { checkIcon, icon, type IconShape } from '../../theme/icons.ts';
import { personIcon, skillIcon, teamIcon } from '../../theme/late-icons.ts';
import { platformMark } from '../../theme/platform-marks.ts';

const SHAPES: Readonly<Record<Exclude<DirectoryKind, 'contact'>, IconShape>> = {
  agent: personIcon,
  skill: skillIcon,
  team: teamIcon,
};

/** What an entry is shown with. */
export interface EntryView {
  readonly strings: Strings;
  /** The agent's channels, by which a contact's account is named. */
  readonly channels: readonly Channel[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One line of the directory, as the button that chooses it; where it can't be chosen it says why. */
export function renderEntry(entry: DirectoryEntry, view: EntryView): TemplateResult {
  const { strings, channels, isChosen, onChoose } = view;
  const { kind, name, availability, contact } = entry;
  const why = entry.obstacle === null || isChosen ? null : obstacleInWords(kind, entry.obstacle, strings);
  const channel = channels.find(({ id }) => id === contact?.channelId);
  const hint = why ?? (contact === undefined ? null : contactInWords(contact.handle, channel, strings));
  return html`<button
    class="entry"
    ?disabled=${isChosen}
    aria-disabled=${why === null ? nothing : 'true'}
    @click=${onChoose}
  >
    ${kind === 'contact' ? (channel === undefined ? icon(personIcon) : platformMark(channel.platform)) : icon(SHAPES[kind])}
    <span class="name"
      ><bdi>${name === '' ? strings.everywhere.unknownContact : showHidden(name)}</bdi
      >${hint === null ? nothing : html`<span class="hint">${hint}</span>`}</span
    >
    ${isChosen ? icon(checkIcon, 14) : nothing}
    <span class="facts">
      ${
        // Where it is why, it stands there already.
        availability === null || entry.obstacle === 'absent'
          ? nothing
          : html`<span class="state" data-kind=${entry.connected === false ? 'absent' : availability.kind}
              >${
                entry.connected === false
                  ? strings.directory.absent
                  : showHidden(availability.label ?? strings.availability[availability.kind])
              }</span
            >`
      }
      ${loadInWords(entry, strings)}
    </span>
  </button>`;
}

function loadInWords(
  { kind, held, offered, capacity, waiting, available }: DirectoryEntry,
  { directory }: Strings,
): TemplateResult | typeof nothing {
  if (kind === 'contact') return nothing;
  const words =
    waiting !== undefined && available !== undefined
      ? directory.queue(waiting, available)
      : capacity === null
        ? directory.teamLoad(held)
        : offered === 0
          ? directory.load(held, capacity)
          : directory.loadWithOffers(held, offered, capacity);
  return html`<span class="load figures">${words}</span>`;
}

function contactInWords(handle: string | null, channel: Channel | undefined, { platforms }: Strings): string {
  const where = channel === undefined ? null : platforms[channel.platform];
  return [where, handle === null ? null : showHidden(handle)].filter((part) => part !== null).join(' · ');
}

/** Why this entry can't be given the interaction. */
export function obstacleInWords(
  kind: DirectoryKind,
  obstacle: ReceiverObstacle,
  { directory, transfer }: Pick<Strings, 'directory' | 'transfer'>,
): string {
  switch (obstacle) {
    case 'permission':
    case 'channel':
    case 'capacity':
      return kind === 'agent' ? directory.agentObstacle[obstacle] : directory.teamObstacle;
    default:
      return transfer.receiver[obstacle];
  }
}
