import { hasLeft } from '../../model/delivery.ts';
import { outgoingText } from '../../model/translation.ts';
import type { Transaction } from '../database/database.ts';
import type { MessageRow } from '../rows/message-row.ts';
import { readFile } from '../work/stored-files.ts';
import type { TranscriptEntry, TranscriptSource } from './compose-transcript.ts';
import type { MailPicture } from './mailer.ts';

/** So many messages go into one mail. */
const MOST_MESSAGES = 2_000;
/** All pictures together; mail servers commonly take 25 MB, a third of which encoding eats. */
const MOST_PICTURE_BYTES = 12_000_000;
/** What every mail program shows and none runs. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

interface FileRow {
  readonly id: string;
  readonly message_id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A transcript's content as it stands now: what was removed meanwhile is not in it. Null where the interaction is no more. */
export async function loadTranscript(
  transaction: Transaction,
  transcript: {
    readonly id: string;
    readonly interactionId: string;
    readonly to: string;
    readonly language: string;
  },
  timeZone: string,
): Promise<TranscriptSource | null> {
  const [interaction] = await transaction.query<{
    contact: string;
    account: string;
    removed_at: number | null;
  }>(
    `SELECT c.name AS contact, c.removed_at, ch.name AS account FROM interaction i
     JOIN contact c ON c.organisation_id = i.organisation_id AND c.id = i.contact_id
     JOIN channel ch ON ch.organisation_id = i.organisation_id AND ch.id = i.channel_id
     WHERE i.id = $1`,
    [transcript.interactionId],
  );
  if (interaction === undefined) return null;
  const rows = await transaction.query<MessageRow>(
    `SELECT * FROM message WHERE interaction_id = $1 AND direction <> 'system'
     ORDER BY sent_at DESC, id DESC LIMIT $2`,
    [transcript.interactionId, MOST_MESSAGES + 1],
  );
  const shown = rows
    .slice(0, MOST_MESSAGES)
    .reverse()
    .filter(({ delivery_state: state }) => state === null || hasLeft(state));
  const files = await transaction.query<FileRow>(
    `SELECT id, message_id, name, type, size FROM attachment
     WHERE message_id = ANY($1::text[]) AND type = ANY($2::text[]) AND reference IS NULL ORDER BY ordinal`,
    [shown.map(({ id }) => id), [...SHOWN]],
  );
  const pictures = await loadPictures(transaction, files);
  return {
    ...transcript,
    timeZone,
    contact: interaction.removed_at === null ? interaction.contact : null,
    account: interaction.account,
    entries: shown
      .map((row) => toEntry(row, files, pictures))
      .filter(({ text, pictures: shownPictures }) => text !== '' || shownPictures.length > 0),
    isCut: rows.length > MOST_MESSAGES,
    pictures,
  };
}

function toEntry(
  row: MessageRow,
  files: readonly FileRow[],
  pictures: readonly MailPicture[],
): TranscriptEntry {
  return {
    author: row.author_removed_at === null ? row.author_name : null,
    isOurs: row.direction === 'outbound',
    at: row.sent_at,
    text: row.content_removed_at === null ? wordsOf(row) : null,
    pictures: files
      .filter(({ message_id: id }) => id === row.id)
      .map(({ id }) => (pictures.some(({ cid }) => cid === id) ? id : null)),
  };
}

/** Everything that the contact could read of it: of a template what stands around its text, too, each in a line of its own. */
function wordsOf({ body, translation, template }: MessageRow): string {
  const text = outgoingText(body, translation);
  if (template === null) return text;
  const { header, footer, buttons } = template;
  const heading = header?.kind === 'text' ? header.text : null;
  return [heading, text, footer, ...buttons.map((button) => `[${button.text}]`)]
    .filter((part) => part !== null && part !== '')
    .join('\n');
}

/** The newest pictures as they are, as long as there is room; older ones may find none. */
async function loadPictures(
  transaction: Transaction,
  files: readonly FileRow[],
): Promise<readonly MailPicture[]> {
  const pictures: MailPicture[] = [];
  let room = MOST_PICTURE_BYTES;
  for (const { id, name, type, size } of files.toReversed()) {
    if (size > room) continue;
    room -= size;
    pictures.push({ cid: id, name: pictureName(name, type), type, bytes: await readFile(transaction, id) });
  }
  return pictures;
}

/** A name that is safe in a header, with the ending of what it is. */
function pictureName(name: string, type: string): string {
  const ending = type.slice('image/'.length).replace('jpeg', 'jpg');
  const stem = name
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} ._-]/gu, '')
    .trim()
    .slice(0, 80);
  return `${stem === '' ? 'picture' : stem}.${ending}`;
}
