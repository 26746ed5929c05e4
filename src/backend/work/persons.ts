import type { Change } from '../change.ts';
import type { ReachedContact } from './reaching.ts';

/**
 * Makes a contact the same person as another, whose value both have from now on; so what is kept of the first stays theirs. Two who are of
 * different persons already, and who is anonymous, are left as they are: nobody said that these are one.
 */
export async function joinPersons(
  { transaction, tell }: Change,
  firstId: string | null,
  contact: ReachedContact,
): Promise<void> {
  if (firstId === null || firstId === contact.id) return;
  const [first] = await transaction.query<ReachedContact>(
    'SELECT * FROM contact WHERE id = $1 FOR NO KEY UPDATE',
    [firstId],
  );
  if (first?.removed_at !== null || contact.removed_at !== null) return;
  const personId = first.person_id ?? contact.person_id ?? first.id;
  if (contact.person_id !== null && contact.person_id !== personId) return;
  const joined = await transaction.query<{ id: string }>(
    'UPDATE contact SET person_id = $2 WHERE id = ANY($1::text[]) AND person_id IS DISTINCT FROM $2 RETURNING id',
    [[first.id, contact.id], personId],
  );
  if (joined.length === 0) return;
  // What was kept under the contact alone goes on under the person, where nothing is kept of them yet.
  for (const { id } of joined) {
    await transaction.query(
      `UPDATE contact_card SET owner_id = $2 WHERE owner_id = $1 AND owner_id <> $2
         AND NOT EXISTS (SELECT 1 FROM contact_card k WHERE k.owner_id = $2)`,
      [id, personId],
    );
  }
  tell({ type: 'contact.changed', contactIds: [first.id, contact.id] }, {});
}
