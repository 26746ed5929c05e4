import '../../../src/define.ts';
import '../../../src/components/assign-dialog/define.ts';
import '../../../src/components/call-bar/define.ts';
import '../../../src/components/filter-form/define.ts';
import { en } from '../../../src/i18n/en.ts';
import type { Session } from '../../../src/model/agent.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import { showableText } from '../../../src/model/safe-text.ts';
import { EMPTY_COMPOSER } from '../../../src/store/initial-state.ts';
import type { AppState } from '../../../src/store/state.ts';
import { COLLEAGUE, contact, excerpt, interaction, message, session } from '../../support/sample-data.ts';
import { listOf, threadOf } from '../../support/stub-store.ts';
import { type Surface, type Rule, NAME, LINE, ID, leaf, stored } from './surface.ts';

const ofRow = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<Interaction>,
  draft: (text: string) => string = () => '',
): Surface =>
  stored(`row: ${name}`, 'inlay-interaction-list', selector, expected, (text) => {
    const one = interaction(ID, given(text));
    return {
      interactions: { [ID]: one },
      list: listOf([one]),
      composers: draft(text) === '' ? {} : { [ID]: { ...EMPTY_COMPOSER, text: draft(text) } },
    };
  });

const ofThread = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => {
    interaction?: Partial<Interaction>;
    session?: Partial<Session>;
    thread?: Parameters<typeof threadOf>[2];
  },
): Surface =>
  stored(`thread: ${name}`, 'inlay-message-thread', selector, expected, (text) => {
    const { interaction: about = {}, session: mine = {}, thread = {} } = given(text);
    return {
      interactions: { [ID]: interaction(ID, about) },
      threads: { [ID]: threadOf(ID, [message('m')], thread) },
      session: { status: 'ready', value: session(mine), error: null, skewMs: 0 },
    };
  });

const ofList = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<AppState['list']>,
  mine: (text: string) => Partial<Session> = () => ({}),
): Surface =>
  stored(`list: ${name}`, 'inlay-interaction-list', selector, expected, (text) => ({
    session: { status: 'ready', value: session(mine(text)), error: null, skewMs: 0 },
    list: listOf([interaction(ID)], given(text)),
  }));

const ofCall = (
  name: string,
  selector: string,
  given: (text: string) => { who?: string; number?: string },
): Surface =>
  stored(`call: ${name}`, 'inlay-call-bar', selector, NAME, (text) => {
    const { who = 'Tom', number = '+33' } = given(text);
    return {
      interactions: { [ID]: interaction(ID, { contact: contact(who) }) },
      call: {
        interactionId: ID,
        call: {
          id: 'c',
          number,
          state: 'ringing',
          muted: false,
          connectedAt: null,
          reason: null,
          actions: ['end'],
        },
        connectedAt: null,
        endedAt: null,
        asked: null,
      },
    };
  });

/** The list, the thread around its messages, and the panel. */
export function workSurfaces(): readonly Surface[] {
  return [
    ofCall('contact name', '.who', (who) => ({ who })),
    ofCall('number of the host', '.how bdi', (number) => ({ number })),
    ofRow('contact name', '.name', NAME, (name) => ({ contact: contact(name) })),
    ofRow('handle', '.name', NAME, (handle) => ({ contact: contact('', { handle }) })),
    ofRow(
      'excerpt',
      '.excerpt',
      (text) => (text.trim() === '' ? null : showableText(text)),
      (text) => ({
        lastMessage: excerpt(text),
      }),
    ),
    ofRow(
      'own words',
      '.excerpt',
      () => null,
      (text) => ({ lastMessage: excerpt(text, { direction: 'outbound' }) }),
    ),
    ofRow(
      'draft',
      '.excerpt',
      () => null,
      () => ({}),
      (text) => text,
    ),
    ofRow(
      'topics, groups and holder',
      '.meta',
      () => null,
      (text) => ({
        topics: [text],
        contact: contact('Léa', { groups: [text] }),
        assignee: { ...COLLEAGUE, name: text },
      }),
    ),
    ofThread('contact name', 'h2 bdi', NAME, (name) => ({ interaction: { contact: contact(name) } })),
    ofThread('handle and group', '.groups bdi', NAME, (text) => ({
      interaction: { contact: contact('Léa', { handle: text, groups: [text] }) },
    })),
    ofThread(
      'holder',
      '.assignee',
      () => null,
      (name) => ({ interaction: { assignee: { ...COLLEAGUE, name } } }),
    ),
    ofThread('topic', '.topics bdi', NAME, (text) => ({ interaction: { topics: [text], tags: [text] } })),
    ofThread('account', '.account bdi', NAME, (name) => ({
      session: { channels: session().channels.map((channel) => ({ ...channel, name })) },
    })),
    ofThread(
      'who writes and looks',
      '.typing bdi',
      () => null,
      (name) => ({
        thread: {
          typing: { contact: false, agents: [{ id: 'b', name }] },
          viewing: [{ id: 'c', name }],
        },
      }),
    ),
    stored('availability', 'inlay-availability', '.word', NAME, (label) => {
      const state = { id: 'lunch', kind: 'away', label } as const;
      const { agent } = session();
      const mine = session({ agent: { ...agent, availability: state }, availabilities: [state] });
      return { session: { status: 'ready', value: mine, error: null, skewMs: 0 } };
    }),
    stored(
      'panel: toast',
      'inlay-panel',
      '.toast p',
      () => null,
      (name) => ({
        openId: null,
        notice: { id: 1, tone: 'info', key: 'assigned', name },
      }),
    ),
    stored(
      'panel: toast of what is no more in the filter',
      'inlay-panel',
      '.toast p',
      () => null,
      (value) => ({
        openId: null,
        notice: { id: 1, tone: 'info', key: 'filter-gone', gone: [{ field: 'tags', value }] },
      }),
    ),
    leaf(
      'filters',
      'inlay-filter-form',
      'button',
      () => null,
      (text) => {
        const channels = session().channels.map((channel) => ({ ...channel, name: text }));
        const catalogue = {
          topics: [text],
          tags: [text],
          contactGroups: [text],
          vipGroups: [text],
          teams: [{ id: 't', name: text }],
        };
        return { filter: {}, session: session({ channels, catalogue }), strings: en };
      },
    ),
    ofList('search', '.search input', LINE, (search) => ({ filter: { queue: 'new', search } })),
    ofList(
      'topic among the filters',
      '.chip bdi',
      NAME,
      (topic) => ({ filter: { queue: 'new', topics: [topic] } }),
      (topic) => ({ catalogue: { ...session().catalogue, topics: [topic] } }),
    ),
    ofList(
      'topic among the filters that is no more',
      '.chip bdi',
      (text) => {
        const shown = NAME(text);
        return shown === null ? null : en.filters.gone(shown);
      },
      (topic) => ({ filter: { queue: 'new', topics: [topic] } }),
    ),
    ofList(
      'account among the filters',
      '.chip bdi',
      NAME,
      () => ({ filter: { queue: 'new', channelIds: ['ch-facebook'] } }),
      (name) => ({ channels: session().channels.map((channel) => ({ ...channel, name })) }),
    ),
  ];
}
