import { enAnnotations } from './en-annotations.ts';
import { enAnswering } from './en-answering.ts';
import { bulkEndedEn, enBulk } from './en-bulk.ts';
import { enComposer } from './en-composer.ts';
import { enContact } from './en-contact.ts';
import { enDialogs } from './en-dialogs.ts';
import { enMessageActions } from './en-message-actions.ts';
import { enMoving } from './en-moving.ts';
import { enPreferences } from './en-preferences.ts';
import { enOutcome } from './en-outcome.ts';
import { enReplies } from './en-replies.ts';
import { enSignIn } from './en-sign-in.ts';
import { enSurvey } from './en-survey.ts';
import { enTimers } from './en-timers.ts';
import { enTranslation } from './en-translation.ts';
import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');

/** English: what is said behind the first screen. */
export const enLate: LateStrings = {
  ...enAnnotations,
  ...enAnswering,
  ...enComposer,
  ...enContact,
  ...enDialogs,
  ...enMessageActions,
  ...enMoving,
  ...enPreferences,
  ...enOutcome,
  ...enReplies,
  ...enSignIn,
  ...enSurvey,
  ...enTimers,
  ...enTranslation,
  bulk: enBulk,
  everywhere: {
    undo: 'Undo',
    cancel: 'Cancel',
  },
  panel: {
    offline: 'No connection.',
    offlineHint: (waiting) =>
      waiting === 0
        ? 'You can read and write; it goes out when the connection is back.'
        : plural(waiting, {
            one: (n) => `${n} message waits and goes out by itself. You can go on writing.`,
            other: (n) => `${n} messages wait and go out by themselves. You can go on writing.`,
          }),
    memoryStorage:
      'This browser keeps nothing for this page. Drafts and waiting messages are lost when you reload or close it.',
    noAccess: 'You have no channel yet',
    noAccessHint: 'Ask an administrator to give you access to a channel. It then shows here by itself.',
    signedOut: 'You are signed out',
    signedOutHint: 'Sign in again in the page around this panel. What you wrote is kept.',
    failed: 'Inlay could not start',
  },
  filters: {
    searchHelp: (from) =>
      `Contact, text, tag or identifier. From ${from} characters on everything is searched; with fewer only what is newest.`,
    searchShort: (from) =>
      `With fewer than ${from} characters only the newest messages and contacts are searched.`,
    apply: 'Done',
    clear: 'Clear',
    assignment: 'Assignment',
    anybody: 'Anybody',
    visibility: 'Visibility',
    both: 'Both',
    status: 'Status',
    channel: 'Channel',
    platform: 'Platform',
    topic: 'Topic',
    tag: 'Tag',
    contactGroup: 'Contact group',
    gone: (name) => `${name} (no longer exists)`,
  },
  message: {
    stars: (count) => plural(count, { one: (n) => `${n} star of 5`, other: (n) => `${n} stars of 5` }),
    location: 'Location',
    sharedContact: 'Contact',
    reacted: (emoji) => `Reacted with ${emoji}`,
    unsupported: (nativeType) => `A message of a kind that can’t be shown here (${nativeType})`,
    copy: 'Copy',
    copied: 'Copied',
    resend: 'Resend',
    sendNow: 'Send now',
    discard: 'Discard',
    actions: 'Message actions',
    networkSays: (detail) => `The network says: ${detail}`,
  },
  thread: {
    options: 'Options',
    assignToMe: 'Assign to me',
    assign: 'Assign',
    setPending: 'Set pending',
    resolve: 'Resolve',
    reopen: 'Open again',
    contactTyping: (contact) => `${contact} is typing`,
    agentsTyping: (names, count) =>
      plural(count, {
        one: () => `${names} is writing a reply`,
        other: () => `${names} are writing a reply`,
      }),
    arrived: (sender, text) => `${sender} wrote: ${text}`,
    arrivedMany: (count) =>
      plural(count, { one: (n) => `${n} new message`, other: (n) => `${n} new messages` }),
  },
  availability: {
    name: 'Availability',
    current: (state) => `Availability: ${state}`,
    available: 'Available',
    away: 'Away',
    'not-responding': 'Not responding',
    notRespondingHint: 'An offer was not taken. Nothing more is offered until you are back.',
    backOnQueue: 'Back on queue',
    availableHint: 'New interactions are offered to you',
    awayHint: 'Nothing new is offered',
  },
  delivery: {
    reason: {
      'recipient-offline': 'The recipient is offline and did not get it. Send it again later.',
      rejected: 'The network rejected it. Copy it and send it changed.',
      'limit-reached': 'The message limit is reached. Ask the administrator.',
      unreachable: 'The network can’t be reached. Try again later.',
      'window-closed': 'The time for replying has passed.',
      'recipient-unknown': 'The network doesn’t know this recipient.',
      blocked: 'The recipient takes no messages from this account.',
      'too-long': 'The text is too long for this network. Copy it and send it shortened.',
      'attachment-refused': 'The network refused a file. Remove it and send again.',
      forbidden: 'You may not send here. Ask the administrator.',
      invalid: 'The network could not read it. Copy it and send it changed.',
      'newer-message': 'Something newer came in first. Read it, then send again.',
      'interaction-closed': 'The interaction is closed.',
      'already-answered': 'The review has its answer by now. Edit that one.',
      'too-old': 'It waited for more than a day. Send it now if it still fits.',
      behind: 'Waits for the one before it: send that again or discard it.',
      'not-confirmed': 'The network did not confirm it. Look there before you send it again.',
      'template-gone': 'This template is paused, changed or no longer approved. Choose another one.',
      'template-refused': 'The network does not take this template with these values. Fill it in anew.',
    },
    late: {
      'recipient-offline': 'Not delivered yet: the recipient is offline.',
      'limit-reached': 'The network takes no more just now. It is tried again by itself.',
      unreachable: 'No connection to the network. It is tried again by itself.',
    },
  },
  problems: {
    'nothing-to-resolve': 'Nothing is left that matches and is that old.',
    'already-running': 'Another one of yours is running. Wait for it, or stop it.',
    'capacity-reached':
      'No room: the limit is reached, offers counted. One has to be resolved or handed over first.',
    'action-refused inReplyToId': 'The message takes no reply any more. Your text is back in the field.',
    'already-assigned': 'Somebody else has it already.',
    'interaction-closed': 'The interaction is closed.',
    'timer-ended': 'The contact’s time is over, or they have written.',
    'feature-off': 'The administrator has switched this off.',
    'offer-ended': 'The offer has ended; it went to somebody else.',
    'not-assignee': 'Only whoever holds it can change this. Assign it to yourself first.',
    'cannot-end': 'The conversation has ended already.',
    'outcome-incomplete': 'Something of the outcome is missing.',
    'illegal-status': 'The status can’t be changed like that any more.',
    'invalid-field agentId':
      'This agent can’t take it: no access to the channel, or no permission to accept.',
    'invalid-field teamId': 'This team doesn’t handle the channel.',
    'invalid-field to.id': 'They are no longer in the directory.',
  },
  notices: {
    'assigned-to-me': (contact) => `${contact} is assigned to you.`,
    assigned: (contact) => `${contact} is handed over.`,
    transferred: (name) => `Transferred to ${name}.`,
    'opened-existing': (contact) => `There is a conversation with ${contact} already. It is open now.`,
    dialling: (number) => `Your softphone is calling ${number}.`,
    'no-softphone': (number) => `This page has no softphone. Call ${number} yourself.`,
    'not-dialled': (number) => `Your softphone did not take the call to ${number}.`,
    'call-refused': 'Your softphone did not do that.',
    'transferred-to-me': (contact, by, noted) =>
      noted ? `${by} transferred ${contact} to you, with a note.` : `${by} transferred ${contact} to you.`,
    unassigned: (contact) => `${contact} is back in the queue.`,
    'status-changed': {
      new: (contact) => `${contact} is new again.`,
      open: (contact) => `${contact} is open.`,
      pending: (contact) => `${contact} is pending.`,
      resolved: (contact) => `${contact} is resolved.`,
      closed: (contact) => `${contact} is closed.`,
    },
    'bulk-ended': bulkEndedEn,
    'changed-meanwhile': (contact) => `${contact} was changed by somebody else. This is how it stands now.`,
    accepted: (contact) => `${contact} is yours, in your list.`,
    'offer-gone': (contact) => `The offer of ${contact} is gone.`,
    boomerang: (contact, time) => `${contact} comes back ${time}.`,
    'time-added': (contact) => `${contact} has more time.`,
    muted: 'Muted: new messages are neither offered nor counted until it is unmuted.',
    unmuted: 'No longer muted.',
    'no-room': (held, offered, capacity) =>
      offered === 0
        ? `No room: you hold ${held} of ${capacity}. Resolve one or hand it over first.`
        : `No room: you hold ${held} of ${capacity}, and what is offered to you counts. Answer the offer, resolve one or hand it over first.`,
    'outcome-saved': (contact) => `The outcome of ${contact} is saved.`,
    'activity-failed': (contact) =>
      `The CRM has not taken the outcome of ${contact}. It is kept and tried again.`,
    'filter-gone': (what, isOne) =>
      `Taken out of your filter, as ${isOne ? 'it is' : 'they are'} no longer there: ${what}.`,
    'action-failed': (error, contact) => (contact === null ? error : `${contact}: ${error}`),
  },
};
