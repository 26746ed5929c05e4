import type { Attribute } from '../model/attribute.ts';
import type { RecordRef } from '../model/host.ts';
import type { CardSlice } from './card-state.ts';
import type { Selector } from './selectors.ts';

/** What is known of the contact of an interaction; null where nobody has asked. */
export const selectCard =
  (interactionId: string | null): Selector<CardSlice | null> =>
  ({ cards }) =>
    interactionId === null ? null : (cards[interactionId] ?? null);

/** The attributes as they are shown: with what the agent has changed and the backend has not taken. */
export function shownAttributes({ card, unsaved }: CardSlice): readonly Attribute[] {
  const changed = unsaved?.change.attributes ?? {};
  return (card?.attributes ?? []).map((attribute) => {
    const value = changed[attribute.id];
    return value === undefined ? attribute : { ...attribute, value };
  });
}

/** The linked record as it is shown: the one that the agent has linked, or none after they have let go of it, before the backend has taken it. */
export function linkedRecord({ card, unsaved }: CardSlice): RecordRef | null {
  const changed = unsaved?.change.record;
  return changed === undefined ? (card?.record ?? null) : changed;
}
