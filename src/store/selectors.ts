import type { Feature, Session } from '../model/agent.ts';
import type { Channel } from '../model/channel.ts';
import type { QueueCounts } from '../model/interaction-list.ts';
import type { Interaction } from '../model/interaction.ts';
import type { PendingEntry } from './pending-entry.ts';
import type {
  AppState,
  ComposerSlice,
  ConnectionSlice,
  DirectorySlice,
  ListSlice,
  Notice,
  Preferences,
  SessionSlice,
  ThreadSlice,
} from './state.ts';

/** Reads one thing from the state. What it returns is stored or remembered: the same state gives the same reference. */
export type Selector<T> = (state: AppState) => T;

export const selectSessionSlice = (state: AppState): SessionSlice => state.session;
export const selectSession = (state: AppState): Session | null => state.session.value;
export const selectConnection = (state: AppState): ConnectionSlice => state.connection;
export const selectList = (state: AppState): ListSlice => state.list;
export const selectCounts = (state: AppState): QueueCounts | null => state.list.counts;
export const selectOpenId = (state: AppState): string | null => state.openId;
export const selectDirectory = (state: AppState): DirectorySlice => state.directory;
export const selectPreferences = (state: AppState): Preferences => state.preferences;
export const selectNotice = (state: AppState): Notice | null => state.notice;
export const selectHostContext = (state: AppState): AppState['host'] => state.host;
/** What the agent did with messages and the backend has not taken. */
export const selectPending = (state: AppState): readonly PendingEntry[] => state.pending;

/** How many messages of this agent have not been taken by the backend yet. */
export const selectWaitingCount = (state: AppState): number => state.outbox.waiting.length;

/** Whether the agent holds as many interactions as they may (Q7). */
export const selectIsAtCapacity = (state: AppState): boolean => {
  const limits = state.session.value?.limits;
  return limits !== undefined && limits.held >= limits.capacity;
};

/** An interaction by its id; null while it is not known. */
export const selectInteraction =
  (id: string | null): Selector<Interaction | null> =>
  (state) =>
    id === null ? null : (state.interactions[id] ?? null);

/** A thread by its interaction; null where it was never read. */
export const selectThread =
  (interactionId: string | null): Selector<ThreadSlice | null> =>
  (state) =>
    interactionId === null ? null : (state.threads[interactionId] ?? null);

/** What is being written in an interaction; null for nothing. `EMPTY_COMPOSER` says what nothing looks like. */
export const selectComposer =
  (interactionId: string | null): Selector<ComposerSlice | null> =>
  (state) =>
    interactionId === null ? null : (state.composers[interactionId] ?? null);

/** A channel by its id; null for one that the agent may not handle. */
export const selectChannel =
  (channelId: string | null): Selector<Channel | null> =>
  (state) =>
    state.session.value?.channels.find(({ id }) => id === channelId) ?? null;

/** The channel of an interaction; null where either is not known. */
export const selectChannelOf =
  (interactionId: string | null): Selector<Channel | null> =>
  (state) => {
    const interaction = selectInteraction(interactionId)(state);
    return interaction === null ? null : selectChannel(interaction.channelId)(state);
  };

/** Whether the administrator has a feature on; false before the session is there. */
export const selectHasFeature =
  (feature: Feature): Selector<boolean> =>
  (state) =>
    state.session.value?.features.includes(feature) ?? false;
