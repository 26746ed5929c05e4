/**
 * What the panel and the window in which an agent signs in say to each other: both are pages of one origin, and take words of that
 * origin and of each other alone. None of these words holds a code or a token.
 */

/** The window is there, and can be told where to go. */
export interface ReadyWord {
  readonly inlay: 'sign-in';
  readonly say: 'ready';
}

/** What the window needs: where to go, and what it has to find when it is sent back. */
export interface GoWord {
  readonly inlay: 'sign-in';
  readonly say: 'go';
  /** The authorisation request. */
  readonly address: string;
  readonly state: string;
  readonly challenge: string;
  /** Where what the login server sent back is handed in. */
  readonly answers: string;
}

/** The login server has sent the agent back, and what came with them has been handed in. */
export interface DoneWord {
  readonly inlay: 'sign-in';
  readonly say: 'done';
}

export type Word = ReadyWord | GoWord | DoneWord;

/** Reads a word; null for what is none. */
export function readWord(data: unknown): Word | null {
  if (typeof data !== 'object' || data === null || !('inlay' in data) || data.inlay !== 'sign-in')
    return null;
  const word = data as Partial<Record<keyof GoWord, unknown>>;
  if (word.say === 'ready' || word.say === 'done') return { inlay: 'sign-in', say: word.say };
  const { address, state, challenge, answers } = word;
  return word.say === 'go' &&
    typeof address === 'string' &&
    typeof state === 'string' &&
    typeof challenge === 'string' &&
    typeof answers === 'string'
    ? { inlay: 'sign-in', say: 'go', address, state, challenge, answers }
    : null;
}
