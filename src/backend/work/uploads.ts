import type { WireAttachment } from '../../contract/message.ts';
import type { AttachmentProblem, FileFacts } from '../../model/attachment-rules.ts';
import { uploadProblem } from '../../model/send.ts';
import { changeIn } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { FileAddresses } from '../file-addresses.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { readBytes } from '../http/read-body.ts';
import { Problem } from '../problem.ts';
import {
  SELECT_ATTACHMENT,
  toStoredAttachment,
  toWireAttachment,
  type AttachmentRow,
  type StoredAttachment,
} from '../rows/attachment-row.ts';
import { rulesOf, type ChannelRow } from '../rows/channel-row.ts';
import { attachmentExpectation } from './attachment-expectation.ts';
import { fileKind } from './file-kind.ts';
import { requireAccess, requireInteraction } from './require.ts';
import { describePicture, fillFile } from './stored-files.ts';

/** Takes a file for a later send. What it is, is found from its bytes; a type that says otherwise is refused. */
export async function uploadAttachment(
  core: Core,
  addresses: FileAddresses,
  { caller, query, request }: AgentCall<'uploadAttachment'>,
): Promise<WireAttachment> {
  const judge = (): Promise<(file: FileFacts) => AttachmentProblem | null> =>
    readIn(core, caller.organisationId, async (transaction) => {
      const access = await requireAccess(transaction, caller);
      if (!access.features.includes('attachments')) throw new Problem('feature-off');
      const row = await requireInteraction(transaction, access, query.interactionId);
      const [channel] = await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1', [
        row.channel_id,
      ]);
      if (channel === undefined) throw new Problem('not-found');
      const interaction = { lastInboundAt: row.last_inbound_at, visibility: row.visibility };
      return (file) => uploadProblem(interaction, rulesOf(channel), { features: access.features, file });
    });
  const problemWith = await judge();
  const bytes = await readBytes(request, core.limits.uploadBytes);
  const name = storableText(query.name);
  const type = await honestType(bytes, request.headers.get('content-type') ?? '');
  const problem = problemWith({ name, size: bytes.length, type });
  if (problem !== null) throw refused('body', attachmentExpectation(problem));
  const picture = await describePicture(core, type, bytes);

  const id = core.newId();
  await changeIn(core, caller.organisationId, async (change) => {
    await change.transaction.query(
      `INSERT INTO attachment (organisation_id, id, interaction_id, agent_id, name, type, size, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [caller.organisationId, id, query.interactionId, caller.agentId, name, type, bytes.length, change.now],
    );
    await fillFile(change, id, { bytes, type, picture });
  });
  const stored: StoredAttachment = {
    id,
    name,
    type,
    size: bytes.length,
    hasThumbnail: picture !== null,
    dimensions: picture === null ? null : { width: picture.width, height: picture.height },
  };
  return toWireAttachment(stored, addresses);
}

async function honestType(bytes: Uint8Array, declared: string): Promise<string> {
  if (bytes.length === 0) throw refused('body', 'at least one byte');
  const kind = await fileKind(bytes, declared);
  if (kind.honest) return kind.type;
  throw refused('Content-Type', kind.type ?? 'the type of what the bytes are');
}

function refused(field: string, expected: string): Problem {
  return new Problem('attachment-refused', { fields: [{ field, expected }] });
}

/** An attachment of an interaction that the agent may see, or an own upload, with fresh addresses. */
export async function getAttachment(
  core: Core,
  addresses: FileAddresses,
  { caller, params }: AgentCall<'getAttachment'>,
): Promise<WireAttachment> {
  const stored = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const [row] = await transaction.query<AttachmentRow>(
      `${SELECT_ATTACHMENT} WHERE id = $1 AND reference IS NULL AND NOT failed
         AND (message_id IS NOT NULL OR of_post OR agent_id = $2)`,
      [params.attachmentId, caller.agentId],
    );
    if (row === undefined) throw new Problem('not-found');
    await requireInteraction(transaction, access, row.interaction_id);
    return toStoredAttachment(row);
  });
  return toWireAttachment(stored, addresses);
}
