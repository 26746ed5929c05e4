import type { RecordRef } from '../../model/host.ts';
import type { Hearing } from '../adapter-host.ts';
import { within } from '../deadline.ts';
import { bareId, fromCif, textOf, type CifHandler } from './cif.ts';
import type { RecordAccess } from './records.ts';
import { nameColumn, recordIn, tableOf } from './tables.ts';

/** A click waits so long to be told with whose it is, and is told without a name thereafter. */
const WHOSE_MS = 2_000;

/**
 * Tells of a click on a number or an address with whose it is, where that is a person or a company. The framework tells the field and its
 * table, and in current builds the record; where it does not, it is the one that the page shows, if its field has this value. The newest
 * click counts.
 */
export function hearActs(access: RecordAccess, hearing: Hearing, shown: () => RecordRef | null): CifHandler {
  let newest = 0;

  const whose = async (
    data: Readonly<Record<string, unknown>>,
  ): Promise<{ name: string | null; record: RecordRef | null }> => {
    const { value, name: field, entityLogicalName, entityId, recordId, id } = data;
    const table = textOf(entityLogicalName) ?? '';
    const column = nameColumn(table);
    if (column === null) return { name: null, record: null };
    // The reference does not say under which name the record's id comes.
    const told = bareId(entityId ?? recordId ?? id);
    const page = shown();
    const present = told ?? (page !== null && tableOf(page.type) === table ? page.id : null);
    if (present === null) return { name: null, record: null };
    const record = recordIn(table, present);
    const from = textOf(field) ?? '';
    const columns = told === null && from !== '' ? [column, from] : [column];
    const read = await within(access.retrieve(table, present, `?$select=${columns.join(',')}`), WHOSE_MS);
    if (told !== null) return { name: read.ok ? textOf(read.value[column]) : null, record };
    return read.ok && read.value[from] === value
      ? { name: textOf(read.value[column]), record }
      : { name: null, record: null };
  };

  return async (told) => {
    const data = fromCif(told);
    const value = textOf(data['value']);
    if (value === null) return;
    newest += 1;
    const asked = newest;
    const by = await whose(data);
    if (asked === newest) hearing.event({ kind: 'act', value, ...by });
  };
}
