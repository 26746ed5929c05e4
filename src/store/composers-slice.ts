import { splitIntoMessages } from '../model/attachment-rules.ts';
import type { Message } from '../model/message.ts';
import { targetOf } from '../model/message-actions.ts';
import { formRules, sendObstacle } from '../model/send.ts';
import { outgoingText } from '../model/translation.ts';
import { answeredBy, selectPrivatelyAnswered } from './answering.ts';
import { composerIn, patchComposer } from './composers.ts';
import type { Engine } from './engine.ts';
import { localMessage, newEntry, withClientId, withDelivery } from './local-message.ts';
import type { OutboxSender } from './outbox-sender.ts';
import type { Outbox } from './outbox.ts';
import { selectOwnAnswer } from './own-answer.ts';
import { replyGate } from './reply-translation.ts';
import { selectRules } from './select-rules.ts';
import { seenMessageId } from './seen-message.ts';
import type { AppActions, OutboxEntry } from './state.ts';
import { keepTemplateDraft } from './template-drafts.ts';

export type ComposerActions = Pick<
  AppActions,
  'send' | 'sendAnyway' | 'resend' | 'withdraw' | 'putBack' | 'editAnswer'
>;

/** Handing over what was written. */
export function createComposerActions(
  engine: Engine,
  parts: {
    readonly outbox: Outbox;
    readonly sender: OutboxSender;
    /** A composer has changed and is to be kept. */
    readonly onChanged: (interactionId: string) => void;
  },
): ComposerActions {
  const { outbox, sender, onChanged } = parts;
  const sending = new Map<string, Promise<void>>();
  const resending = new Set<string>();

  const seenIn = (id: string): string | null => seenMessageId(engine.state, id);

  /** The rows that a composer makes; null where something is in the way. */
  const entriesFor = (id: string): readonly OutboxEntry[] | null => {
    const { state } = engine;
    const session = state.session.value;
    const interaction = state.interactions[id];
    const accountRules = selectRules(id)(state);
    if (session === null || interaction === undefined || accountRules === null) return null;
    const composer = composerIn(engine, id);
    const rules = formRules(accountRules, { interaction, visibility: composer.visibility });
    const attachments = composer.attachments.flatMap(({ upload }) =>
      upload.kind === 'ready' ? [upload.attachment] : [],
    );
    if (attachments.length < composer.attachments.length) return null;
    const { text, visibility } = composer;
    const gate = replyGate(state.translations[id], text);
    if (gate.kind === 'waiting' || gate.kind === 'failed') return null;
    const translation = gate.kind === 'translated' ? gate.translation : null;
    const { permissions, features } = session;
    const now = engine.now();
    const answering = selectPrivatelyAnswered(id)(state);
    if (
      sendObstacle({
        interaction,
        rules,
        permissions,
        features,
        visibility,
        answering: answering === null ? null : targetOf({ message: answering, now }),
        as: composer.as,
        isAnswered: composer.as !== 'edit' && selectOwnAnswer(id)(state) !== null,
        text: outgoingText(text, translation),
        files: attachments,
        now,
      }) !== null
    )
      return null;
    const inReplyTo = answeredBy(state, id, visibility);
    const { as } = composer;
    return splitIntoMessages(rules, text, attachments).map((part) => ({
      ...(as === undefined ? {} : { as }),
      ...newEntry(
        localMessage({
          clientId: engine.makeId(),
          interaction,
          agent: session.agent,
          rules,
          text: part.text,
          translation: part.text === '' ? null : translation,
          attachments: part.files,
          visibility,
          inReplyTo,
          as,
          now,
        }),
        seenIn(id),
        engine.machineNow(),
      ),
    }));
  };

  const handOver = async (id: string): Promise<boolean> => {
    // What was handed over before has to have left the composer, else it would go a second time.
    for (let before = sending.get(id); before !== undefined; before = sending.get(id))
      await before.catch(() => undefined);
    const entries = engine.keep === null ? null : entriesFor(id);
    if (entries === null || entries.length === 0) return false;
    const handing = outbox.enqueue(id, entries, composerIn(engine, id));
    sending.set(id, handing);
    try {
      await handing;
    } finally {
      sending.delete(id);
    }
    sender.drain(id);
    return true;
  };

  /** A message of the backend's that did not arrive, by its key, wherever a thread holds it. */
  const undelivered = (key: string): Message | null => {
    for (const { messages } of Object.values(engine.state.threads)) {
      const found = messages.find((each) => each.key === key)?.message;
      const state = found?.delivery?.state;
      if (found !== undefined && (state === 'failed' || state === 'unknown')) return found;
    }
    return null;
  };

  const resendWaiting = async (clientId: string, entry: OutboxEntry): Promise<void> => {
    const state = entry.message.delivery?.state;
    if (state !== 'failed' && state !== 'held') return;
    const fresh: OutboxEntry = {
      ...withDelivery(entry, 'queued', null, null, engine.now()),
      queuedAt: engine.machineNow(),
      attempts: 0,
      retryAt: null,
    };
    // A refusal was the last word on its key. One that was held may have arrived without an answer: its key still guards it.
    const seen = seenIn(entry.message.interactionId);
    await outbox.replace(
      clientId,
      state === 'failed' ? { ...withClientId(fresh, engine.makeId()), seenMessageId: seen } : fresh,
    );
    sender.drain(entry.message.interactionId);
  };

  /** The backend sends its own copy again: there is one message, however often Resend is clicked. */
  const resendUndelivered = async ({ id }: Message): Promise<void> => {
    const result = await engine.client.resend(id, engine.signal);
    if (result.ok) {
      engine.commit((change) => {
        change.addMessage(result.value);
      });
    } else if (result.error.type !== 'nothing-to-resend') {
      engine.notify({ tone: 'failure', key: 'action-failed', error: result.error });
    }
  };

  /** Takes one out of the outbox; its text goes back where the field is empty, or is to be kept whatever is in it. */
  const takeOut = async (clientId: string, keepsText: boolean): Promise<void> => {
    const entry = outbox.entry(clientId);
    if (entry === null || entry.message.delivery?.state === 'sending') return;
    const { interactionId } = entry.message;
    await sender.alone(interactionId, async () => {
      const present = outbox.entry(clientId);
      if (present === null || present.message.delivery?.state === 'sending') return;
      const { text, attachments } = composerIn(engine, interactionId);
      if (present.template) {
        keepTemplateDraft(engine, present);
        await outbox.discard(clientId);
      } else if (keepsText || (text === '' && attachments.length === 0)) await outbox.giveBack([present], []);
      else await outbox.discard(clientId);
    });
    sender.drain(interactionId);
  };

  return {
    send: async (id) => (composerIn(engine, id).newer.length > 0 ? false : handOver(id)),
    sendAnyway: (id) => handOver(id),
    resend: async (key) => {
      if (resending.has(key)) return;
      resending.add(key);
      const entry = outbox.entry(key);
      const message = entry === null ? undelivered(key) : null;
      if (entry !== null) await resendWaiting(key, entry);
      else if (message !== null) await resendUndelivered(message);
      resending.delete(key);
    },
    editAnswer: async (id) => {
      const answer = selectOwnAnswer(id)(engine.state);
      if (answer === null || !targetOf({ message: answer, now: engine.now() }).onNetwork) return;
      const { text } = composerIn(engine, id);
      engine.commit((change) => {
        patchComposer(change, id, {
          inReplyToId: answer.id,
          as: 'edit',
          text: text === '' ? answer.text : text,
        });
      });
      onChanged(id);
    },
    withdraw: (clientId) => takeOut(clientId, false),
    putBack: (clientId) => takeOut(clientId, true),
  };
}
