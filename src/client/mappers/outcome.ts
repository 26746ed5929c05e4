import { auditEntry, outcome, type outcomeAnswer } from '../../contract/outcome.ts';
import type { AuditEntry } from '../../model/audit.ts';
import type { InteractionOutcome } from '../../model/client.ts';
import type { Outcome } from '../../model/outcome.ts';
import * as v from 'valibot';
import { toInteraction } from './interaction.ts';
import { check, toTime, toTimeOrNull, type Reading } from './reading.ts';

/** What an interaction has come to; null and a report where it does not fit. */
export function toOutcome(raw: unknown, reading: Reading): Outcome | null {
  const wire = check(outcome, raw, 'answer', reading);
  return (
    wire && {
      ...wire,
      savedAt: toTimeOrNull(wire.savedAt),
      afterWork: wire.afterWork && { ...wire.afterWork, endsAt: toTime(wire.afterWork.endsAt) },
    }
  );
}

const loose = v.object({
  interaction: v.unknown(),
  outcome: v.unknown(),
}) satisfies v.GenericSchema<unknown, Record<keyof typeof outcomeAnswer.entries, unknown>>;

/** Both as they stand; null and a report where one does not fit. */
export function toInteractionOutcome(raw: unknown, reading: Reading): InteractionOutcome | null {
  const wire = check(loose, raw, 'answer', reading);
  const interaction = wire && toInteraction(wire.interaction, reading);
  const read = wire && toOutcome(wire.outcome, reading);
  return interaction && read && { interaction, outcome: read };
}

/** An entry of the audit trail; null and a report where it does not fit, as one of a kind that only a newer backend knows. */
export function toAuditEntry(raw: unknown, reading: Reading): AuditEntry | null {
  const wire = check(auditEntry, raw, 'item', reading);
  return wire && { ...wire, at: toTime(wire.at) };
}
