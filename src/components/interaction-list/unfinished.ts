import { troubleOf, type AnswerTrouble } from '../../model/answer.ts';
import type { Selector } from '../../store/selectors.ts';

/** What the agent has left unfinished in an interaction. */
export interface Unfinished {
  /** The beginning of the text in its composer; empty where there is none, and while it is open. */
  readonly draft: string;
  /** What is wrong with what waits there to be sent: it asks for a click, or it can't go yet; null where all goes. */
  readonly trouble: AnswerTrouble | null;
}

export type UnfinishedById = Readonly<Record<string, Unfinished>>;

/** A selector of one list's own, that gives the same object until what rows show of it has changed. */
export function createUnfinishedSelector(): Selector<UnfinishedById> {
  let last: UnfinishedById = {};
  let lastKey = '{}';
  return ({ composers, outbox, openId, connection }) => {
    const next: Record<string, Unfinished> = {};
    for (const [id, { text }] of Object.entries(composers)) {
      const draft = text.trim().slice(0, 80);
      if (id !== openId && draft !== '') next[id] = { draft, trouble: null };
    }
    for (const { message, attempts } of outbox.waiting) {
      const { interactionId, delivery } = message;
      const before = next[interactionId];
      // What goes at once needs no mark; what has been tried, or can't leave now, waits.
      const waits = attempts > 0 || connection.stream.kind === 'offline';
      const trouble = (delivery && troubleOf(delivery)) ?? (waits ? 'late' : null);
      if (trouble === null || (before?.trouble ?? 'late') !== 'late') continue;
      next[interactionId] = { draft: before?.draft ?? '', trouble };
    }
    const key = JSON.stringify(next);
    if (key !== lastKey) [last, lastKey] = [next, key];
    return last;
  };
}
