import type { Message } from '../model/message.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { isSameLanguage, TRANSLATION_MAX, type TranslationSettings } from '../model/translation.ts';
import type { Translator } from '../model/translator.ts';
import type { Engine } from './engine.ts';
import { selectHasFeature } from './selectors.ts';
import type { StateChange } from './state-change.ts';
import type { TranslationCopies } from './translation-copies.ts';
import type {
  AppActions,
  MessageTranslation,
  ReplyTranslation,
  TranslationPairRef,
  TranslationSlice,
} from './state.ts';

/** After so long without a key what was written is translated. */
const TYPING_PAUSE_MS = 500;
/** So long a send waits for what the agent asked for here to be read; then it says so and goes as it is. */
const SETTINGS_WAIT_MS = 3_000;
/** So many messages are translated at once. */
const AT_ONCE = 3;
/** From so many of the contact's newest messages their language is found out. */
const TOLD_BY = 5;

export type TranslationActions = Pick<
  AppActions,
  | 'loadTranslation'
  | 'translationChoice'
  | 'translationSupport'
  | 'setTranslation'
  | 'translateMessage'
  | 'translateReply'
  | 'leaveReply'
>;

const NOTHING: TranslationSlice = {
  status: 'ready',
  settings: null,
  contactLanguage: null,
  messages: {},
  reply: null,
  download: null,
};

/**
 * Translates what is on the screen and what is being written, as the agent has asked for in each interaction (X1, X2). What the
 * contact wrote is translated once and kept in the browser; the original stays what it is.
 */
