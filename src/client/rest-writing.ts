import type { Client, LateClient, MovingClient, UploadOptions } from '../model/client.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Attachment, Message } from '../model/message.ts';
import { ok, type Result } from '../model/result.ts';
import { createLateCalls } from './late-calls.ts';
import { createMovingCalls } from './moving-calls.ts';
import { toDirectoryEntry } from './mappers/directory.ts';
import { toAttachment } from './mappers/message.ts';
import { fromOutgoing } from './mappers/outgoing.ts';
import { toPage } from './mappers/page.ts';
import type { Reading } from './mappers/reading.ts';
import { kindOfRefusal } from './rest/refusals.ts';
import type { Call, Requester } from './rest/request.ts';
import { createUploadTransport } from './rest/upload.ts';
import type { ClientTimings } from './timings.ts';

/** What is done to an interaction, written and sent, and the directory that it needs. */
export type WritingCalls = Pick<
  Client,
  | 'changeInteraction'
  | 'assign'
  | 'acceptOffer'
  | 'declineOffer'
  | 'send'
  | 'resend'
  | 'takeBack'
  | 'act'
  | 'dismissAction'
  | 'upload'
  | 'attachment'
  | 'typing'
  | 'directory'
> &
  LateClient &
  MovingClient;

/** What these calls share with those of the first screen. */
export interface WritingParts {
  readonly request: Requester;
  readonly forInteraction: (call: Call) => Promise<Result<Interaction>>;
  readonly messageOf: (raw: unknown) => Message | null;
  /** Maps the present state that comes with a conflict. */
  readonly toCurrent: (raw: unknown, type: string) => unknown;
  readonly reading: Reading;
  readonly timings: ClientTimings;
  /** Whether a file is brought there by what tells how much of it has left. */
  readonly tellsProgress: boolean;
}

/** Makes those calls. */
export function createWritingCalls(parts: WritingParts): WritingCalls {
  const { messageOf, toCurrent, reading, timings, tellsProgress } = parts;
  const request: Requester = (call, toValue) => parts.request({ ...call, kindOf: kindOfRefusal }, toValue);
  const forInteraction = (call: Call): Promise<Result<Interaction>> =>
    parts.forInteraction({ ...call, kindOf: kindOfRefusal });

  const upload = (file: File, target: UploadOptions): Promise<Result<Attachment>> => {
    const { interactionId, signal } = target;
    const onProgress = (share: number): void => target.onProgress?.(share);
    return request(
      {
        route: 'POST /attachments',
        query: { interactionId, name: file.name },
        body: file,
        headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
        signal,
        deadlineMs: timings.uploadStallMs + file.size / 32,
        ...(tellsProgress ? { transport: createUploadTransport(timings.uploadStallMs, onProgress) } : {}),
      },
      (raw) => {
        const attachment = toAttachment(raw, reading);
        if (attachment !== null && !tellsProgress) onProgress(1);
        return attachment;
      },
    );
  };

  return {
    ...createLateCalls(request, reading),
    ...createMovingCalls(parts),
    changeInteraction: (id, version, change, signal) =>
      forInteraction({
        route: 'PATCH /interactions/{interactionId}',
        id,
        headers: ifMatch(version),
        body: { ...change },
        signal,
      }),
    assign: (id, version, to, signal) =>
      forInteraction({
        route: 'PUT /interactions/{interactionId}/assignment',
        id,
        headers: ifMatch(version),
        body: { ...to },
        signal,
      }),
    acceptOffer: (id, signal) => forInteraction({ route: 'POST /offers/{offerId}/accept', id, signal }),
    declineOffer: (id, signal) => forInteraction({ route: 'POST /offers/{offerId}/decline', id, signal }),
    // Sent once: whether and when it goes again is the outbox's to say.
    send: (message, signal) =>
      request(
        {
          route: 'POST /interactions/{interactionId}/messages',
          id: message.interactionId,
          headers: { 'idempotency-key': message.clientId },
          body: fromOutgoing(message),
          signal,
          toCurrent,
        },
        messageOf,
      ),
    resend: (messageId, signal) =>
      request({ route: 'POST /messages/{messageId}/resend', id: messageId, signal }, messageOf),
    takeBack: (messageId, signal) =>
      request(
        { route: 'POST /messages/{messageId}/take-back', id: messageId, signal, repeat: true },
        messageOf,
      ),
    act: (messageId, action, key, signal) =>
      request(
        {
          route: 'POST /messages/{messageId}/actions',
          id: messageId,
          headers: { 'idempotency-key': key },
          body: { action },
          signal,
        },
        messageOf,
      ),
    dismissAction: (messageId, signal) =>
      request(
        { route: 'POST /messages/{messageId}/actions/dismiss', id: messageId, signal, repeat: true },
        messageOf,
      ),
    upload,
    attachment: (id, signal) =>
      request({ route: 'GET /attachments/{attachmentId}', id, signal, repeat: true }, (raw) =>
        toAttachment(raw, reading),
      ),
    async typing(id, signal) {
      const told = await request(
        { route: 'POST /interactions/{interactionId}/typing', id, signal },
        () => true,
      );
      return told.ok ? ok(undefined) : told;
    },
    directory: (query, signal) =>
      request({ route: 'GET /directory', query: { ...query }, signal, repeat: true }, (raw) =>
        toPage(raw, (item) => toDirectoryEntry(item, reading), reading),
      ),
  };
}

/** The version read last, as an entity tag (RFC 9110, 8.8.3). */
function ifMatch(version: number): Readonly<Record<string, string>> {
  return { 'if-match': `"${version}"` };
}
