import type { HostContext, RecordRef } from '../../model/host.ts';
import type { Hearing } from '../adapter-host.ts';
import { bareId, textOf } from './cif.ts';
import type { RecordAccess } from './records.ts';
import { nameColumn, reachColumns, recordIn } from './tables.ts';

/** Where the agent is in the application. */
export interface Place {
  /** The record that is shown; null for another kind of page. */
  readonly record: RecordRef | null;
  /** Takes the parameters of the page that they went to. */
  go(page: Readonly<Record<string, unknown>>): void;
}

/** Tells which record the agent looks at, and by what its person can be found; the newest page counts. */
export function followPlace(access: RecordAccess, hearing: Hearing): Place {
  let newest = 0;
  let record: RecordRef | null = null;
  const go = ({ etn, id }: Readonly<Record<string, unknown>>): void => {
    newest += 1;
    const asked = newest;
    const table = textOf(etn);
    const recordId = bareId(id);
    record = table === null || recordId === null ? null : recordIn(table, recordId);
    hearing.context({ record, identifiers: [] });
    const columns = table === null ? null : reachColumns(table);
    if (columns === null || table === null || recordId === null) return;
    const called = nameColumn(table) ?? '';
    access.retrieve(table, recordId, `?$select=${[called, ...columns].join(',')}`).then(
      (row) => {
        const identifiers = columns.flatMap((column) => textOf(row[column]) ?? []);
        if (asked === newest)
          hearing.context({ identifiers, title: textOf(row[called]) } satisfies Partial<HostContext>);
      },
      // Without leave to read it the record is still known.
      () => undefined,
    );
  };
  return {
    go,
    get record() {
      return record;
    },
  };
}