export function createTranslations(
  engine: Engine,
  load: (() => Promise<Translator>) | undefined,
  copies: TranslationCopies,
): { readonly actions: TranslationActions; begin(scope: string): void } {
  let loaded: Promise<Translator> | null = null;
  /** What each message said when it was translated. */
  const texts = new Map<string, string>();
  const pauses = new Map<string, () => void>();
  const queue: (() => Promise<void>)[] = [];
  let running = 0;

  const isOn = (): boolean => load !== undefined && selectHasFeature('translation')(engine.state);
  const sliceOf = (id: string): TranslationSlice | undefined => engine.state.translations[id];
  const patch = (id: string, part: Partial<TranslationSlice>): void => {
    engine.commit((change) => {
      patchSlice(change, id, part);
    });
  };
  const withTranslator = async <T>(
    work: (translator: Translator) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    if (load === undefined) return fail('rejected', 'nothing translates here', { type: 'not-set-up' });
    loaded ??= load();
    try {
      return await work(await loaded);
    } catch (error) {
      loaded = null;
      return fail('offline', String(error));
    }
  };
  const onDownload =
    (id: string) =>
    (share: number): void => {
      patch(id, { download: share < 1 ? share : null });
    };

  const pump = (): void => {
    while (running < AT_ONCE && !engine.hasEnded) {
      const work = queue.shift();
      if (work === undefined) return;
      running += 1;
      void work().finally(() => {
        running -= 1;
        pump();
      });
    }
  };

  const setMessage = (id: string, messageId: string, translation: MessageTranslation): void => {
    const messages = sliceOf(id)?.messages;
    if (messages !== undefined) patch(id, { messages: { ...messages, [messageId]: translation } });
  };
  const translateOne = async (id: string, message: Message, settings: TranslationSettings): Promise<void> => {
    const pair: TranslationPairRef = { from: settings.contactLanguage, to: settings.agentLanguage };
    const copy = await copies.of(message, pair);
    const result =
      copy.found !== null
        ? ok(copy.found)
        : message.text.length > TRANSLATION_MAX
          ? fail('invalid', 'too long to be translated', { type: 'text-too-long' })
          : await withTranslator((translator) =>
              translator.translate(message.text, pair, { signal: engine.signal, onDownload: onDownload(id) }),
            );
    const slice = sliceOf(id);
    // Something else was asked for meanwhile, or the message says something else.
    if (slice?.settings !== settings || texts.get(message.id) !== message.text) return;
    if (!result.ok) {
      setMessage(id, message.id, { kind: 'failed', error: result.error, pair });
      return;
    }
    const { value } = result;
    if (copy.found === null) copy.keep(value);
    if (slice.contactLanguage === null) patch(id, { contactLanguage: value.from });
    setMessage(
      id,
      message.id,
      isSameLanguage(value.from, value.to) ? { kind: 'same' } : { kind: 'done', translation: value },
    );
  };

  /** The contact's language by what they wrote last; null where nothing tells it. */
  const detect = async (id: string): Promise<Result<string | null>> => {
    const words = (engine.state.threads[id]?.messages ?? [])
      .filter(({ message }) => message.direction === 'inbound' && message.text.trim() !== '')
      .slice(-TOLD_BY)
      .map(({ message }) => message.text);
    if (words.length === 0) return ok(null);
    return withTranslator((translator) =>
      translator.detect(words.join('\n').slice(-TRANSLATION_MAX), engine.signal),
    );
  };
  const targetFor = async (id: string): Promise<Result<string>> => {
    const known = sliceOf(id)?.contactLanguage ?? null;
    if (known !== null) return ok(known);
    const found = await detect(id);
    if (!found.ok) return found;
    if (found.value === null)
      return fail('invalid', 'the contact’s language is not known', { type: 'language-unknown' });
    if (sliceOf(id)?.contactLanguage === null) patch(id, { contactLanguage: found.value });
    return ok(found.value);
  };

  const setReply = (id: string, settings: TranslationSettings, reply: ReplyTranslation): void => {
    const slice = sliceOf(id);
    if (slice?.settings === settings && slice.reply?.source === reply.source) patch(id, { reply });
  };
  const translateWritten = async (id: string): Promise<void> => {
    pauses.get(id)?.();
    pauses.delete(id);
    const settings = sliceOf(id)?.settings;
    const source = engine.state.composers[id]?.text ?? '';
    if (settings?.replies !== true || source.trim() === '') return;
    patch(id, { reply: { source, kind: 'pending' } });
    const to = await targetFor(id);
    if (!to.ok) {
      setReply(id, settings, { source, kind: 'failed', error: to.error, pair: null });
      return;
    }
    const pair = { from: settings.agentLanguage, to: to.value };
    if (isSameLanguage(pair.from, pair.to)) {
      setReply(id, settings, { source, kind: 'left' });
      return;
    }
    const result = await withTranslator((translator) =>
      translator.translate(source, pair, { signal: engine.signal, onDownload: onDownload(id) }),
    );
    setReply(
      id,
      settings,
      result.ok
        ? { source, kind: 'done', translation: result.value }
        : { source, kind: 'failed', error: result.error, pair },
    );
  };
  /** Follows the hand: what is written anew is translated after a pause, what is gone is forgotten. */
  const follow = (id: string): void => {
    const slice = sliceOf(id);
    if (slice?.settings?.replies !== true) return;
    const source = engine.state.composers[id]?.text ?? '';
    if (source.trim() === '') {
      pauses.get(id)?.();
      if (slice.reply !== null) patch(id, { reply: null });
      return;
    }
    if (slice.reply?.source === source) return;
    pauses.get(id)?.();
    patch(id, { reply: { source, kind: 'pending' } });
    pauses.set(
      id,
      engine.after(TYPING_PAUSE_MS, () => void translateWritten(id)),
    );
  };

  const loadTranslation = async (id: string): Promise<void> => {
    const present = sliceOf(id);
    if (!isOn() || (present !== undefined && present.status !== 'failed')) return;
    patch(id, { ...NOTHING, status: 'loading' });
    const giveUp = engine.after(SETTINGS_WAIT_MS, () => {
      if (sliceOf(id)?.status === 'loading') patch(id, { status: 'failed' });
    });
    const read = await engine.client.translationSettings(id, engine.signal);
    giveUp();
    const { status } = sliceOf(id) ?? NOTHING;
    if (status === 'ready' || engine.hasEnded) return;
    if (!read.ok) {
      patch(id, { status: 'failed' });
      return;
    }
    patch(id, {
      status: 'ready',
      settings: read.value,
      contactLanguage: read.value?.contactLanguage ?? null,
    });
    follow(id);
  };

  engine.onCommit(({ before, state, messages }) => {
    if (before.threads !== state.threads || before.session.value?.features !== state.session.value?.features)
      for (const id of Object.keys(state.threads))
        if (state.translations[id] === undefined) void loadTranslation(id);
    if (before.composers !== state.composers)
      for (const id of Object.keys(state.translations))
        if (before.composers[id]?.text !== state.composers[id]?.text) follow(id);
    for (const { id, interactionId, text, removed } of messages) {
      if (removed.content) copies.drop(id);
      if (!texts.has(id) || texts.get(id) === text) continue;
      // Edited or removed: what it said before is not shown in any language.
      texts.delete(id);
      const { [id]: _, ...rest } = state.translations[interactionId]?.messages ?? {};
      patch(interactionId, { messages: rest });
    }
  });

  return {
    begin: (scope) => {
      copies.begin(scope);
      for (const id of Object.keys(engine.state.threads)) void loadTranslation(id);
    },
    actions: {
      loadTranslation,
      translationChoice: async (id) => {
        const languages = await withTranslator((translator) => translator.languages(engine.signal));
        if (!languages.ok) return languages;
        const found = await detect(id);
        return ok({ languages: languages.value, detected: found.ok ? found.value : null });
      },
      translationSupport: (pair) => withTranslator((translator) => translator.support(pair, engine.signal)),
      setTranslation: async (id, settings) => {
        const kept = await engine.client.setTranslationSettings(id, settings, engine.signal);
        if (!kept.ok) return kept;
        for (const { message } of engine.state.threads[id]?.messages ?? []) texts.delete(message.id);
        patch(id, { ...NOTHING, settings, contactLanguage: settings.contactLanguage });
        follow(id);
        return ok(undefined);
      },
      translateMessage: (id, messageId, again = false) => {
        const slice = sliceOf(id);
        const settings = slice?.settings;
        const present = slice?.messages[messageId];
        if (
          settings?.contactMessages !== true ||
          (present !== undefined && !(again && present.kind === 'failed'))
        )
          return;
        const message = engine.state.threads[id]?.messages.find(
          (one) => one.message.id === messageId,
        )?.message;
        if (message?.direction !== 'inbound' || message.text.trim() === '') return;
        texts.set(messageId, message.text);
        setMessage(id, messageId, { kind: 'pending' });
        queue.push(() => translateOne(id, message, settings));
        pump();
      },
      translateReply: (id) => void translateWritten(id),
      leaveReply: (id) => {
        pauses.get(id)?.();
        const source = engine.state.composers[id]?.text ?? '';
        if (sliceOf(id) !== undefined) patch(id, { reply: { source, kind: 'left' } });
      },
    },
  };
}

function patchSlice(change: StateChange, id: string, part: Partial<TranslationSlice>): void {
  change.put('translations', id, { ...(change.state.translations[id] ?? NOTHING), ...part });
}
