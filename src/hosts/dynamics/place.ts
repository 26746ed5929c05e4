import type { HostContext } from '../../model/host.ts';
import type { Hearing } from '../adapter-host.ts';
import { bareId, textOf } from './cif.ts';
import type { RecordAccess } from './records.ts';
import { reachColumns, recordIn } from './tables.ts';

/** Tells which record the agent looks at, and by what its person can be found; the newest page counts. */
export function followPlace(
  access: RecordAccess,
  hearing: Hearing,
): (page: Readonly<Record<string, unknown>>) => void {
  let newest = 0;
  return ({ etn, id }) => {
    newest += 1;
    const asked = newest;
    const table = textOf(etn);
    const recordId = bareId(id);
    const record = table === null || recordId === null ? null : recordIn(table, recordId);
    hearing.context({ record, identifiers: [] });
    const columns = table === null ? null : reachColumns(table);
    if (columns === null || table === null || recordId === null) return;
    access.retrieve(table, recordId, `?$select=${columns.join(',')}`).then(
      (row) => {
        const identifiers = columns.flatMap((column) => textOf(row[column]) ?? []);
        if (asked === newest) hearing.context({ identifiers } satisfies Partial<HostContext>);
      },
      // Without leave to read it the record is still known.
      () => undefined,
    );
  };
}
