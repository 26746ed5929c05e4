import type { Session } from '../../src/model/agent.ts';
import type { BulkCount, BulkResolution } from '../../src/model/bulk-resolution.ts';
import type { Client, EventListener, InteractionOutcome } from '../../src/model/client.ts';
import type { InlayEvent } from '../../src/model/event.ts';
import { compareInteractions, matchesFilter } from '../../src/model/interaction-list.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import {
  compareMessages,
  type Message,
  type NetworkAction,
  type OutgoingMessage,
} from '../../src/model/message.ts';
import { withAction } from '../../src/model/message-actions.ts';
import type { PlacedNote } from '../../src/model/note.ts';
import { withNote } from '../../src/model/note-rules.ts';
import { fail, ok, type Result } from '../../src/model/result.ts';
import type { Survey } from '../../src/model/survey.ts';
import { withTags } from '../../src/model/tag.ts';
import type { Translation, TranslationSettings } from '../../src/model/translation.ts';
import type { OriginalPost } from '../../src/model/post.ts';
import type { QuickReply, ReplyShelf } from '../../src/model/quick-reply.ts';
import type { TemplateShelf } from '../../src/model/template.ts';
import type { AuditEntry } from '../../src/model/audit.ts';
import type { Outcome, OutcomeValues } from '../../src/model/outcome.ts';
import { DEFAULT_WORK_SETTINGS, type WorkRules } from '../../src/model/work-rules.ts';
import { DEFAULT_AGENT_PREFERENCES, type AgentPreferences } from '../../src/model/agent-preferences.ts';
import type { ContactCard, ContactChange } from '../../src/model/contact-card.ts';
import { QUEUES, queueOf } from '../../src/model/status.ts';
import { ME, message as sampleMessage, session as sampleSession } from './sample-data.ts';

/** What becomes of one attempt to send: `lost-before` never arrives, `lost-after` is done but its answer is lost. */
export type SendFate = 'taken' | 'lost-before' | 'lost-after' | Result<never>;

/**
 * A small backend behind the `Client` port, for tests of the store: it keeps what it is given, takes each key once, and
 * tells its listeners. What a test sets (`fate`, `answer`, `deliver`) decides about faults and order.
 */
export class FakeBackend {
  readonly interactions = new Map<string, Interaction>();
  readonly messages = new Map<string, Message>();
  /** Every attempt to send, in the order of arrival, those that were lost included. */
  /** Ids of messages that were sent again by the agent's word. */
  readonly resends: string[] = [];
  readonly posts = new Map<string, OriginalPost>();
  /** Ids of messages that were taken back. */
  readonly takenBack: string[] = [];
  /** What a message says again once its new wording was taken back. */
  readonly wordingsBefore = new Map<string, Message>();
  readonly attempts: OutgoingMessage[] = [];
  /** What was taken, once each. */
  readonly taken: OutgoingMessage[] = [];
  readonly notes = new Map<string, PlacedNote>();
  session: Session = sampleSession();
  agentId: string = ME.id;
  pageSize = 50;
  /** Off, the backend takes the same key again: the control of what must never happen. */
  takesKeysOnce = true;
  fate: (message: OutgoingMessage) => SendFate = () => 'taken';
  /** Brings an answer to its asker. */
  answer: <T>(name: string, value: T) => Promise<T> = async (_name, value) => value;
  /** Brings an event to one listener. */
  deliver: (event: InlayEvent, bring: () => void) => void = (_event, bring) => {
    bring();
  };
  /** What was asked to be translated, by interaction. */
  readonly translationSettings = new Map<string, TranslationSettings>();
  /** How a text is translated: as itself in brackets, after its language. */
  translate: (
    text: string,
    pair: { readonly from: string | null; readonly to: string },
  ) => Result<Translation> = (text, { from, to }) => ok({ text: `[${to}] ${text}`, from: from ?? 'fr', to });
  /** Hears of each call by name. */
  readonly calls: { readonly name: keyof Client; readonly args: readonly unknown[] }[] = [];
  /** Instead of the usual answer of a call. */
  readonly refusals: Partial<Record<keyof Client, Result<never>>> = {};

