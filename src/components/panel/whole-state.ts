import type { FirstStrings } from '../../i18n/strings.ts';
import type { AppState } from '../../store/state.ts';

/** What fills the panel instead of list and thread. */
export type WholeState =
  | { readonly kind: 'no-access' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'failed'; readonly error: keyof FirstStrings['errors'] };

/** Whether the panel has nothing but one thing to say, and which; null where it can be worked with. */
export function wholeState({ session }: Pick<AppState, 'session'>): WholeState | null {
  if (session.value !== null) return session.value.channels.length === 0 ? { kind: 'no-access' } : null;
  if (session.status !== 'failed' || session.error === null) return null;
  const { kind } = session.error;
  return kind === 'signed-out' ? { kind: 'signed-out' } : { kind: 'failed', error: kind };
}
