import * as v from 'valibot';
import { attachment, messageKind } from './message.ts';
import { time } from './scalars.ts';

const address = v.pipe(v.string(), v.maxLength(2048));

/** The post under which an interaction stands. */
export const originalPost = v.object({
  kind: messageKind,
  author: v.object({ name: v.string(), isOwn: v.boolean() }),
  text: v.pipe(v.string(), v.maxLength(100_000)),
  attachments: v.array(attachment),
  ad: v.nullable(v.object({ headline: v.nullable(v.string()), link: v.nullable(address) })),
  networkUrl: v.nullable(address),
  removed: v.object({ content: v.boolean(), author: v.boolean() }),
  sentAt: time,
});
export const postAnswer = v.object({ post: v.nullable(originalPost) });
export type WirePost = v.InferOutput<typeof originalPost>;