  preferences: AgentPreferences = DEFAULT_AGENT_PREFERENCES;
  /** What is known of contacts, by interaction. */
  readonly cards = new Map<string, ContactCard>();

  readonly surveys = new Map<string, Survey>();
  bulkCount: BulkCount = { count: 3, withoutTopic: 0, withoutDisposition: 0 };
  /** What was resolved together, the newest last. */
  readonly bulks: BulkResolution[] = [];
  readonly outcomes = new Map<string, Outcome>();
  /** The newest first. */
  audit: readonly AuditEntry[] = [];
  workRules: WorkRules = { settings: DEFAULT_WORK_SETTINGS, skills: [], ownSkillIds: [] };
  shelf: ReplyShelf = { collections: [], replies: [], version: 'v0' };
  templates: TemplateShelf = { templates: [], fetchedAt: 0, stale: false, unsupported: 0 };
  readonly #keys = new Map<string, Message>();
  readonly #listeners = new Set<EventListener>();
  #time = 1_000;

  constructor(interactions: readonly Interaction[] = [], messages: readonly Message[] = []) {
    for (const one of interactions) this.interactions.set(one.id, one);
    for (const one of messages) this.messages.set(one.id, one);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  callsOf(name: keyof Client): readonly (readonly unknown[])[] {
    return this.calls.filter((call) => call.name === name).map(({ args }) => args);
  }

  thread(interactionId: string): readonly Message[] {
    return [...this.messages.values()]
      .filter((one) => one.interactionId === interactionId)
      .sort(compareMessages);
  }

  emit(event: InlayEvent): void {
    for (const listener of [...this.#listeners]) {
      this.deliver(event, () => {
        if (this.#listeners.has(listener)) listener.onEvent(event);
      });
    }
  }

  /** Tells every listener that the stream is back, or that it must read anew. */
  async reset(): Promise<void> {
    await Promise.all([...this.#listeners].map((listener) => listener.onReset()));
  }

  signal(signal: Parameters<EventListener['onSignal']>[0]): void {
    for (const listener of this.#listeners) listener.onSignal(signal);
  }

  setStream(state: Parameters<EventListener['onState']>[0]): void {
    for (const listener of this.#listeners) listener.onState(state);
  }

  /** Changes an interaction as the backend would: one version up, and told. */
  change(id: string, part: Partial<Interaction>): Interaction {
    const present = this.interactions.get(id);
    if (present === undefined) throw new Error(`no interaction ${id}`);
    const changed = { ...present, ...part, version: present.version + 1 };
    this.interactions.set(id, changed);
    this.emit({ type: 'interaction.changed', interaction: changed });
    return changed;
  }

  add(interaction: Interaction): void {
    this.interactions.set(interaction.id, interaction);
    this.emit({ type: 'interaction.changed', interaction });
  }

  remove(id: string): void {
    this.interactions.delete(id);
    this.emit({ type: 'interaction.removed', interactionId: id });
  }

  /** Keeps how resolving many is going, without telling. */
  putBulk(bulk: BulkResolution): BulkResolution {
    const at = this.bulks.findIndex(({ id }) => id === bulk.id);
    this.bulks.splice(at < 0 ? this.bulks.length : at, 1, bulk);
    return bulk;
  }

  outcomeOf(id: string): Outcome {
    return (
      this.outcomes.get(id) ?? {
        interactionId: id,
        revision: 0,
        skillId: null,
        disposition: null,
        resolutionReason: null,
        notes: '',
        savedBy: null,
        savedAt: null,
        endedBy: null,
        direction: 'inbound',
        afterWork: null,
      }
    );
  }

  /** Saves an outcome as the backend does, and tells both of what it is about. */
  putOutcome(id: string, values: OutcomeValues): InteractionOutcome {
    const { dispositionId, resolutionReason, notes, status, topics, tags } = values;
    const present = this.outcomeOf(id);
    const outcome: Outcome = {
      ...present,
      revision: present.revision + 1,
      disposition: dispositionId === null ? null : { id: dispositionId, label: dispositionId },
      resolutionReason,
      notes,
      savedBy: { id: this.agentId, name: this.session.agent.name },
      savedAt: this.tick(),
    };
    this.outcomes.set(id, outcome);
    const interaction = this.change(id, { status, topics, tags });
    this.emit({ type: 'outcome.changed', outcome });
    return { interaction, outcome };
  }

  /** Keeps a note and tells of it, as the backend does: on its message, or by itself. */
  putNote(note: PlacedNote): PlacedNote {
    this.notes.set(note.id, note);
    const message = note.messageId === null ? undefined : this.messages.get(note.messageId);
    if (message !== undefined) this.put({ ...message, notes: withNote(message.notes, note) });
    else this.emit({ type: 'note.changed', note });
    return note;
  }

  /** Changes what is known of the contact of an interaction, and tells of it. */
  putCard(id: string, { attributes = {}, record }: ContactChange): ContactCard {
    const present = this.cards.get(id);
    if (present === undefined) throw new Error(`no card of ${id}`);
    const card = {
      ...present,
      version: present.version + 1,
      record: record === undefined ? present.record : record,
      attributes: present.attributes.map((one) => {
        const value = attributes[one.id];
        return value === undefined ? one : { ...one, value };
      }),
    };
    this.cards.set(id, card);
    this.emit({ type: 'contact.changed', contactIds: [card.contact.id] });
    return card;
  }

  #changeNote(id: string, version: number, part: Partial<PlacedNote>): Result<PlacedNote> {
    const present = this.notes.get(id);
    if (present === undefined) return fail('not-found', id);
    if (present.version !== version)
      return fail('conflict', 'stale', { type: 'stale-version', current: present });
    return ok(this.putNote({ ...present, ...part, editedAt: this.tick(), version: version + 1 }));
  }

  #takeBack(id: string): Result<Message> {
    const present = this.messages.get(id);
    if (present?.delivery?.state === 'cancelled') return ok(present);
    if (present?.delivery?.state !== 'sending')
      return fail('rejected', 'it has left', { type: 'nothing-to-take-back' });
    this.takenBack.push(id);
    const before = this.wordingsBefore.get(id);
    if (before !== undefined) return ok(this.put(before));
    return ok(
      this.put({ ...present, delivery: { ...present.delivery, state: 'cancelled', undoUntil: null } }),
    );
  }

  #resend(id: string): Result<Message> {
    const present = this.messages.get(id);
    const state = present?.delivery?.state;
    if (present === undefined || (state !== 'failed' && state !== 'unknown'))
      return fail('rejected', 'it is on its way', { type: 'nothing-to-resend' });
    this.resends.push(id);
    return ok(
      this.put({
        ...present,
        delivery: { state: 'sending', reason: null, detail: null, at: (present.delivery?.at ?? 0) + 1 },
      }),
    );
  }

  /** Another state of the quick replies, under another version. */
  setReplies(replies: readonly QuickReply[]): void {
    this.shelf = { ...this.shelf, replies, version: `v${this.tick()}` };
  }

  #keepReply(reply: QuickReply): QuickReply {
    this.setReplies([...this.shelf.replies.filter(({ id }) => id !== reply.id), reply]);
    return reply;
  }

  /** A message comes in or changes. */
  put(message: Message): Message {
    this.messages.set(message.id, message);
    this.emit({ type: 'message.changed', message });
    return message;
  }

  /** The next moment on the backend's clock. */
  tick(): number {
    this.#time += 1;
    return this.#time;
  }

  client(): Client {
    const call = async <T>(
      name: keyof Client,
      args: readonly unknown[],
      signal: AbortSignal | undefined,
      work: () => Result<T>,
    ): Promise<Result<T>> => {
      this.calls.push({ name, args });
      const result = this.refusals[name] ?? work();
      const answered = await unlessAborted(this.answer(name, result), signal);
      return signal?.aborted === true ? fail('offline', 'aborted') : answered;
    };
    const found = (id: string): Result<Interaction> => {
      const one = this.interactions.get(id);
      return one === undefined ? fail('not-found', `no interaction ${id}`) : ok(one);
    };
    const versioned = (id: string, version: number, part: Partial<Interaction>): Result<Interaction> => {
      const present = this.interactions.get(id);
      if (present === undefined) return fail('not-found', `no interaction ${id}`);
      if (present.version !== version)
        return fail('conflict', 'stale', { type: 'stale-version', current: present });
      return ok(this.change(id, part));
    };
    const offered = (offerId: string, part: Partial<Interaction>): Result<Interaction> => {
      const one = [...this.interactions.values()].find(({ offer }) => offer?.id === offerId);
      return one === undefined
        ? fail('rejected', 'offer ended', { type: 'offer-ended' })
        : ok(this.change(one.id, part));
    };

    return {
      session: (signal) => call('session', [], signal, () => ok(this.session)),
      setAvailability: (id, signal) =>
        call('setAvailability', [id], signal, () => {
          const availability = this.session.availabilities.find((one) => one.id === id);
          if (availability === undefined) return fail('invalid', 'no such availability');
          this.session = { ...this.session, agent: { ...this.session.agent, availability } };
          return ok(this.session);
        }),
      interactions: ({ filter, sort, cursor, limit = this.pageSize }, signal) =>
        call('interactions', [{ filter, sort, cursor }], signal, () => {
          const compare = compareInteractions(sort);
          const after = cursor === undefined ? null : (JSON.parse(cursor) as Interaction);
          const search = filter.search?.toLowerCase() ?? '';
          const all = [...this.interactions.values()]
            .filter((one) => matchesFilter(one, filter, this.agentId))
            .filter((one) => one.contact.name.toLowerCase().includes(search))
            .sort(compare)
            .filter((one) => after === null || compare(one, after) > 0);
          const size = Math.min(limit, this.pageSize);
          const items = all.slice(0, size);
          return ok({ items, next: all.length > size ? JSON.stringify(items.at(-1)) : null });
        }),
      counts: (filter, signal) =>
        call('counts', [filter], signal, () => {
          const all = [...this.interactions.values()].filter((one) =>
            matchesFilter(one, filter, this.agentId),
          );
          const counts = QUEUES.map((queue) => [
            queue,
            all.filter(({ status }) => queueOf(status) === queue).length,
          ]);
          return ok(Object.fromEntries(counts) as Record<(typeof QUEUES)[number], number>);
        }),
      interaction: (id, signal) => call('interaction', [id], signal, () => found(id)),
      changeInteraction: (id, version, part, signal) =>
        call('changeInteraction', [id, version, part], signal, () => versioned(id, version, part)),
      setBoomerang: (id, version, boomerang, signal) =>
        call('setBoomerang', [id, version, boomerang], signal, () =>
          versioned(id, version, {
            status: 'pending',
            waitingSince: null,
            slaDueAt: null,
            timer: null,
            returnsAt: boomerang.at,
          }),
        ),
      addTime: (id, version, signal) =>
        call('addTime', [id, version], signal, () => {
          const timer = this.interactions.get(id)?.timer ?? null;
          if (timer === null) return fail('rejected', 'no timer', { type: 'timer-ended' });
          return versioned(id, version, { timer: { ...timer, endsAt: timer.endsAt + 300_000 } });
        }),
      unassignAndClose: (id, version, signal) =>
        call('unassignAndClose', [id, version], signal, () =>
          versioned(id, version, { status: 'closed', assignee: null, timer: null }),
        ),
      assign: (id, version, to, signal) =>
        call('assign', [id, version, to], signal, () =>
          versioned(id, version, {
            assignee: to.agentId === null ? null : { id: to.agentId, name: `Agent ${to.agentId}` },
            teamId: to.teamId,
          }),
        ),
      acceptOffer: (id, signal) =>
        call('acceptOffer', [id], signal, () =>
          offered(id, { offer: null, assignee: { id: this.agentId, name: this.session.agent.name } }),
        ),
      declineOffer: (id, signal) => call('declineOffer', [id], signal, () => offered(id, { offer: null })),
      messages: (id, { cursor, limit = this.pageSize }, signal) =>
        call('messages', [id, { cursor }], signal, () => {
          if (!this.interactions.has(id)) return fail('not-found', `no interaction ${id}`);
          const before = cursor === undefined ? null : (JSON.parse(cursor) as Message);
          const all = this.thread(id).filter((one) => before === null || compareMessages(one, before) < 0);
          const items = all.slice(-Math.min(limit, this.pageSize));
          return ok({ items, next: items.length < all.length ? JSON.stringify(items[0]) : null });
        }),
      send: (message, signal) => this.#send(message, signal),
      resend: (id, signal) => call('resend', [id], signal, () => this.#resend(id)),
      survey: (id, signal) => call('survey', [id], signal, () => ok(this.surveys.get(id) ?? null)),
      countBulk: (selection, signal) => call('countBulk', [selection], signal, () => ok(this.bulkCount)),
      startBulk: (order, key, signal) =>
        call('startBulk', [order, key], signal, () => {
          const known = this.bulks.find(({ id }) => id === key);
          if (known !== undefined) return ok(known);
          return ok(
            this.putBulk({
              id: key,
              state: 'running',
              total: this.bulkCount.count,
              resolved: 0,
              leftOut: 0,
              reason: order.reason,
              startedAt: this.tick(),
              endedAt: null,
            }),
          );
        }),
      bulkResolutions: (signal) => call('bulkResolutions', [], signal, () => ok([...this.bulks].reverse())),
      cancelBulk: (id, signal) =>
        call('cancelBulk', [id], signal, () => {
          const known = this.bulks.find((one) => one.id === id);
          return known === undefined ? fail('not-found', id) : ok(known);
        }),
      workRules: (signal) => call('workRules', [], signal, () => ok(this.workRules)),
      post: (id, signal) => call('post', [id], signal, () => ok(this.posts.get(id) ?? null)),
      takeBack: (id, signal) => call('takeBack', [id], signal, () => this.#takeBack(id)),
      act: (id, action, key, signal) => this.#act(id, action, key, signal),
      dismissAction: (id, signal) =>
        call('dismissAction', [id], signal, () => {
          const present = this.messages.get(id);
          return present === undefined ? fail('not-found', id) : ok(this.put({ ...present, action: null }));
        }),
      upload: async (file, options) => {
        const { signal } = options;
        options.onProgress?.(0.5);
        const result = await call('upload', [file.name], signal, () =>
          ok({
            id: `file-${file.name}`,
            name: file.name,
            type: file.type,
            size: file.size,
            url: `/files/${file.name}`,
            thumbnailUrl: null,
            dimensions: null,
          }),
        );
        if (result.ok) options.onProgress?.(1);
        return result;
      },
      attachment: (id, signal) => call('attachment', [id], signal, () => fail('not-found', id)),
      markRead: (id, messageId, signal) =>
        call('markRead', [id, messageId], signal, () =>
          ok(this.change(id, { lastReadMessageId: messageId, unreadCount: 0 })),
        ),
      typing: (id, signal) => call('typing', [id], signal, () => ok(undefined)),
      quickReplies: (version, signal) =>
        call('quickReplies', [version], signal, () => ok(version === this.shelf.version ? null : this.shelf)),
      createQuickReply: (id, writing, signal) =>
        call('createQuickReply', [id, writing], signal, () =>
          ok(this.#keepReply({ id, version: 1, collectionId: null, ...writing })),
        ),
      changeQuickReply: (reply, writing, signal) =>
        call('changeQuickReply', [reply, writing], signal, () => {
          const present = this.shelf.replies.find(({ id }) => id === reply.id);
          if (present === undefined) return fail('not-found', `no reply ${reply.id}`);
          if (present.version !== reply.version)
            return fail('conflict', 'stale', { type: 'stale-version', current: present });
          return ok(this.#keepReply({ ...present, ...writing, version: present.version + 1 }));
        }),
      deleteQuickReply: ({ id }, signal) =>
        call('deleteQuickReply', [id], signal, () => {
          this.setReplies(this.shelf.replies.filter((reply) => reply.id !== id));
          return ok(undefined);
        }),
      templates: (channelId, refresh, signal) =>
        call('templates', [channelId, refresh], signal, () => ok(this.templates)),
      setViewing: (id, viewer, signal) =>
        call('setViewing', [id, viewer], signal, () => ok({ agents: [], leaseMs: 20_000 })),
      translationSettings: (id, signal) =>
        call('translationSettings', [id], signal, () => ok(this.translationSettings.get(id) ?? null)),
      setTranslationSettings: (id, settings, signal) =>
        call('setTranslationSettings', [id, settings], signal, () => {
          this.translationSettings.set(id, settings);
          return ok(undefined);
        }),
      translate: (text, pair, signal) =>
        call('translate', [text, pair], signal, () => this.translate(text, pair)),
      detectLanguage: (text, signal) => call('detectLanguage', [text], signal, () => ok('fr')),
      languages: (signal) =>
        call('languages', [], signal, () =>
          ok(['de', 'en', 'fr'].map((code) => ({ code, targets: ['de', 'en', 'fr'] }))),
        ),
      preferences: (signal) => call('preferences', [], signal, () => ok(this.preferences)),
      changePreferences: (change, signal) =>
        call('changePreferences', [change], signal, () => {
          this.preferences = { ...this.preferences, ...change };
          this.emit({ type: 'preferences.changed' });
          return ok(this.preferences);
        }),
      contact: (id, signal) =>
        call('contact', [id], signal, () => {
          const card = this.cards.get(id);
          return card === undefined ? fail('not-found', id) : ok(card);
        }),
      changeContact: (id, version, change, signal) =>
        call('changeContact', [id, version, change], signal, () => {
          const present = this.cards.get(id);
          if (present === undefined) return fail('not-found', id);
          if (present.version !== version)
            return fail('conflict', 'stale', { type: 'stale-version', current: present });
          return ok(this.putCard(id, change));
        }),
      earlier: (id, cursor, signal) =>
        call('earlier', [id, cursor], signal, () => {
          const contactId = this.interactions.get(id)?.contact.id;
          const all = [...this.interactions.values()]
            .filter((one) => one.contact.id === contactId && one.id !== id)
            .sort((a, b) => b.lastActivityAt - a.lastActivityAt);
          const at = Number(cursor ?? 0);
          const to = at + this.pageSize;
          return ok({ items: all.slice(at, to), next: to < all.length ? String(to) : null });
        }),
      sendTranscript: (id, { key, to, language }, signal) =>
        call('sendTranscript', [id, { key, to, language }], signal, () =>
          ok({ id: key, interactionId: id, state: 'sending', reason: null, at: this.tick() }),
        ),
      removeFromMessage: (id, removal, signal) =>
        call('removeFromMessage', [id, removal], signal, () => {
          const present = this.messages.get(id);
          if (present === undefined) return fail('not-found', id);
          const removed = { ...present.removed, [removal]: true };
          return ok(
            this.put(
              removal === 'content'
                ? { ...present, removed, text: '', attachments: [], extra: null }
                : { ...present, removed, author: { ...present.author, name: '' } },
            ),
          );
        }),
      removePost: (id, signal) =>
        call('removePost', [id], signal, () =>
          ok(this.change(id, { postRemoved: { content: true, author: false } })),
        ),
      changeTags: (id, change, key, signal) =>
        call('changeTags', [id, change, key], signal, () => {
          const present = this.messages.get(id);
          return present === undefined
            ? fail('not-found', id)
            : ok(this.put({ ...present, tags: withTags(present.tags, change) }));
        }),
      addNote: (place, text, key, signal) =>
        call('addNote', [place, text, key], signal, () => {
          const known = this.notes.get(key);
          if (known !== undefined) return ok(known);
          const author = { id: this.agentId, name: this.session.agent.name };
          return ok(
            this.putNote({
              id: key,
              version: 1,
              text,
              author,
              createdAt: this.tick(),
              editedAt: null,
              deleted: false,
              ...place,
            }),
          );
        }),
      editNote: (id, version, text, signal) =>
        call('editNote', [id, version, text], signal, () => this.#changeNote(id, version, { text })),
      deleteNote: (id, version, signal) =>
        call('deleteNote', [id, version], signal, () =>
          this.#changeNote(id, version, { text: '', deleted: true }),
        ),
      conversationNotes: (id, signal) =>
        call('conversationNotes', [id], signal, () =>
          ok(
            [...this.notes.values()].filter(
              (note) => note.interactionId === id && note.messageId === null && !note.deleted,
            ),
          ),
        ),
      outcome: (id, signal) => call('outcome', [id], signal, () => ok(this.outcomeOf(id))),
      saveOutcome: (id, { version, revision }, values, signal) =>
        call('saveOutcome', [id, version, values], signal, () => {
          const present = this.interactions.get(id);
          if (present === undefined) return fail('not-found', id);
          if (present.version !== version || this.outcomeOf(id).revision !== revision)
            return fail('conflict', 'stale', {
              type: 'stale-version',
              current: { interaction: present, outcome: this.outcomeOf(id) },
            });
          return ok(this.putOutcome(id, values));
        }),
      endConversation: (id, version, signal) =>
        call('endConversation', [id, version], signal, () => {
          const outcome = { ...this.outcomeOf(id), endedBy: 'agent' as const };
          this.outcomes.set(id, outcome);
          const changed = versioned(id, version, { waitingSince: null });
          return changed.ok ? ok({ interaction: changed.value, outcome }) : changed;
        }),
      endAfterWork: (id, signal) =>
        call('endAfterWork', [id], signal, () => {
          const outcome = { ...this.outcomeOf(id), afterWork: null };
          this.outcomes.set(id, outcome);
          return ok({ interaction: this.change(id, {}), outcome });
        }),
      confirmActivity: (id, activityId, signal) =>
        call('confirmActivity', [id, activityId], signal, () => ok(undefined)),
      audit: (id, cursor, signal) =>
        call('audit', [id, cursor], signal, () => {
          const all = this.audit.filter(({ interactionId }) => interactionId === id);
          const from = Number(cursor ?? 0);
          const items = all.slice(from, from + this.pageSize);
          return ok({ items, next: from + items.length < all.length ? String(from + items.length) : null });
        }),
      mute: (id, change, signal) =>
        call('mute', [id, change], signal, () => {
          const present = this.interactions.get(id);
          return present === undefined
            ? fail('not-found', id)
            : ok(this.change(id, { muted: { ...present.muted, ...change } }));
        }),
      mutes: (_cursor, signal) => call('mutes', [], signal, () => ok({ items: [], next: null })),
      elevate: (id, beginning, key, signal) =>
        call('elevate', [id, beginning, key], signal, () => fail('not-found', id)),
      beginOutbound: (beginning, key, signal) =>
        call('beginOutbound', [beginning, key], signal, () => fail('not-found', beginning.channelId)),
      contactLines: (id, signal) => call('contactLines', [id], signal, () => ok([])),
      transfer: (id, version, transfer, signal) =>
        call('transfer', [id, version, transfer], signal, () => {
          const { kind, id: to } = transfer.to;
          const assignee = kind === 'agent' ? { id: to, name: to } : null;
          return this.transferRefused ?? ok(this.change(id, { assignee }));
        }),
      directory: (query, signal) => call('directory', [query], signal, () => ok({ items: [], next: null })),
      subscribe: (_position, listener) => {
        this.#listeners.add(listener);
        listener.onState({ kind: 'live' });
        return () => this.#listeners.delete(listener);
      },
      close: () => undefined,
    };
  }

  /** Why nothing can be handed over; null where it can. */
  transferRefused: Result<never> | null = null;

  /** Every attempt at an action, those that got lost as well. */
  readonly acts: { readonly messageId: string; readonly action: NetworkAction; readonly key: string }[] = [];
  /** What becomes of an attempt at an action; it is done at once unless set. */
  actFate: (attempt: {
    readonly messageId: string;
    readonly action: NetworkAction;
    readonly key: string;
  }) => 'done' | 'lost-before' | 'lost-after' | Result<never> = () => 'done';
  readonly #acted = new Set<string>();

  async #act(
    messageId: string,
    action: NetworkAction,
    key: string,
    signal?: AbortSignal,
  ): Promise<Result<Message>> {
    const attempt = { messageId, action, key };
    this.calls.push({ name: 'act', args: [messageId, action, key] });
    this.acts.push(attempt);
    const fate = this.actFate(attempt);
    const present = this.messages.get(messageId);
    let result: Result<Message>;
    if (fate === 'lost-before') result = fail('offline', 'lost before');
    else if (typeof fate === 'object') result = fate;
    else if (present === undefined) result = fail('not-found', messageId);
    else {
      const isNew = !this.#acted.has(key);
      this.#acted.add(key);
      const after = isNew
        ? this.put({ ...present, networkState: withAction(present.networkState, action) })
        : present;
      result = fate === 'lost-after' ? fail('timeout', 'lost after') : ok(after);
    }
    const answered = await unlessAborted(this.answer('act', result), signal);
    return signal?.aborted === true ? fail('offline', 'aborted') : answered;
  }

  async #send(outgoing: OutgoingMessage, signal?: AbortSignal): Promise<Result<Message>> {
    this.calls.push({ name: 'send', args: [outgoing] });
    this.attempts.push(outgoing);
    const fate = this.fate(outgoing);
    let result: Result<Message>;
    if (fate === 'lost-before') result = fail('offline', 'lost before');
    else if (typeof fate === 'object') result = fate;
    else {
      const message = this.#take(outgoing);
      result = fate === 'lost-after' ? fail('timeout', 'lost after') : ok(message);
    }
    const answered = await unlessAborted(this.answer('send', result), signal);
    return signal?.aborted === true ? fail('offline', 'aborted') : answered;
  }

  #take(outgoing: OutgoingMessage): Message {
    const known = this.takesKeysOnce ? this.#keys.get(outgoing.clientId) : undefined;
    if (known !== undefined) return this.messages.get(known.id) ?? known;
    const at = this.tick();
    const message = sampleMessage(`m-${at}`, {
      interactionId: outgoing.interactionId,
      clientId: outgoing.clientId,
      direction: 'outbound',
      author: { kind: 'agent', id: this.agentId, name: this.session.agent.name },
      text: outgoing.text,
      translation: outgoing.translation ?? null,
      visibility: outgoing.visibility,
      sentAt: at,
      delivery: { state: 'sending', reason: null, detail: null, at },
    });
    this.#keys.set(outgoing.clientId, message);
    this.taken.push(outgoing);
    return this.put(message);
  }
}

/** The answer, or what every call of the port gives when its signal fires; leaves no listener behind. */
async function unlessAborted<T>(
  answer: Promise<Result<T>>,
  signal: AbortSignal | undefined,
): Promise<Result<T>> {
  let abort = (): void => undefined;
  const aborted = new Promise<Result<T>>((resolve) => {
    abort = () => resolve(fail('offline', 'aborted'));
  });
  signal?.addEventListener('abort', abort);
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}
