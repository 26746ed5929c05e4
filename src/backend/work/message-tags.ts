import type { WireMessage } from '../../contract/message.ts';
import { isSameTag, TAG_MAX, tagProblem, TAGS_MAX, trimTag, withTags } from '../../model/tag.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { FileAddresses } from '../file-addresses.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField } from '../problem.ts';
import { toWireMessage } from '../rows/message-row.ts';
import { requireMessage } from './acting.ts';
import { claimKey, hashOf } from './idempotency.ts';
import { lacksPermission, requireAccess, requireFeature } from './require.ts';

/** Puts tags on a message and takes others off, once for each key. A tag that is new is made where the agent may make some. */
export async function changeMessageTags(
  core: Core,
  addresses: FileAddresses,
  { caller, params, body, key }: AgentCall<'changeMessageTags'>,
): Promise<WireMessage> {
  const add = requireTags('add', body.add);
  const remove = requireTags('remove', body.remove);
  const hash = await hashOf(JSON.stringify(['tags', params.messageId, add, remove]));
  const stored = await changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    const first = await claimKey(change, { agentId: caller.agentId, key, hash });
    const { message, row: interaction } = await requireMessage(change, access, params.messageId);
    const { id } = message;
    requireFeature(access, 'tags');
    if (first !== null) return change.presentMessage(id);
    // Nothing of the message is kept with its key: a replay is answered with how it stands.
    await transaction.query("UPDATE idempotency SET answer = '{}' WHERE agent_id = $1 AND key = $2", [
      caller.agentId,
      key,
    ]);
    const known = await loadTags(change);
    const after = withTags(message.tags, { add: add.map((tag) => asKnown(known, tag)), remove });
    if (after.length > TAGS_MAX) throw invalidField('add', `at most ${String(TAGS_MAX)} tags on a message`);
    await makeTags(
      change,
      access,
      after.filter((tag) => !message.tags.includes(tag) && !known.includes(tag)),
    );
    if (after.length === message.tags.length && after.every((tag, at) => tag === message.tags[at]))
      return change.presentMessage(id);
    await transaction.query('UPDATE message SET tags = $2 WHERE id = $1', [id, after]);
    await transaction.query(
      `UPDATE interaction SET version = version + 1, message_tags = ARRAY(
         SELECT DISTINCT tag FROM message m, unnest(m.tags) AS tag WHERE m.interaction_id = $1 ORDER BY tag)
       WHERE id = $1`,
      [interaction.id],
    );
    await change.audit({
      interactionId: interaction.id,
      kind: 'tags',
      by: access.agentId,
      detail: {
        added: after.filter((tag) => !message.tags.includes(tag)),
        removed: message.tags.filter((tag) => !after.includes(tag)),
      },
    });
    change.touchMessage(id);
    change.touchInteraction(interaction.id);
    return change.presentMessage(id);
  });
  return toWireMessage(stored, addresses);
}

function requireTags(field: string, tags: readonly string[]): readonly string[] {
  return tags.map((tag, at) => {
    const problem = tagProblem(tag);
    const place = `${field}.${String(at)}`;
    if (problem === 'control-characters') throw invalidField(place, 'a tag without control characters');
    if (problem !== null)
      throw invalidField(place, `1 to ${String(TAG_MAX)} characters besides white space around them`);
    return trimTag(tag);
  });
}

async function loadTags({ transaction }: Change): Promise<readonly string[]> {
  const rows = await transaction.query<{ label: string }>(
    "SELECT label FROM word WHERE kind = 'tag' ORDER BY ordinal",
  );
  return rows.map(({ label }) => label);
}

/** A tag as the catalogue writes it, where it has it. */
export function asKnown(known: readonly string[], tag: string): string {
  return known.find((one) => one === tag) ?? known.find((one) => isSameTag(one, tag)) ?? tag;
}

/** Puts new tags into the catalogue, where the agent may make some. */
export async function makeTags(change: Change, access: Access, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  if (!access.permissions.includes('conversation.tag.create'))
    throw lacksPermission('conversation.tag.create');
  for (const tag of tags) {
    await change.transaction.query(
      `INSERT INTO word (organisation_id, kind, label, ordinal, created_by)
       SELECT $1, 'tag', $2, COALESCE(max(ordinal), 0) + 1, $3 FROM word WHERE kind = 'tag'
       ON CONFLICT DO NOTHING`,
      [change.organisationId, tag, access.agentId],
    );
  }
  // Everybody may choose it from now on.
  change.tell({ type: 'session.changed' }, {});
}
