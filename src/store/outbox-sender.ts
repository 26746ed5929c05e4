import type { DeliveryReason } from '../model/delivery.ts';
import type { Message } from '../model/message.ts';
import { isPassing, type InlayError } from '../model/result.ts';
import type { Engine } from './engine.ts';
import { outgoing, refusalReason, withDelivery } from './local-message.ts';
import { msUntilTooOld, type Outbox } from './outbox.ts';
import { keepTemplateDraft } from './template-drafts.ts';
import { newestOf } from './thread-messages.ts';
import type { OutboxEntry } from './state.ts';
import { tabsOf } from './tabs-of.ts';

/** Sends what waits, in order in each interaction, from one tab at a time. */
export interface OutboxSender {
  /** Sends what waits in an interaction, in order, as far as it gets. */
  readonly drain: (interactionId: string) => void;
  /** Sends what waits and is due. */
  readonly resume: () => void;
  /** Tries everything that waits at once, but for what the backend told to wait. */
  readonly drainAll: () => void;
  /** Runs `work` while no tab sends anything in this interaction. */
  readonly alone: <T>(interactionId: string, work: () => Promise<T>) => Promise<T | undefined>;
}

/**
 * Sends the outbox: one message at a time in an interaction, one tab at a time, the same key on every attempt. What the
 * backend refuses stays at the head of its interaction until the agent decides, and holds up no other.
 */
