import type { Strings } from '../../i18n/strings.ts';
import { excerptOf } from '../../model/excerpt.ts';
import type { Message, NetworkAction } from '../../model/message.ts';
import type { MessageActionName } from '../../model/message-actions.ts';
import type { MuteChange } from '../../model/mute.ts';
import type { PlatformId } from '../../model/platform.ts';
import type { Removal } from '../../model/removal.ts';
import type { AppActions } from '../../store/state.ts';
import { allowedAddress } from '../../model/safe-address.ts';
import type { Question } from '../confirm-dialog/confirm-dialog.ts';
import type { ThreadDialog } from './thread-dialogs.ts';

/** What an action is carried out on and with. */
export interface ActionRun {
  readonly message: Message;
  readonly actions: AppActions;
  readonly strings: Strings;
  readonly platform: PlatformId;
  readonly openDialog: (dialog: ThreadDialog) => void;
}

type Run = (run: ActionRun) => void;

const onNetwork =
  (action: NetworkAction): Run =>
  ({ message, actions }) =>
    void actions.act(message.interactionId, message.id, action);

/** Deleting is for good, so it is asked first what will happen and where. */
function askToDelete(run: ActionRun): void {
  const { message, platform, strings, openDialog } = run;
  const words = strings.messageActions.deleting;
  const network = strings.platforms[platform];
  openDialog({
    kind: 'confirm',
    question: {
      title: words.title,
      lines: [words.what(network), words.here],
      quote: excerptOf(message.text),
      confirm: words.confirm(network),
      cancel: strings.everywhere.cancel,
    },
    onConfirm: () => {
      onNetwork('delete')(run);
    },
  });
}

/** What is asked before something is removed: what becomes of it here, and that nothing becomes of it on the network. */
export function removalQuestion(
  removal: Removal,
  {
    what,
    quote,
    platform,
    strings,
  }: Pick<ActionRun, 'platform' | 'strings'> & Pick<Question, 'quote'> & { readonly what: string },
): Question {
  const words = strings.annotations.removing[removal];
  return {
    title: words.title,
    lines: [what, words.network(strings.platforms[platform]), words.forGood],
    quote,
    confirm: words.confirm,
    cancel: strings.everywhere.cancel,
  };
}

/** Removing is for good here and changes nothing there, so it is asked first. */
const askToRemove =
  (removal: Removal): Run =>
  ({ message, platform, strings, actions, openDialog }) => {
    openDialog({
      kind: 'confirm',
      question: removalQuestion(removal, {
        what: strings.annotations.removing[removal].what,
        quote: removal === 'content' ? excerptOf(message.text) : message.author.name,
        platform,
        strings,
      }),
      onConfirm: () => void actions.removeFromMessage(message.interactionId, message.id, removal),
    });
  };

const mute =
  (change: MuteChange): Run =>
  ({ message, actions }) =>
    void actions.mute(message.interactionId, change);

/** What each action does; those that the message itself carries out are not here. */
const RUNS: Readonly<Partial<Record<MessageActionName, Run>>> = {
  like: onNetwork('like'),
  unlike: onNetwork('unlike'),
  repost: onNetwork('repost'),
  follow: onNetwork('follow'),
  hide: onNetwork('hide'),
  unhide: onNetwork('unhide'),
  delete: askToDelete,
  quote: ({ message, actions }) => {
    actions.replyTo(message.interactionId, message.id, 'quote');
  },
  'reply-privately': ({ message, actions }) => {
    actions.replyTo(message.interactionId, message.id);
    actions.setVisibility(message.interactionId, 'private');
  },
  'edit-reply': ({ message, actions }) => {
    void actions.editAnswer(message.interactionId);
  },
  'add-note': ({ message, actions }) => {
    actions.writeNote(
      { interactionId: message.interactionId, messageId: message.id },
      { noteId: null, text: '', isFresh: true },
    );
  },
  'add-tags': ({ message, openDialog }) => {
    openDialog({ kind: 'tags', message });
  },
  'mute-contact': mute({ contact: true }),
  'unmute-contact': mute({ contact: false }),
  'mute-post': mute({ post: true }),
  'unmute-post': mute({ post: false }),
  'remove-content': askToRemove('content'),
  'remove-author': askToRemove('author'),
  'open-on-network': ({ message: { networkUrl } }) => {
    const address = networkUrl === null ? null : allowedAddress(networkUrl);
    if (address !== null) window.open(address, '_blank', 'noopener,noreferrer');
  },
};

/** Does what was chosen on a message. */
export function runMessageAction(action: MessageActionName, run: ActionRun): void {
  RUNS[action]?.(run);
}
