import { outcomeLine } from './outcome-line.ts';
import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');

/** English: what interactions come to, and what was done with them. */
export const enOutcome: Pick<LateStrings, 'outcome' | 'audit'> = {
  outcome: {
    title: 'Outcome',
    field: {
      status: 'Status',
      dispositionId: 'Disposition',
      topics: 'Topic',
      resolutionReason: 'Resolution reason',
      notes: 'Notes',
      tags: 'Tags',
    },
    none: 'None',
    required: 'required',
    save: 'Save',
    discard: 'Discard changes',
    loading: 'Reading the outcome…',
    notRead: 'The outcome could not be read.',
    addTag: 'Add a tag',
    topics: 'Topics',
    topicsOf: (topics) => (topics.length === 0 ? 'Topics' : `Topics: ${topics.join(', ')}`),
    notesLeft: (count) =>
      plural(count, { one: (n) => `${n} character left`, other: (n) => `${n} characters left` }),
    notesOver: (count) =>
      plural(count, { one: (n) => `${n} character too many`, other: (n) => `${n} characters too many` }),
    problem: {
      'illegal-move': 'The status can’t be changed like that any more.',
      'resolve-first': 'Resolve it first: it can be closed after that.',
      missing: 'Fill this in first.',
      unknown: 'Your administrator has taken this away. Choose another.',
      'too-long': 'This is too long.',
      'too-many': 'There are too many.',
      unseen: 'A tag needs at least one character, and none that can’t be seen.',
      'not-permitted': 'You may not make new tags. Choose one that is there.',
    },
    missing: {
      status: 'Choose a status.',
      dispositionId: 'Choose a disposition.',
      topics: 'Choose at least one topic.',
      resolutionReason: 'Choose a reason.',
      notes: 'Write something.',
      tags: 'Choose a tag.',
    },
    firstThis: 'Before the status changes, this is needed:',
    notSaved: 'Not saved.',
    keptHere: 'What you entered is kept.',
    changedMeanwhile: 'Somebody has changed this meanwhile',
    theirs: (value) => `Now: ${value}`,
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
    notMine: 'Only whoever holds the interaction changes its outcome.',
    savedBy: (name, time) => `Saved by ${name}, ${time}`,
    endedByContact: 'The contact ended the conversation.',
    staysHere: 'The contact ended the conversation first, so the outcome stays here and out of the CRM.',
    notWritten: {
      refused: 'The CRM has refused the outcome. It is kept here and tried again.',
      timeout: 'The CRM has not answered. The outcome is kept here and tried again.',
      gone: 'The CRM is gone. The outcome is kept here and tried again.',
    },
    tryAgain: 'Try again',
    end: 'End conversation',
    ending: {
      what: 'Nobody waits for an answer any more.',
      then: 'After that you fill in the outcome.',
      afterWork: (span) =>
        `For that you have ${span} of after-contact work, in which nothing new is offered to you.`,
      back: 'If the contact writes again, the conversation goes on.',
      confirm: 'End conversation',
    },
    afterWork: (left) => `After-contact work: ${left}`,
    afterWorkOver: 'After-contact work is over.',
    done: 'Done',
    subject: (contact, account, status) => `${contact} on ${account}: ${status}`,
  },
  audit: {
    show: 'Audit trail',
    line: (what, who) => `${what} · ${who}`,
    kind: {
      assigned: ({ agent, team }) => `Assigned to ${agent ?? team ?? 'somebody'}`,
      unassigned: () => 'Put back in the queue',
      offered: ({ agent }) => `Offered to ${agent ?? 'somebody'}`,
      'offer-accepted': () => 'Offer accepted',
      'offer-declined': () => 'Offer declined',
      'offer-expired': ({ agent }) => `Offer not answered${agent === undefined ? '' : ` by ${agent}`}`,
      status: ({ from = '', to = '', undo }) =>
        `Status: ${from} → ${to}${undo === undefined ? '' : ', taken back'}`,
      outcome: (names) =>
        outcomeLine(names, {
          saved: 'Outcome saved',
          reason: (reason) => `Reason: ${reason}`,
          topics: (topics) => `Topics: ${topics}`,
          tags: (tags) => `Tags: ${tags}`,
          notes: 'Notes changed',
          none: {
            dispositionId: 'Disposition removed',
            resolutionReason: 'Reason removed',
            topics: 'Topics removed',
            tags: 'Tags removed',
          },
        }),
      topics: ({ topics }) => (topics === undefined ? 'Topics removed' : `Topics: ${topics}`),
      tags: ({ added, removed }) =>
        [added && `Tag: ${added}`, removed && `Tag removed: ${removed}`].filter(Boolean).join(' · ') ||
        'Tags',
      transferred: ({ agent, skill, team }) => `Transferred to ${agent ?? skill ?? team ?? 'somebody'}`,
      elevated: ({ channel = 'another channel', from }) =>
        from === undefined ? `Continued on ${channel}` : `Continued from ${channel}`,
      'began-outbound': ({ channel }) => `Begun by us${channel === undefined ? '' : ` on ${channel}`}`,
      'boomerang-set': ({ at }) => (at === undefined ? 'Put off' : `Put off until ${at}`),
      'boomerang-returned': ({ on, agent }) =>
        `${on === 'message' ? 'Back, as the contact has written' : 'Back as planned'}${agent === undefined ? '' : `: to ${agent}`}`,
      'time-added': () => 'More time given to the contact',
      'contact-timer-ended': () => 'The contact did not answer in time',
      returned: ({ agent }) => `Returned${agent === undefined ? '' : ` to ${agent}`}`,
      detached: () => 'Left the list',
      'ended-by-contact': () => 'The contact ended the conversation',
      'ended-by-agent': () => 'Conversation ended',
      'after-contact-work-ended': () => 'After-contact work over',
      'bulk-resolved': ({ reason }) =>
        `Resolved together with others${reason === undefined ? '' : `: ${reason}`}`,
      'message-action': ({ action = '' }) => `Asked of the network: ${action}`,
      'message-action-refused': ({ action = '', reason = 'no reason given' }) =>
        `Not done by the network: ${action} (${reason})`,
      'content-removed': ({ post }) =>
        post === undefined ? 'Content of a message removed' : 'Content of the post removed',
      'author-removed': () => 'Author of a message removed',
      muted: ({ subject }) => (subject === 'post' ? 'Post muted' : 'Contact muted'),
      unmuted: ({ subject }) => (subject === 'post' ? 'Post unmuted' : 'Contact unmuted'),
      'transcript-sent': () => 'Transcript sent',
      'survey-sent': () => 'Survey sent',
      'survey-answered': ({ rating }) => `Survey answered${rating === undefined ? '' : `: ${rating}`}`,
      'activity-logged': () => 'Outcome written to the CRM',
      'attributes-changed': ({ attributes, record }) =>
        attributes === undefined && record !== undefined
          ? 'Record of the contact in the CRM changed'
          : 'Attributes of the contact changed',
    },
    refused: {
      rejected: 'it refuses',
      forbidden: 'this account may not',
      gone: 'the message is gone',
      'limit-reached': 'the account’s limit is reached',
      unsupported: 'the connection can’t do it',
      unreachable: 'it could not be reached',
      'not-allowed': 'not allowed here',
    },
  },
};
