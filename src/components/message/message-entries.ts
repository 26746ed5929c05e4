import type { Strings } from '../../i18n/strings.ts';
import type { Message } from '../../model/message.ts';
import {
  messageActions,
  messageActionVerdict,
  type MessageAction,
  type MessageActionGroup,
  type MessageActionName,
  type MessageWork,
} from '../../model/message-actions.ts';
import { type IconShape, icon, openOutsideIcon } from '../../theme/icons.ts';
import {
  copyIcon,
  deletedIcon,
  editAnswerIcon,
  followIcon,
  heartIcon,
  hiddenIcon,
  muteIcon,
  noteIcon,
  quoteIcon,
  removeAuthorIcon,
  removeContentIcon,
  replyIcon,
  replyPrivatelyIcon,
  repostIcon,
  shownIcon,
  tagIcon,
  unmuteIcon,
} from '../../theme/late-icons.ts';
import type { MenuEntry } from '../menu-button/menu-button.ts';

/** The icon of each action. A new action gets its line here, its words in `messageActions.name`, and its run in `message-thread/message-action-runs.ts`. */
const SHAPES: Readonly<Record<MessageActionName, IconShape>> = {
  reply: replyIcon,
  'edit-reply': editAnswerIcon,
  'reply-privately': replyPrivatelyIcon,
  quote: quoteIcon,
  like: heartIcon,
  unlike: heartIcon,
  repost: repostIcon,
  follow: followIcon,
  hide: hiddenIcon,
  unhide: shownIcon,
  delete: deletedIcon,
  copy: copyIcon,
  'open-on-network': openOutsideIcon,
  'add-note': noteIcon,
  'add-tags': tagIcon,
  'mute-contact': muteIcon,
  'unmute-contact': unmuteIcon,
  'mute-post': muteIcon,
  'unmute-post': unmuteIcon,
  'remove-content': removeContentIcon,
  'remove-author': removeAuthorIcon,
};

/** What stands beside the menu's button where it is possible, the commonest first. */
const AT_HAND: readonly MessageActionName[] = ['reply', 'edit-reply', 'like', 'unlike', 'copy'];

/** One action as a toolbar shows it. */
export interface ToolEntry {
  readonly name: MessageActionName;
  readonly label: string;
  readonly shape: IconShape;
}

/** What is possible and so common that it stands beside the menu's button. */
export function atHand(message: Message, work: MessageWork | null, strings: Strings): readonly ToolEntry[] {
  const tool = (name: MessageActionName): ToolEntry => ({
    name,
    label: strings.messageActions.name[name],
    shape: SHAPES[name],
  });
  if (work === null) return message.text === '' ? [] : [tool('copy')];
  const moment = { ...work, message, now: Date.now() + work.skewMs };
  return AT_HAND.filter((name) => messageActionVerdict(name, moment).allowed).map(tool);
}

/** The entries of a message's menu as it stands now, with the reason under each that is dimmed. */
export function menuEntries(message: Message, work: MessageWork, strings: Strings): readonly MenuEntry[] {
  let group: MessageActionGroup | null = null;
  return messageActions({ ...work, message, now: Date.now() + work.skewMs }).map((action) => {
    const apart = group !== null && group !== action.group;
    ({ group } = action);
    return menuEntry(action, { message, work, strings, apart });
  });
}

function menuEntry(
  { name, group, verdict }: MessageAction,
  given: {
    readonly message: Message;
    readonly work: MessageWork;
    readonly strings: Strings;
    readonly apart: boolean;
  },
): MenuEntry {
  const { message, work, strings, apart } = given;
  const words = strings.messageActions;
  return {
    id: name,
    label: words.name[name],
    mark: icon(SHAPES[name]),
    apart,
    danger: group === 'remove',
    ...(verdict.allowed
      ? {}
      : {
          disabled: true,
          hint: words.refusal[verdict.reason]({
            action: name,
            kind: message.kind,
            platform: strings.platforms[work.rules.id],
          }),
        }),
  };
}
