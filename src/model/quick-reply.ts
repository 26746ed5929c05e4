import { PLATFORMS } from './platforms.ts';
import type { TextLimit } from './platform.ts';

/** A prepared text, of a collection or of one agent. Title and text are data: shown and inserted as text, never run. */
export interface QuickReply {
  readonly id: string;
  /** Rises with every change; a change made on an older one is refused. */
  readonly version: number;
  /** The collection it belongs to; null for the agent's own. */
  readonly collectionId: string | null;
  readonly title: string;
  /** What finds it behind `/` in the composer; null for none. */
  readonly shortcut: string | null;
  /** May hold fields such as `{{contact.name}}` or `{{Order number}}`. */
  readonly text: string;
}

/** A set of quick replies that the administrator gives to teams, for certain channels. */
export interface ReplyCollection {
  readonly id: string;
  readonly name: string;
  /** The channels it is for; none means every channel. */
  readonly channelIds: readonly string[];
}

/** Every quick reply that an agent may use, as it stood at one moment. */
export interface ReplyShelf {
  readonly collections: readonly ReplyCollection[];
  readonly replies: readonly QuickReply[];
  /** Names this state of them: asked for again with it, an unchanged shelf is not sent again. */
  readonly version: string;
}

/** What an agent writes of a quick reply of their own. */
export interface QuickReplyWriting {
  readonly title: string;
  readonly shortcut: string | null;
  readonly text: string;
}

/** What is wrong with one field of a quick reply: the backend refuses by the same rule that the form shows. */
export interface QuickReplyProblem {
  readonly field: keyof QuickReplyWriting;
  /** `format`: a shortcut holds small letters a to z, digits and hyphens. `taken`: another one of the same owner has it. */
  readonly problem: 'blank' | 'too-long' | 'format' | 'taken';
  /** For `too-long`: how many characters are taken. */
  readonly limit?: number;
}

/** The longest that each field may be, in characters: a text may be as long as the longest that any platform takes. */
export const QUICK_REPLY_LIMITS = {
  title: 100,
  shortcut: 32,
  text: Math.max(
    ...Object.values(PLATFORMS).flatMap(({ text }) =>
      Object.values(text).map((limit) => charactersOf(limit)),
    ),
  ),
} as const;

/** What a shortcut is made of; 1 to 32 characters. */
export const SHORTCUT = /^[a-z0-9-]{1,32}$/;

function charactersOf({ limit, unit }: TextLimit): number {
  // Of many segments each takes 153 letters.
  return unit === 'sms-segments' ? limit * 153 : limit;
}

/** Everything that is wrong with what was written; `others` are the other quick replies of the same owner. */
export function quickReplyProblems(
  { title, shortcut, text }: QuickReplyWriting,
  others: readonly Pick<QuickReply, 'shortcut'>[] = [],
): readonly QuickReplyProblem[] {
  const problems: QuickReplyProblem[] = [];
  const measured = [
    ['title', title],
    ['text', text],
  ] as const;
  for (const [field, value] of measured) {
    const limit = QUICK_REPLY_LIMITS[field];
    if (value.trim() === '') problems.push({ field, problem: 'blank' });
    else if ([...value].length > limit) problems.push({ field, problem: 'too-long', limit });
  }
  if (shortcut === null) return problems;
  const limit = QUICK_REPLY_LIMITS.shortcut;
  if (shortcut.length > limit) problems.push({ field: 'shortcut', problem: 'too-long', limit });
  else if (!SHORTCUT.test(shortcut)) problems.push({ field: 'shortcut', problem: 'format' });
  else if (others.some((other) => other.shortcut === shortcut))
    problems.push({ field: 'shortcut', problem: 'taken' });
  return problems;
}

/** Whether a quick reply is for interactions of this channel. */
export function isForChannel(
  reply: Pick<QuickReply, 'collectionId'>,
  collections: readonly ReplyCollection[],
  channelId: string | null,
): boolean {
  if (reply.collectionId === null || channelId === null) return true;
  const collection = collections.find(({ id }) => id === reply.collectionId);
  return (
    collection === undefined ||
    collection.channelIds.length === 0 ||
    collection.channelIds.includes(channelId)
  );
}
