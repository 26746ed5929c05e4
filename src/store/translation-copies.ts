import type { Message } from '../model/message.ts';
import type { Translation } from '../model/translation.ts';
import type { Engine } from './engine.ts';
import type { TranslationPairRef } from './state.ts';
import { createCopies } from './storage/copies.ts';

/** What has not been looked at for so long is not kept any longer. */
const KEPT_MS = 7 * 24 * 3_600_000;

interface Row extends TranslationPairRef {
  /** Of the text that was translated: the text itself is not ours to keep. */
  readonly print: string;
  readonly keptAt: number;
  readonly translation: Translation;
}

/** What is kept of one message's translation. */
export interface TranslationCopy {
  /** Null where it has to be asked for. */
  readonly found: Translation | null;
  keep(translation: Translation): void;
}

/**
 * Translations of what contacts wrote, kept in the browser for one agent so that none is asked for again after a reload. They go
 * with the sign-out, with what a message said (M5), and after a week.
 */
export interface TranslationCopies {
  begin(scope: string): void;
  of(message: Message, pair: TranslationPairRef): Promise<TranslationCopy>;
  drop(messageId: string): void;
  clear(): Promise<void>;
}

/** Copies in a database of their own; null keeps none. */
export function createTranslationCopies(engine: Engine, databases: IDBFactory | null): TranslationCopies {
  const copies = createCopies(databases, 'inlay-translations');
  return {
    begin: (scope) => {
      copies.begin(scope);
      const limit = engine.machineNow() - KEPT_MS;
      copies.sweep((row) => !((row as Row).keptAt > limit));
    },
    of: async ({ id, text }, { from, to }) => {
      const print = await fingerprint(text);
      const row = print === null ? null : await copies.read<Row>(id);
      const isIt = row?.print === print && row.from === from && row.to === to;
      return {
        found: isIt ? row.translation : null,
        keep: (translation) => {
          if (print === null) return;
          copies.keep(id, { print, from, to, keptAt: engine.machineNow(), translation } satisfies Row);
        },
      };
    },
    drop: (messageId) => {
      copies.drop(messageId);
    },
    clear: () => copies.clear(),
  };
}

/** Null where the page is not one that the browser trusts with it; then nothing is kept. */
async function fingerprint(text: string): Promise<string | null> {
  const { subtle } = globalThis.crypto as Partial<Crypto>;
  if (subtle === undefined) return null;
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
