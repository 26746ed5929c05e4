import type { Strings } from '../../i18n/strings.ts';
import { TAKER_OBSTACLES } from '../../model/assignment.ts';
import type { DirectoryEntry } from '../../model/directory.ts';
import type { InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import { RECEIVER_OBSTACLES, type ReceiverObstacle } from '../../model/transfer.ts';

const OBSTACLES: readonly ReceiverObstacle[] = [...TAKER_OBSTACLES, ...RECEIVER_OBSTACLES];

/**
 * That a transfer to somebody was not made, and why: by its rule, which names them, else by the field that was wrong, else by what kind
 * of error it was.
 */
export function transferTroubleInWords(
  { kind, name }: Pick<DirectoryEntry, 'kind' | 'name'>,
  { type, kind: error, reason, fields }: InlayError,
  strings: Strings,
): string {
  const { transfer, problems, errors } = strings;
  if (type === 'transfer-refused') {
    const obstacle = OBSTACLES.find((one) => one === reason);
    if (obstacle !== undefined)
      return transfer.notTo[kind === 'agent' ? obstacle : 'queue'](showHidden(name));
    if (reason === 'pending' || reason === 'resolved' || reason === 'closed')
      return `${transfer.failed} ${transfer.refused[reason]}`;
  }
  const why = problems[`${type ?? ''} ${fields[0]?.field ?? ''}`] ?? problems[type ?? ''] ?? errors[error];
  return `${transfer.failed} ${why}`;
}
