import type { AuditNames, OutcomeFieldWord } from './strings/words.ts';

/** What a language says of an outcome in the audit trail. */
export interface OutcomeLineWords {
  readonly saved: string;
  readonly reason: (reason: string) => string;
  readonly topics: (topics: string) => string;
  readonly tags: (tags: string) => string;
  /** Of which no more is told. */
  readonly notes: string;
  readonly none: Readonly<
    Record<Extract<OutcomeFieldWord, 'dispositionId' | 'resolutionReason' | 'topics' | 'tags'>, string>
  >;
}

/** An outcome in the audit trail: that it was saved, and every part of it that was changed, what it is now without included. */
export function outcomeLine(
  names: Readonly<Partial<Record<AuditNames['outcome'], string>>>,
  words: OutcomeLineWords,
): string {
  const { from, to, disposition, reason, topics, tags } = names;
  const changed = (names.changed ?? '').split(' ');
  const part = (field: keyof OutcomeLineWords['none'], said: string | undefined): string | undefined =>
    said ?? (changed.includes(field) ? words.none[field] : undefined);
  const parts = [
    words.saved,
    to === undefined || from === undefined ? to : `${from} → ${to}`,
    part('dispositionId', disposition),
    part('topics', topics && words.topics(topics)),
    part('resolutionReason', reason && words.reason(reason)),
    changed.includes('notes') ? words.notes : undefined,
    part('tags', tags && words.tags(tags)),
  ];
  return parts.filter((one) => one !== undefined).join(' · ');
}
