import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');

/** Directory, pictures and the keyboard in English. */
export const enDialogs: Pick<LateStrings, 'picture' | 'directory' | 'shortcuts'> = {
  picture: {
    tools: 'View',
    previous: 'Previous picture',
    next: 'Next picture',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Whole picture',
    position: (at, of) => `Picture ${String(at)} of ${String(of)}`,
    notShown: 'This picture can’t be shown here. Download it to see it.',
  },
  directory: {
    title: 'Directory',
    search: 'Search directory',
    agents: 'Agents',
    teams: 'Teams',
    unassign: 'Unassign',
    unassignHint: 'Back to the queue, for the next agent',
    assignTo: (name) => `Assign to ${name}`,
    load: (held, capacity) => `${held} of ${capacity}`,
    loadWithOffers: (held, offered, capacity) => `${held} + ${offered} offered, of ${capacity}`,
    agentObstacle: {
      permission: 'May not accept interactions',
      channel: 'No access to this channel',
      capacity: 'At the limit, offers counted',
    },
    teamObstacle: 'Doesn’t handle this channel',
    teamLoad: (held) => plural(held, { one: (n) => `${n} interaction`, other: (n) => `${n} interactions` }),
    nobody: 'Nobody found',
    nobodyHint: 'Try another name.',
    failed: 'The directory could not be read',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    help: 'Show this help',
    next: 'Next interaction',
    previous: 'Previous interaction',
    open: 'Open the interaction',
    back: 'Back to the list',
    reply: 'Write a reply',
    resolve: 'Resolve',
    pending: 'Set pending',
    assignToMe: 'Assign to me',
    messageMenu: 'Actions on a message',
    quickReplies: 'Quick replies',
    search: 'Search interactions',
    region: 'Next region',
    send: 'Send',
    lineBreak: 'New line',
    typingHint: 'Single keys do nothing while you type.',
  },
};
