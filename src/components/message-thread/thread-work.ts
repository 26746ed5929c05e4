import type { LitElement } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import { excerptOf } from '../../model/excerpt.ts';
import type { Interaction } from '../../model/interaction.ts';
import type { Message } from '../../model/message.ts';
import { afterWorkSeconds } from '../../store/select-outcome.ts';
import type { AppActions, AppStore } from '../../store/state.ts';
import type { AttachmentWantedEvent } from '../message/message.events.ts';
import { PictureOpenEvent } from '../message/message.events.ts';
import {
  ActionDismissEvent,
  MessageActionEvent,
  MessageDecisionEvent,
  MessageReplyEvent,
  PostRemovalEvent,
} from '../message/message-work.events.ts';
import { beginNote } from '../notes/begin-note.ts';
import { AttachmentAddresses } from './attachment-addresses.ts';
import { removalQuestion, runMessageAction } from './message-action-runs.ts';
import { CustomerCardEvent, ThreadActionEvent } from './message-thread.events.ts';
import { mutedBy, statusSetBy } from './thread-actions.ts';
import type { ThreadDialog } from './thread-dialogs.ts';

/** What a thread's header and messages ask for. */
export type ThreadWorkEvent =
  | ActionDismissEvent
  | AttachmentWantedEvent
  | MessageActionEvent
  | MessageDecisionEvent
  | MessageReplyEvent
  | PictureOpenEvent
  | PostRemovalEvent
  | ThreadActionEvent;

/** A thread as what is done in it sees it. */
export interface ThreadWorkView {
  readonly interaction: Interaction | null;
  readonly agentId: string | null;
  readonly actions: AppActions | undefined;
  readonly store: AppStore | undefined;
  /** Undefined until all words are there. */
  readonly strings: Strings | undefined;
  readonly message: (messageId: string) => Message | undefined;
  readonly openDialog: (dialog: ThreadDialog) => void;
  /** Whose files' addresses are remembered. */
  readonly element: LitElement;
}

const ADDRESSES = new WeakMap<LitElement, AttachmentAddresses>();

/** Does what was asked for in a thread. */
export function doThreadWork(event: ThreadWorkEvent, view: ThreadWorkView): void {
  const { interaction, actions, message, openDialog } = view;
  if (interaction === null || actions === undefined) return;
  const { id } = interaction;
  if (event instanceof ThreadActionEvent) doThreadAction(event, interaction, view);
  else if (event instanceof MessageReplyEvent) actions.replyTo(id, event.detail.messageId);
  else if (event instanceof MessageActionEvent) doMessageAction(event, interaction, view);
  else if (event instanceof PostRemovalEvent) doPostRemoval(event, interaction, view);
  else if (event instanceof ActionDismissEvent) void actions.dismissAction(id, event.detail.messageId);
  else if (event instanceof MessageDecisionEvent) {
    const { decision, key } = event.detail;
    if (decision === 'resend') void actions.resend(key);
    else if (decision === 'template') chooseTemplate(key, view);
    else void actions.withdraw(key);
  } else if (event instanceof PictureOpenEvent) {
    const { messageId, attachmentId } = event.detail;
    const attachment =
      event.detail.attachment ?? message(messageId)?.attachments.find((file) => file.id === attachmentId);
    if (attachment !== undefined) openDialog({ kind: 'picture', attachment });
  } else if (addressesOf(view.element).shouldAsk(event.detail))
    void actions.refreshAttachment(id, event.detail.messageId, event.detail.attachmentId);
}

/** Its words go back into the field beside the thread, where the templates are opened; what the backend has keeps its own. */
function chooseTemplate(key: string, { actions, element }: ThreadWorkView): void {
  void actions?.putBack(key);
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) void root.querySelector('inlay-composer')?.openTemplates();
}

function doThreadAction(
  { detail: { action, linkedId } }: ThreadActionEvent,
  { id, contact }: Interaction,
  { actions, agentId, strings, openDialog, element, store }: ThreadWorkView,
): void {
  const status = statusSetBy(action);
  const mute = mutedBy(action);
  if (mute !== undefined) void actions?.mute(id, mute);
  else if (status !== undefined) void actions?.setStatus(id, status);
  else if (action === 'unassign-and-close') void actions?.unassignAndClose(id);
  else if (action === 'open-linked') void actions?.open(linkedId ?? id);
  else if (action === 'call') void actions?.dial(contact.handle ?? '', id);
  else if (action === 'outcome') void actions?.askOutcome(id);
  else if (action === 'show-audit' || action === 'hide-audit') actions?.showAudit(action === 'show-audit');
  else if (action === 'add-note') beginNote(id, store);
  else if (action === 'end-conversation') askToEnd(id, { actions, strings, openDialog, store });
  else if (action === 'customer-card') element.dispatchEvent(new CustomerCardEvent({ interactionId: id }));
  else if (action === 'assign-to-me') {
    if (agentId !== null) void actions?.assign(id, { agentId, teamId: null });
  } else if (
    action === 'assign' ||
    action === 'transfer' ||
    action === 'boomerang' ||
    action === 'elevate' ||
    action === 'translate' ||
    action === 'send-transcript' ||
    action === 'survey'
  )
    openDialog({ kind: action });
}

/** Ending is said to be what it is before it is done. */
function askToEnd(
  id: string,
  {
    actions,
    strings,
    openDialog,
    store,
  }: Pick<ThreadWorkView, 'actions' | 'strings' | 'openDialog' | 'store'>,
): void {
  if (strings === undefined) return;
  const seconds = store === undefined ? null : afterWorkSeconds(store.getState(), id);
  const { end, ending } = strings.outcome;
  openDialog({
    kind: 'confirm',
    question: {
      title: end,
      lines: [
        ending.what,
        ending.then,
        ...(seconds === null ? [] : [ending.afterWork(formatOf(strings).span(seconds * 1000))]),
        ending.back,
      ],
      quote: '',
      confirm: ending.confirm,
      cancel: strings.everywhere.cancel,
    },
    onConfirm: () => void actions?.endConversation(id),
  });
}

function doMessageAction(
  { detail }: MessageActionEvent,
  { platform }: Interaction,
  { actions, strings, message: messageOf, openDialog }: ThreadWorkView,
): void {
  const message = messageOf(detail.messageId);
  if (message === undefined || actions === undefined || strings === undefined) return;
  runMessageAction(detail.action, { message, actions, strings, platform, openDialog });
}

function doPostRemoval(
  { detail }: PostRemovalEvent,
  { id, platform }: Interaction,
  { actions, strings, openDialog }: ThreadWorkView,
): void {
  if (actions === undefined || strings === undefined) return;
  openDialog({
    kind: 'confirm',
    question: removalQuestion('content', {
      what: strings.annotations.removingPost,
      quote: excerptOf(detail.text),
      platform,
      strings,
    }),
    onConfirm: () => void actions.removePost(id),
  });
}

function addressesOf(element: LitElement): AttachmentAddresses {
  let addresses = ADDRESSES.get(element);
  if (addresses === undefined) ADDRESSES.set(element, (addresses = new AttachmentAddresses()));
  return addresses;
}
