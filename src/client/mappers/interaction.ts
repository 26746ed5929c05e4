import { interaction, queueCounts } from '../../contract/interaction.ts';
import type { InteractionQuery } from '../../model/client.ts';
import type { InteractionFilter, QueueCounts } from '../../model/interaction-list.ts';
import type { Interaction } from '../../model/interaction.ts';
import type { Query } from '../rest/request.ts';
import { check, toTime, toTimeOrNull, type Reading } from './reading.ts';

/** An interaction; null and a report where it does not fit. */
export function toInteraction(raw: unknown, reading: Reading): Interaction | null {
  const wire = check(interaction, raw, 'interaction', reading);
  return (
    wire && {
      ...wire,
      lastMessage: wire.lastMessage && { ...wire.lastMessage, at: toTime(wire.lastMessage.at) },
      waitingSince: toTimeOrNull(wire.waitingSince),
      slaDueAt: toTimeOrNull(wire.slaDueAt),
      slaSoonAt: toTimeOrNull(wire.slaSoonAt),
      timer: wire.timer && {
        ...wire.timer,
        since: toTime(wire.timer.since),
        endsAt: toTime(wire.timer.endsAt),
      },
      returnsAt: toTimeOrNull(wire.returnsAt),
      lastInboundAt: toTimeOrNull(wire.lastInboundAt),
      lastActivityAt: toTime(wire.lastActivityAt),
      createdAt: toTime(wire.createdAt),
      offer: wire.offer && {
        ...wire.offer,
        madeAt: toTime(wire.offer.madeAt),
        expiresAt: toTime(wire.offer.expiresAt),
      },
    }
  );
}

/** How many interactions each queue holds. */
export function toCounts(raw: unknown, reading: Reading): QueueCounts | null {
  return check(queueCounts, raw, 'answer', reading);
}

/** A filter as a query; its names are the wire's. */
export function fromFilter(filter: InteractionFilter): Query {
  return { ...filter };
}

/** A page of a list as a query. */
export function fromInteractionQuery({ filter, ...page }: InteractionQuery): Query {
  return { ...fromFilter(filter), ...page };
}
