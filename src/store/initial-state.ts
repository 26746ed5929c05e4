import type { HostContext } from '../model/host.ts';
import type { AppState, ComposerSlice, Preferences } from './state.ts';

/** What an agent sees who has chosen nothing yet: everything that needs somebody, longest wait first. */
export const DEFAULT_PREFERENCES: Preferences = {
  listCollapsed: false,
  filter: { queue: 'new' },
  sort: 'waiting',
};

/** A composer in which nothing has been done; its visibility is put in when it is used. */
export const EMPTY_COMPOSER: ComposerSlice = {
  text: '',
  visibility: 'private',
  inReplyToId: null,
  attachments: [],
  refused: [],
  newer: [],
};

/** The state before `start`. */
export function initialState(host: HostContext): AppState {
  return {
    session: { status: 'idle', value: null, error: null, skewMs: 0 },
    connection: { stream: { kind: 'connecting' }, storage: 'durable' },
    list: {
      filter: DEFAULT_PREFERENCES.filter,
      sort: DEFAULT_PREFERENCES.sort,
      ids: [],
      status: 'idle',
      error: null,
      hasMore: false,
      loadingMore: false,
      counts: null,
    },
    interactions: {},
    threads: {},
    composers: {},
    translations: {},
    notes: {},
    noteDrafts: {},
    transcripts: {},
    agentPreferences: null,
    announcements: [],
    hostNotifies: false,
    cards: {},
    outbox: { waiting: [] },
    pending: [],
    bulk: null,
    workRules: null,
    directory: { search: '', items: [], status: 'idle', error: null },
    quickReplies: { status: 'idle', shelf: null, error: null, favourites: [], outdated: false },
    replyDrafts: {},
    cardDrafts: {},
    contactChanges: {},
    templates: {},
    templateDrafts: {},
    preferences: DEFAULT_PREFERENCES,
    openId: null,
    notice: null,
    host,
  };
}
