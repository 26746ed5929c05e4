import type { Strings } from '../../i18n/strings.ts';
import { TAKER_OBSTACLES } from '../../model/assignment.ts';
import type { DirectoryKind } from '../../model/directory.ts';
import type { InlayError } from '../../model/result.ts';
import { RECEIVER_OBSTACLES, type ReceiverObstacle } from '../../model/transfer.ts';
import { obstacleInWords } from '../directory/entry.ts';

const OBSTACLES: readonly ReceiverObstacle[] = [...TAKER_OBSTACLES, ...RECEIVER_OBSTACLES];

/** Why a transfer was not made: by its rule, else by the field that was wrong, else by what kind of error it was. */
export function transferTroubleInWords(
  kind: DirectoryKind,
  { type, kind: error, reason, fields }: InlayError,
  strings: Strings,
): string {
  const { transfer, problems, errors } = strings;
  if (type === 'transfer-refused') {
    const obstacle = OBSTACLES.find((one) => one === reason);
    if (obstacle !== undefined) return `${obstacleInWords(kind, obstacle, strings)}.`;
    if (reason === 'pending' || reason === 'resolved' || reason === 'closed') return transfer.refused[reason];
  }
  return problems[`${type ?? ''} ${fields[0]?.field ?? ''}`] ?? problems[type ?? ''] ?? errors[error];
}
