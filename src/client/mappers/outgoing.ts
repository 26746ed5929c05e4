import type { OutgoingMessage } from '../../model/message.ts';

/** The body of a send. */
export function fromOutgoing({
  text,
  translation = null,
  template = null,
  attachmentIds,
  visibility,
  inReplyToId,
  as,
  seenMessageId,
}: OutgoingMessage) {
  return {
    text,
    translation,
    template,
    attachmentIds,
    visibility,
    inReplyToId,
    ...(as === undefined ? {} : { as }),
    seenMessageId,
  };
}
