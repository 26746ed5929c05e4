import type { Session } from '../model/agent.ts';
import { createLastWords, type LastWords, type Unsaved } from './last-words.ts';
import { keepPreferences, keptPreferences, scopeOf, type PreferenceStorage } from './preferences.ts';
import { goneFromFilter } from '../model/gone-filter.ts';
import type { AppActions } from './state.ts';
import { createThreadLive, type ThreadLive } from './thread-live.ts';
import type { Threads } from './threads-slice.ts';
import { saysSame, type KeptDraft } from './storage/agent-storage.ts';
import { createAnsweringActions, type AnsweringActions } from './answering.ts';
import { createComposerActions, type ComposerActions } from './composers-slice.ts';
import { createDirectoryActions, type DirectoryActions } from './directory-slice.ts';
import { createMovingActions, type MovingActions } from './moving-slice.ts';
import { createDrafts } from './drafts.ts';
import { createActivities } from './activities.ts';
import { createCalls } from './calls-slice.ts';
import type { CallsActions } from './call-state.ts';
import { createAudit } from './audit-slice.ts';
import type { Engine } from './engine.ts';
import type { TabWord } from './keep.ts';
import { openKeep } from './open-keep.ts';
import { createInteractionActions, type InteractionActions } from './interactions-slice.ts';
import type { OutcomeActions } from './outcome-state.ts';
import { createOutcomes } from './outcomes-slice.ts';
import { readOwnWork } from './own-work.ts';
import { createSight } from './sight.ts';
import { createOutcomeKeep } from './storage/outcome-keep.ts';
import { createOutbox } from './outbox.ts';
import { createOutboxSender } from './outbox-sender.ts';
import { createKeptWriting } from './kept-writing.ts';
import type { AnnotationActions } from './annotation-actions.ts';
import { createAnnotations } from './annotations.ts';
import type { AgentPreferencesActions } from './agent-preferences-actions.ts';
import { createAgentPreferences } from './agent-preferences-slice.ts';
import type { AnnouncingActions } from './announcement.ts';
import { createAnnouncing } from './announcing.ts';
import type { CardActions } from './card-state.ts';
import { createCards } from './cards-slice.ts';
import { takeNotes } from './notes.ts';
import { createPendingActions, type PendingActions } from './pending-actions.ts';
import { followMessages } from './removed.ts';
import type { Translator } from '../model/translator.ts';
import { createTranscriptActions } from './transcripts-slice.ts';
import { createTranslationCopies } from './translation-copies.ts';
import { createTranslations, type TranslationActions } from './translations-slice.ts';
import { createQuickReplies, type QuickReplyActions } from './quick-replies-slice.ts';
import { createTemplateActions, type TemplateActions } from './templates-slice.ts';
import { createUploads, type UploadActions } from './uploads.ts';
import { createKeptFiles } from './storage/kept-files.ts';
import { latePart } from '../model/late-part.ts';
import type { PresenceTable } from '../model/host-presence.ts';
import type * as HostWork from './host-work.ts';
import { createViewing, type Viewing } from './viewing.ts';
import { createWorkRules } from './work-rules-slice.ts';
import { createBulk, type Bulk } from './bulk-slice.ts';

/** Between two attempts to load what could not be had. */
const RETRY_MS = 2_000;
const loadHostWork = (): Promise<typeof HostWork> => import('./host-work.ts');

/** Everything that the agent does to an interaction, writing and sending above all: loaded beside the first screen, which can do without. */
export interface Writing {
  readonly actions: TranslationActions &
    Viewing['actions'] &
    Pick<AppActions, 'refreshAttachment' | 'sendTranscript'> &
    Bulk['actions'] &
    DirectoryActions &
    MovingActions &
    CallsActions &
    ComposerActions &
    AnsweringActions &
    QuickReplyActions &
    TemplateActions &
    UploadActions &
    PendingActions['actions'] &
    AnnotationActions &
    CardActions &
    Pick<AppActions, 'dismissClicked'> &
    AgentPreferencesActions &
    AnnouncingActions &
    OutcomeActions &
    InteractionActions;
  /** What happens to threads that are read already. */
  readonly live: ThreadLive;
  /** Opens what is kept for the agent, shows it, and sends what waits. */
  open(session: Session): Promise<void>;
  /** Says that a composer has changed by the agent's hand. */
  readonly changed: (interactionId: string) => void;
  /** Keeps everything now, as the page may go away with the return of this call. */
  flush(): void;
  /** Sends what waits and is due. */
  resume(): void;
  /** Reads again how work is done. */
  rereadRules(): void;
  /** Tries everything that waits at once, as the connection is back. */
  drainAll(): void;
  /** Removes what is kept of the agent, here and by word in the other tabs. */
  clear(): Promise<void>;
  /** Lets go of storage and channel once what is on its way has been kept. */
  close(): void;
}