export function createOutboxSender(engine: Engine, outbox: Outbox): OutboxSender {
  const running = new Set<string>();
  const again = new Set<string>();
  const timers = new Map<string, () => void>();
  /** Messages whose waiting time is cut short because the connection is back. */
  const eager = new Set<string>();
  /** Messages that the backend itself told to wait. */
  const told = new Set<string>();
  const holding = new Set<string>();
  let cancelAging = (): void => undefined;

  const maxAge = (): number => engine.state.session.value?.limits.outboxMaxAgeMs ?? Number.POSITIVE_INFINITY;
  const hold = async (entry: OutboxEntry): Promise<void> => {
    const clientId = entry.message.clientId ?? '';
    if (holding.has(clientId)) return;
    holding.add(clientId);
    await outbox.replace(
      clientId,
      withDelivery({ ...entry, retryAt: null }, 'held', 'too-old', null, engine.now()),
    );
    holding.delete(clientId);
  };
  const isTooOld = ({ queuedAt }: OutboxEntry): boolean => engine.machineNow() - queuedAt >= maxAge();

  /** Shows everything that has passed its age as held, whether or not it is its turn. */
  const age = (): void => {
    cancelAging();
    for (const entry of engine.state.outbox.waiting) {
      if (entry.message.delivery?.state === 'queued' && isTooOld(entry)) void hold(entry);
    }
    const ms = msUntilTooOld(engine.state.outbox.waiting, maxAge(), engine.machineNow());
    cancelAging = ms === null ? () => undefined : engine.after(Math.max(ms, 100), age);
  };
  engine.onCommit(({ before, state }) => {
    if (before.outbox !== state.outbox || before.session.value?.limits !== state.session.value?.limits) age();
  });

  const alone: OutboxSender['alone'] = async (id, work) => {
    const scope = engine.keep?.scope;
    if (scope === undefined || engine.hasEnded) return undefined;
    try {
      return await tabsOf(engine).exclusive(`inlay-outbox:${scope}:${id}`, engine.signal, work);
    } catch (error) {
      if (engine.hasEnded) return undefined;
      throw error;
    }
  };

  /** Deals with the head of an interaction's rows as they are kept now; whether to go on with the next. */
  const sendHead = async (id: string): Promise<boolean> => {
    const rows = (await engine.keep?.storage.waitingIn(id)) ?? [];
    const head = rows.find(({ message }) => !outbox.isOver(message.clientId ?? ''));
    const clientId = head?.message.clientId ?? null;
    if (head === undefined || clientId === null || engine.hasEnded) {
      if (outbox.waitingIn(id).length > 0) void outbox.refresh();
      return false;
    }
    if (outbox.entry(clientId) === null) await outbox.refresh();
    if (head.message.delivery?.state !== 'queued') return false;
    if (isTooOld(head)) {
      await hold(head);
      return false;
    }
    if (isWaiting(head)) return false;

    outbox.show(clientId, withDelivery(head, 'sending', null, null, engine.now()));
    eager.delete(clientId);
    const result = await engine.client.send(outgoing(head), engine.signal);
    if (engine.hasEnded) return false;
    told.delete(clientId);
    if (result.ok) {
      await accept(clientId, result.value);
      return true;
    }
    // Its own event can have come before an answer that never did.
    if (outbox.isOver(clientId)) return true;
    return refuse(head, clientId, result.error, rows);
  };

  const accept = async (clientId: string, message: Message): Promise<void> => {
    engine.commit((change) => {
      change.acknowledge({ ...message, clientId });
      change.addMessage(message);
    });
    // The next holder of the lock must not find it there.
    await engine.keep?.storage.remove(clientId);
  };

  const refuse = async (
    head: OutboxEntry,
    clientId: string,
    error: InlayError,
    rows: readonly OutboxEntry[],
  ): Promise<boolean> => {
    if (error.type === 'newer-message') {
      // What was written after it was written as blindly: all of it waits for the agent's word.
      await outbox.giveBack(
        rows.filter(({ template }) => !template),
        await newerMessages(head, error),
      );
      // A template is no text that could be given back: it waits where it is.
      for (const row of rows.filter(({ template }) => template))
        await outbox.replace(
          row.message.clientId ?? '',
          withDelivery(row, 'failed', 'newer-message', null, engine.now()),
        );
      await outbox.refresh();
      return false;
    }
    if (error.type === 'visibility-not-allowed') {
      // The choice of who can read it stands in the composer, and so does what speaks against it.
      await outbox.giveBack([head], []);
      await outbox.refresh();
      return true;
    }
    if (error.type === 'action-refused' && error.fields.some(({ field }) => field === 'inReplyToId')) {
      // Another message can be answered with the same words.
      await outbox.giveBack([head], []);
      await outbox.refresh();
      engine.notify({ tone: 'failure', key: 'action-failed', error });
      return true;
    }
    if (error.kind === 'signed-out') {
      await outbox.replace(clientId, queued(head, 'unreachable', null));
      return false;
    }
    if (isPassing(error.kind) || error.type === 'idempotency-key-in-use') {
      const attempts = head.attempts + 1;
      const retryAt = engine.machineNow() + engine.backoff(attempts, error);
      if (error.retryAfterMs !== null) told.add(clientId);
      const reason = error.kind === 'rate-limited' || error.kind === 'conflict' ? null : 'unreachable';
      await outbox.replace(clientId, queued({ ...head, attempts }, reason, retryAt));
      return true;
    }
    // What was filled in is at hand when another template is chosen.
    keepTemplateDraft(engine, head);
    await outbox.replace(clientId, withDelivery(head, 'failed', refusalReason(error), null, engine.now()));
    return false;
  };

  const queued = (entry: OutboxEntry, reason: DeliveryReason | null, retryAt: number | null): OutboxEntry =>
    withDelivery({ ...entry, retryAt }, 'queued', reason, null, engine.now());

  /** What held a message back: as the backend sent it along, else as the thread has it. */
  const newerMessages = async (
    { message, seenMessageId }: OutboxEntry,
    { current }: InlayError,
  ): Promise<readonly Message[]> => {
    if (Array.isArray(current) && current.length > 0) return current as Message[];
    const page = await engine.client.messages(message.interactionId, {}, engine.signal);
    if (!page.ok) return [];
    const seen = page.value.items.findIndex(({ id }) => id === seenMessageId);
    const newer = page.value.items.slice(seen + 1);
    const newest = newestOf(page.value.items.map((item) => ({ key: item.id, message: item })));
    return newer.length > 0 ? newer : newest === null ? [] : [newest];
  };

  /** Whether its time has not come; then a timer is set for it. */
  const isWaiting = ({ retryAt, message }: OutboxEntry): boolean => {
    const ms = (retryAt ?? 0) - engine.machineNow();
    if (ms <= 0 || eager.has(message.clientId ?? '')) return false;
    const id = message.interactionId;
    timers.get(id)?.();
    timers.set(
      id,
      engine.after(ms, () => {
        drain(id);
      }),
    );
    return true;
  };

  const isStuck = (id: string): boolean => {
    const head = outbox.waitingIn(id)[0];
    if (head === undefined) return true;
    return head.message.delivery?.state === 'queued' && isWaiting(head);
  };

  const run = async (id: string): Promise<void> => {
    let goesOn: boolean | undefined = true;
    while (goesOn === true && !engine.hasEnded && !isStuck(id)) goesOn = await alone(id, () => sendHead(id));
  };

  const drain = (id: string): void => {
    if (engine.keep === null || engine.hasEnded) return;
    if (running.has(id)) {
      again.add(id);
      return;
    }
    running.add(id);
    run(id)
      .catch(() => engine.pause(1_000).then(() => again.add(id)))
      .finally(() => {
        running.delete(id);
        if (again.delete(id)) drain(id);
      });
  };

  const resume = (): void => {
    for (const id of new Set(engine.state.outbox.waiting.map(({ message }) => message.interactionId)))
      drain(id);
  };

  return {
    drain,
    alone,
    resume,
    drainAll: () => {
      for (const { message } of engine.state.outbox.waiting) {
        const clientId = message.clientId ?? '';
        if (!told.has(clientId)) eager.add(clientId);
      }
      resume();
    },
  };
}
