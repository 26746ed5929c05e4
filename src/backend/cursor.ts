import { Problem } from './problem.ts';
import { fromBase64Url, toBase64Url, type Signer } from './signer.ts';

/** A place in a list: the sorting number of the item before, and its id. */
export interface Place {
  readonly key: number | string;
  readonly id: string;
}

/**
 * Writes a place as a cursor that only this list takes back. `list` says which list it is: its name, order and filter, and whose;
 * the cursor is signed with it.
 */
export async function writeCursor(signer: Signer, list: string, { key, id }: Place): Promise<string> {
  const place = toBase64Url(new TextEncoder().encode(JSON.stringify([key, id])));
  return `${place}.${await signer.sign(`cursor:${list}:${place}`)}`;
}

/** The place of a cursor; refuses one of another list, and one that is made up. */
export async function readCursor(signer: Signer, list: string, cursor: string): Promise<Place> {
  const [place = '', signature = ''] = cursor.split('.');
  const bytes = fromBase64Url(place);
  if (bytes === null || !(await signer.verify(`cursor:${list}:${place}`, signature)))
    throw new Problem('invalid-cursor', { fields: [{ field: 'cursor', expected: '`next` of this list' }] });
  const [key, id] = JSON.parse(new TextDecoder().decode(bytes)) as [number | string, string];
  return { key, id };
}