/** Where what is written is kept. */
export interface WritingOptions {
  /** Null keeps in memory alone. */
  readonly databases: IDBFactory | null;
  /** For what was being written when the page went away. */
  readonly quickStorage: PreferenceStorage | null;
  /** Loads what translates; undefined where nothing does. */
  readonly translator: (() => Promise<Translator>) | undefined;
  readonly threads: Threads;
  /** What the host may have done in the panel. */
  readonly parts: Pick<AppActions, 'open' | 'setAvailability'>;
  /** The host's words for availabilities. */
  readonly presence: PresenceTable | undefined;
  /** The agent has signed out in another tab. */
  readonly onSignedOut: () => void;
  /** The agent holds more or fewer interactions than before. */
  readonly onHeldChanged: () => void;
}

/** Brings drafts, outbox, sender and uploads of one store together. */
export function createWriting(engine: Engine, options: WritingOptions): Writing {
  const { databases, quickStorage, onSignedOut } = options;
  let lastWords: LastWords | null = null;
  const drafts = createDrafts(engine);
  const outbox = createOutbox(engine, drafts);
  const sender = createOutboxSender(engine, outbox);
  const pending = createPendingActions(engine);
  engine.onReduce(followMessages);
  engine.onReduce(takeNotes);

  const translationCopies = createTranslationCopies(engine, databases);
  const translations = createTranslations(engine, options.translator, translationCopies);
  const viewing = createViewing(engine);
  const workRules = createWorkRules(engine);
  const bulk = createBulk(engine);
  const agentPreferences = createAgentPreferences(engine);
  const announcing = createAnnouncing(engine);
  const live = createThreadLive(engine, options.threads);
  const uploads = createUploads(engine, drafts, createKeptFiles(databases));
  const outcomeKeep = createOutcomeKeep(databases);
  const calls = createCalls(engine, quickStorage);
  const activities = createActivities(engine, outcomeKeep, calls.timesOf);
  const outcomes = createOutcomes(engine, outcomeKeep, activities);
  const audit = createAudit(engine, quickStorage);
  const replies = createQuickReplies(engine, { databases, quickStorage });

  const unsaved = createKeptWriting(engine, quickStorage);

  const onWord = (word: TabWord): void => {
    switch (word.type) {
      case 'draft':
        drafts.hear(word.interactionId, word.newer);
        return;
      case 'outbox': {
        const { taken } = word;
        if (taken !== null) {
          engine.commit((change) => {
            change.addMessage(taken);
          });
        }
        // The tab that keeps a message may go before it has sent it; whoever holds the lock sends.
        void outbox.refresh().then(sender.resume);
        return;
      }
      case 'pending':
        // The tab that did it may go before the backend has it.
        void pending.refresh().then(() => {
          pending.resume();
        });
        return;
      case 'activities':
        void activities.refresh();
        return;
      case 'signed-out':
        onSignedOut();
    }
  };

  /** Keeps what a page left in going, then reads the drafts so changed. */
  const withLastWords = async (
    kept: readonly KeptDraft[],
    left: readonly Unsaved[],
  ): Promise<readonly KeptDraft[]> => {
    const { keep } = engine;
    if (keep === null || left.length === 0) return kept;
    for (const { draft, seen, begun } of left) {
      const present = await keep.storage.readDraft(draft.interactionId);
      const hadIt = present !== null && begun !== null && begun !== undefined && saysSame(present, begun);
      await keep.storage.saveDraft(draft, hadIt ? present.revision : seen);
    }
    return (await keep.storage.read()).drafts;
  };

  const composer = createComposerActions(engine, { outbox, sender, onChanged: (id) => drafts.changed(id) });
  const forgetting = async (id: string, sent: Promise<boolean>): Promise<boolean> => {
    const isSent = await sent;
    if (isSent) lastWords?.forget(id);
    return isSent;
  };

  const sight = createSight(engine, { viewing, announcing });
  const acting = new Set<string>();
  const cards = createCards(engine);
  const interactionActions = createInteractionActions(engine, {
    onHeldChanged: options.onHeldChanged,
    onActing: announcing.acting,
    acting,
    outcomes,
    activities,
  });
  if (engine.host.capabilities.size > 0) {
    void latePart(loadHostWork, () => engine.pause(RETRY_MS).then(() => !engine.hasEnded)).then(
      ({ followInHost }) => {
        if (!engine.hasEnded)
          followInHost(
            engine,
            {
              ...options.parts,
              ...interactionActions,
              ...cards,
              hearCall: calls.hear,
              isActing: (id) => acting.has(id),
              setShownByHost: sight.setShownByHost,
            },
            options.presence ?? {},
          );
      },
      () => undefined,
    );
  }

  return {
    actions: {
      ...translations.actions,
      ...viewing.actions,
      ...createAnsweringActions(engine, (id) => {
        drafts.changed(id);
      }),
      ...createTranscriptActions(engine),
      ...composer,
      send: (id) => forgetting(id, composer.send(id)),
      sendAnyway: (id) => forgetting(id, composer.sendAnyway(id)),
      ...uploads.actions,
      ...pending.actions,
      ...createAnnotations(engine, pending),
      ...cards,
      ...agentPreferences.actions,
      notifyHost: async (notice, kind) => {
        const { capabilities } = engine.host;
        if (kind === 'offer' && capabilities.has('offers')) return true;
        return capabilities.has('notify') && (await engine.host.notify(notice)).ok;
      },
      ...replies.actions,
      ...createTemplateActions(engine, outbox, sender, replies.cache),
      ...interactionActions,
      dismissClicked: () => {
        engine.commit((change) => {
          change.patch({ clicked: null });
        });
      },
      ...outcomes.actions,
      ...audit.actions,
      ...createDirectoryActions(engine),
      ...createMovingActions(engine),
      ...calls.actions,
      ...bulk.actions,
      ...live.actions,
    },
    live: {
      ...live,
      resync: async () => {
        await Promise.all([live.resync(), readOwnWork(engine)]);
      },
    },
    open: async (session) => {
      const gone = goneFromFilter(keptPreferences(quickStorage, session)['filter'], session);
      if (gone.length > 0) {
        // Kept without it, so that it is told once.
        keepPreferences(quickStorage, scopeOf(session), engine.state.preferences);
        engine.notify({ tone: 'info', key: 'filter-gone', gone });
      }
      const found = await openKeep(engine, session, { databases, drafts, onWord });
      lastWords = createLastWords(quickStorage, scopeOf(session), engine.makeId());
      drafts.begin(await withLastWords(found.drafts, lastWords.take()));
      outbox.begin(found.outbox);
      pending.begin(found.pending);
      outcomeKeep.begin(scopeOf(session));
      audit.begin(scopeOf(session));
      void outcomeKeep.read().then((kept) => {
        if (kept === null || engine.hasEnded) return;
        outcomes.begin(kept.drafts);
        activities.begin(kept.activities);
      });
      replies.begin(scopeOf(session));
      unsaved.begin(scopeOf(session));
      void uploads.begin(scopeOf(session));
      sender.drainAll();
      pending.drainAll();
      translations.begin(scopeOf(session));
      viewing.resume();
      workRules.read();
      bulk.read();
      agentPreferences.read();
      engine.commit((change) => {
        change.patch({ hostNotifies: engine.host.capabilities.has('notify'), keeps: true });
      });
      announcing.begin(session);
      calls.begin(scopeOf(session));
      void readOwnWork(engine);
    },
    rereadRules: () => {
      workRules.read();
      bulk.read();
      agentPreferences.read();
    },
    changed: drafts.changed,
    flush: () => {
      sight.setPageSeen(false);
      drafts.flush();
      unsaved.flush();
      lastWords?.leave(drafts.unsaved());
      // Where the page lives on, the database has them before long.
      void drafts.idle().then(() => lastWords?.leave(drafts.unsaved()));
    },
    resume: () => {
      sender.resume();
      activities.drain();
      sight.setPageSeen(true);
    },
    drainAll: () => {
      sender.drainAll();
      pending.drainAll();
      activities.drain();
      uploads.resume();
    },
    clear: async () => {
      const { keep } = engine;
      lastWords?.clear();
      calls.clear();
      unsaved.clear();
      const forgotten = Promise.all([
        replies.cache.clear(),
        translationCopies.clear(),
        uploads.clear(),
        outcomeKeep.clear(),
      ]);
      const cleared = keep?.storage.clear();
      keep?.tell({ type: 'signed-out' });
      await Promise.all([cleared, forgotten]);
    },
    close: () => {
      const { keep } = engine;
      announcing.end();
      void drafts.idle().then(() => {
        keep?.close();
        uploads.close();
        outcomeKeep.close();
      });
    },
  };
}
