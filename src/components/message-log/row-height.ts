import type { ThreadRow } from './thread-rows.ts';

/** A guess at a row's height in CSS pixels in a log of this width, near enough that scrolling doesn't jump when it is measured. */
export function estimateHeight({ message, startsGroup, day, unread }: ThreadRow, width: number): number {
  const { text, attachments, extra, inReplyTo } = message;
  if (message.direction === 'system') return (day === null ? 0 : 36) + 28;
  const perLine = Math.max(20, (Math.min(width * 0.85, 560) - 24) / 6.4);
  const lines = estimateLines(text, perLine);
  let height = text === '' ? 0 : 16 + Math.min(lines, 48) * 18;
  for (const { thumbnailUrl } of attachments) height += thumbnailUrl === null ? 48 : 192;
  if (extra !== null) height += 44;
  if (inReplyTo !== null) height += 44;
  return height + (startsGroup ? 30 : 4) + (day === null ? 0 : 36) + (unread ? 28 : 0);
}

function estimateLines(text: string, perLine: number): number {
  // Asked of each message of a thread when it opens, and most are of one line.
  if (!text.includes('\n')) return Math.max(1, Math.ceil(Math.min(text.length, 1800) / perLine));
  let lines = 0;
  for (const line of text.slice(0, 1800).split('\n', 20))
    lines += Math.max(1, Math.ceil(line.length / perLine));
  return lines;
}
