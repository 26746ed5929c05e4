import type { HostActivity, HostCalls, HostContact, HostResult, RecordRef } from '../../model/host.ts';
import { DONE } from '../adapter-host.ts';
import {
  activityData,
  contactData,
  contactQuery,
  nameQuery,
  reachColumns,
  recordIn,
  tableOf,
  uuidOf,
  type ActivityTable,
} from './tables.ts';

/** What Dynamics' records can be done with, by the framework's library or by a web resource's `Xrm`. Each may reject. */
export interface RecordAccess {
  open(table: string, id: string): Promise<unknown>;
  create(table: string, data: Record<string, unknown>): Promise<string>;
  /** Rejects where there is none. */
  update(table: string, id: string, data: Record<string, unknown>): Promise<unknown>;
  /** Rejects where there is none. */
  retrieve(table: string, id: string, query: string): Promise<Readonly<Record<string, unknown>>>;
  search(table: string, query: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

type RecordCalls = Pick<
  HostCalls,
  'openRecord' | 'findContacts' | 'findByName' | 'createContact' | 'logActivity'
>;

/** The calls of the port that are about records. */
export function recordCalls(access: RecordAccess, table: ActivityTable): RecordCalls {
  const search = async (query: string | null): Promise<readonly HostContact[]> =>
    query === null
      ? []
      : (await access.search('contact', query)).flatMap((row) => {
          const { contactid: id, fullname: name } = row;
          if (typeof id !== 'string') return [];
          const told = (reachColumns('contact') ?? []).map((column) => row[column]);
          const identifiers = told.filter((one): one is string => typeof one === 'string' && one !== '');
          return [
            {
              record: recordIn('contact', bare(id)),
              name: typeof name === 'string' ? name : '',
              identifiers: [...new Set(identifiers)],
            },
          ];
        });
  const find = (identifiers: readonly string[]): Promise<readonly HostContact[]> =>
    search(contactQuery(identifiers));

  /** The contact that an activity is with: the record itself, or the only one that its identifiers lead to. */
  const contactOf = async ({ record, contact }: HostActivity): Promise<string | null> => {
    if (record !== null && tableOf(record.type) === 'contact') return record.id;
    const found = await find(contact.identifiers).catch(() => []);
    return found.length === 1 ? (found[0]?.record.id ?? null) : null;
  };

  const log = async (activity: HostActivity): Promise<HostResult<RecordRef>> => {
    const id = await uuidOf(activity.id);
    const data = activityData(id, activity, table, { contactId: await contactOf(activity) });
    const { activityid: _, ...changes } = data;
    const isThere = async (): Promise<boolean> =>
      access.retrieve(table.activity, id, '?$select=activityid').then(
        () => true,
        () => false,
      );
    if (await isThere()) await access.update(table.activity, id, changes);
    else {
      try {
        await access.create(table.activity, data);
      } catch (error) {
        // Another tab may have written it in between, or this one in an attempt whose answer was lost.
        if (!(await isThere())) throw error;
        await access.update(table.activity, id, changes);
      }
    }
    return { ok: true, value: recordIn(table.activity, id) };
  };

  return {
    openRecord: async ({ type, id }) => {
      await access.open(tableOf(type), id);
      return DONE;
    },
    findContacts: async (identifiers) => ({ ok: true, value: await find(identifiers) }),
    findByName: async (name) => ({ ok: true, value: await search(nameQuery(name)) }),
    createContact: async (contact) => ({
      ok: true,
      value: recordIn('contact', bare(await access.create('contact', contactData(contact)))),
    }),
    logActivity: log,
  };
}

function bare(id: string): string {
  return id.replace(/^\{|\}$/g, '').toLowerCase();
}
