import type { Strings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import { callObstacle, elevateObstacle } from '../../model/beginning.ts';
import { boomerangObstacle } from '../../model/boomerang.ts';
import { unassignCloseObstacle } from '../../model/closing.ts';
import type { Interaction } from '../../model/interaction.ts';
import { reopenObstacle } from '../../model/routing.ts';
import { transferObstacle } from '../../model/transfer.ts';
import type { ThreadAction } from './message-thread.events.ts';

/** Why an action that is offered can't be done now, in words; null where nothing is in its way. */
export function obstacleTo(
  action: ThreadAction,
  given: { readonly interaction: Interaction; readonly session: Session; readonly strings: Strings },
): string | null {
  const { interaction, session, strings } = given;
  const work = { status: interaction.status, assigneeId: interaction.assignee?.id ?? null };
  switch (action) {
    case 'transfer': {
      const agent = { id: session.agent.id, permissions: session.permissions };
      const obstacle = transferObstacle(work, agent);
      return obstacle?.kind === 'transfer-refused' ? strings.transfer.refused[obstacle.reason] : null;
    }
    case 'boomerang': {
      const obstacle = boomerangObstacle(work, session.agent.id);
      return obstacle === null ? null : strings.timers.boomerangObstacle[obstacle];
    }
    case 'unassign-and-close': {
      const obstacle = unassignCloseObstacle(work, session.agent.id);
      return obstacle === null ? null : strings.timers.unassignCloseObstacle[obstacle];
    }
    case 'elevate': {
      const obstacle = elevateObstacle(interaction, session.agent.availability);
      return obstacle?.kind === 'begin-refused' ? strings.begin.refused[obstacle.reason] : null;
    }
    case 'reopen': {
      const { limits } = session;
      return reopenObstacle(limits, interaction.status, 'open') === null
        ? null
        : strings.notices['no-room'](limits.held, 0, limits.capacity);
    }
    case 'call': {
      const reason = callObstacle(work, session.agent);
      return reason === null ? null : strings.begin.refused[reason];
    }
    default:
      return null;
  }
}
