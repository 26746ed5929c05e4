import type { SendObstacle } from '../../model/send.ts';
import type { TemplateObstacle } from '../../model/template-send.ts';
import type { Access } from '../access.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { attachmentExpectation } from './attachment-expectation.ts';
import { lacksPermission } from './require.ts';

/** An answer that is being taken. */
export interface Sending {
  readonly access: Access;
  readonly row: InteractionRow;
  readonly body: AgentCall<'sendMessage'>['body'];
  readonly key: string;
}

/** The problem document of what the model's rules say. */
export function problemOf(obstacle: SendObstacle | TemplateObstacle): Problem {
  switch (obstacle.kind) {
    case 'interaction-closed':
      return new Problem(obstacle.kind);
    case 'already-answered':
      return new Problem(obstacle.kind, {
        fields: [{ field: 'as', expected: '`edit`, as there is one answer here, which is edited' }],
      });
    case 'answer-refused':
      return new Problem('action-refused', {
        reason: obstacle.reason,
        fields: [{ field: 'inReplyToId', expected: 'a message that takes an answer on its network now' }],
      });
    case 'visibility-not-allowed':
      return 'reason' in obstacle
        ? new Problem(obstacle.kind, {
            reason: obstacle.reason,
            fields: [{ field: 'visibility', expected: 'a form in which the network takes an answer here' }],
          })
        : new Problem(obstacle.kind);
    case 'reply-window-closed':
      return new Problem(obstacle.kind, {
        reason: obstacle.reason,
        fields: [
          obstacle.instead === 'template'
            ? { field: 'template', expected: 'an approved template, as the reply window has closed' }
            : { field: 'text', expected: 'nothing more, as the reply window has closed' },
        ],
      });
    case 'forbidden':
      return lacksPermission(obstacle.permission);
    case 'feature-off':
      return new Problem('feature-off', { detail: obstacle.feature });
    case 'empty-message':
      return new Problem('empty-message', {
        fields: [{ field: 'text', expected: 'text, or at least one attachment' }],
      });
    case 'text-too-long':
      return new Problem('text-too-long', {
        fields: [
          { field: 'text', expected: `at most ${String(obstacle.measure.limit)} as the network counts` },
        ],
      });
    case 'quotation-with-files':
      return new Problem('attachment-refused', {
        fields: [{ field: 'attachmentIds', expected: 'none, as a quotation takes no files on this network' }],
      });
    case 'attachment-refused':
      return new Problem('attachment-refused', {
        fields: obstacle.problems.map((problem) => ({
          field: `attachmentIds.${String(problem.index)}`,
          expected: attachmentExpectation(problem),
        })),
      });
  }
}
