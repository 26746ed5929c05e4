import type { Selector } from '../../store/selectors.ts';

/** What the agent has left unfinished in an interaction that is not open. */
export interface Unfinished {
  /** The beginning of the text in its composer; empty where there is none. */
  readonly draft: string;
  /** Whether a message waits there for a click: it failed, or has become too old to go by itself. */
  readonly stuck: boolean;
}

export type UnfinishedById = Readonly<Record<string, Unfinished>>;

/** A selector of one list's own, that gives the same object until what rows show of it has changed. */
export function createUnfinishedSelector(): Selector<UnfinishedById> {
  let last: UnfinishedById = {};
  let lastKey = '{}';
  return ({ composers, outbox, openId }) => {
    const next: Record<string, { draft: string; stuck: boolean }> = {};
    for (const [id, { text }] of Object.entries(composers)) {
      const draft = text.trim().slice(0, 80);
      if (id !== openId && draft !== '') next[id] = { draft, stuck: false };
    }
    for (const { message } of outbox.waiting) {
      const state = message.delivery?.state;
      if (state !== 'failed' && state !== 'held' && state !== 'unknown') continue;
      next[message.interactionId] = { draft: next[message.interactionId]?.draft ?? '', stuck: true };
    }
    const key = JSON.stringify(next);
    if (key !== lastKey) [last, lastKey] = [next, key];
    return last;
  };
}
