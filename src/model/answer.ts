import { isUnderWay, type DeliveryReason, type DeliveryState } from './delivery.ts';

/** What is wrong with the newest answer: it failed, nobody confirmed it, or it is late; the gravest first. */
export const ANSWER_TROUBLES = ['failed', 'unknown', 'late'] as const;
export type AnswerTrouble = (typeof ANSWER_TROUBLES)[number];

/** A message of ours as far as trouble and wait depend on it. Times are epoch milliseconds. */
export interface GivenAnswer {
  readonly state: DeliveryState;
  readonly reason: DeliveryReason | null;
  /** Whether it is a further part of the answer before it, because the network takes files apart (C5). */
  readonly isPart: boolean;
  /** Since when the contact had waited when it was written; null where nobody waited. */
  readonly endedWaitSince: number | null;
  /** Whether it stands on the network and this is how far a new wording of it has come. The wait is the one that the edit ended. */
  readonly isEdit: boolean;
}

/** What is wrong with one message of ours; null while it goes its way. */
export function troubleOf({ state, reason }: Pick<GivenAnswer, 'state' | 'reason'>): AnswerTrouble | null {
  if (state === 'failed' || state === 'unknown') return state;
  if (state === 'held') return 'failed';
  return reason !== null && isUnderWay(state) ? 'late' : null;
}

/** The gravest trouble among the parts of the newest answer, given our messages, newest first. */
export function answerTrouble(newestFirst: readonly GivenAnswer[]): AnswerTrouble | null {
  const first = newestFirst.findIndex(({ isPart }) => !isPart);
  const parts = newestFirst.slice(0, first + 1).map(troubleOf);
  return ANSWER_TROUBLES.find((trouble) => parts.includes(trouble)) ?? null;
}

/**
 * Since when the contact waits, given what the interaction says of it and our messages, newest first: an answer that failed ended
 * no wait, so that they wait since their own message, unless another answer has got through or is on its way. Where an edit failed,
 * the wording before it stands: what it had ended is back, and nothing from before.
 */
export function waitAfterAnswers(
  waitingSince: number | null,
  newestFirst: readonly GivenAnswer[],
): number | null {
  const hasFailed = ({ state }: GivenAnswer): boolean => state === 'failed' || state === 'cancelled';
  const standing = newestFirst.findIndex((answer) => answer.isEdit || !hasFailed(answer));
  const failed = newestFirst.slice(0, standing === -1 ? newestFirst.length : standing + 1).filter(hasFailed);
  const waits = [waitingSince, ...failed.map(({ endedWaitSince }) => endedWaitSince)];
  const since = Math.min(...waits.map((at) => at ?? Infinity));
  return Number.isFinite(since) ? since : null;
}
