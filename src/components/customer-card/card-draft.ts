import { checkAttribute, type AttributeChange, type AttributeProblem } from '../../model/attribute.ts';
import type { ContactCard } from '../../model/contact-card.ts';
import type { AppStore } from '../../store/state.ts';

/** What an agent is writing into attributes, by their ids, on the card as it was when it was begun. */
export interface CardDraft {
  readonly base: ContactCard;
  readonly values: Readonly<Record<string, string>>;
}

/** Outlives the element, which goes with a fold or a step back. */
const DRAFTS = new WeakMap<AppStore, Map<string, CardDraft>>();

/** What was begun for an interaction's contact; null for nothing. */
export function draftOf(store: AppStore | undefined, interactionId: string): CardDraft | null {
  return store === undefined ? null : (DRAFTS.get(store)?.get(interactionId) ?? null);
}

/** Keeps what is being written; null lets go of it. */
export function keepDraft(store: AppStore | undefined, interactionId: string, draft: CardDraft | null): void {
  if (store === undefined) return;
  const drafts = DRAFTS.get(store) ?? new Map<string, CardDraft>();
  DRAFTS.set(store, drafts);
  if (draft === null) drafts.delete(interactionId);
  else drafts.set(interactionId, draft);
}

/** What of a draft is another value than before, and what can't be kept and why. */
export function changeOf({ base, values }: CardDraft): {
  readonly change: AttributeChange;
  readonly problems: Readonly<Record<string, AttributeProblem>>;
} {
  const change: Record<string, string | number | null> = {};
  const problems: Record<string, AttributeProblem> = {};
  for (const attribute of base.attributes) {
    const written = values[attribute.id];
    // What is no longer among the choices may stay as long as nobody touches it.
    if (written === undefined || written === String(attribute.value ?? '')) continue;
    const checked = checkAttribute(attribute, written);
    if (!checked.ok) problems[attribute.id] = checked.problem;
    else if (checked.value !== attribute.value) change[attribute.id] = checked.value;
  }
  return { change, problems };
}
