import * as v from 'valibot';
import {
  QUICK_REPLY_LIMITS,
  quickReplyProblems,
  type QuickReplyProblem,
  type QuickReplyWriting,
} from '../model/quick-reply.ts';
import { count, cursor, id, label } from './scalars.ts';

export const quickReply = v.object({
  id,
  version: count,
  collectionId: v.nullable(id),
  title: v.string(),
  shortcut: v.nullable(v.string()),
  text: v.string(),
});
export type WireQuickReply = v.InferOutput<typeof quickReply>;

const replyCollection = v.object({
  id,
  name: label,
  channelIds: v.pipe(v.array(id), v.description('None means every channel')),
});

/** A page of what an agent may use; `version` names the state of all of it, and is the entity tag. */
export const replyPage = v.object({
  items: v.array(quickReply),
  next: v.nullable(cursor),
  version: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,64}$/)),
  collections: v.array(replyCollection),
});

export const repliesQuery = v.strictObject({
  cursor: v.optional(cursor),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 1000),
});

const EXPECTED: Readonly<Record<QuickReplyProblem['problem'], string>> = {
  blank: 'something in it',
  'too-long': 'fewer characters',
  format: 'small letters a to z, digits and hyphens',
  taken: 'another than that of another quick reply of the same owner',
};

/** What was expected of a field, in English, for developers. */
function expectedOfReply({ problem, limit }: QuickReplyProblem): string {
  return limit === undefined ? EXPECTED[problem] : `at most ${String(limit)} characters`;
}

/** What an agent writes, by the rule of the model; an administrator's setup names its quick replies by the same one. */
export const quickReplyWriting = v.pipe(
  v.strictObject({
    title: v.pipe(v.string(), v.description(`1 to ${String(QUICK_REPLY_LIMITS.title)} characters`)),
    shortcut: v.optional(
      v.nullable(v.pipe(v.string(), v.description('a to z, 0 to 9 and hyphens, 1 to 32'))),
      null,
    ),
    text: v.pipe(v.string(), v.description(`1 to ${String(QUICK_REPLY_LIMITS.text)} characters`)),
  }),
  v.rawCheck<QuickReplyWriting>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const input = dataset.value;
    for (const problem of quickReplyProblems(input)) {
      const key = problem.field;
      addIssue({
        message: expectedOfReply(problem),
        expected: expectedOfReply(problem),
        path: [{ type: 'object', origin: 'value', input: { ...input }, key, value: input[key] }],
      });
    }
  }),
);
