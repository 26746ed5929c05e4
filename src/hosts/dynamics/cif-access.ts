import { bareId, fromCif, rowsFromCif, type Cif } from './cif.ts';
import type { RecordAccess } from './records.ts';

/** Records by the framework's library. */
export function accessBy(cif: Cif): RecordAccess {
  return {
    open: (entityName, entityId) => cif.openForm(JSON.stringify({ entityName, entityId })),
    create: async (table, data) => {
      const id = bareId(fromCif(await cif.createRecord(table, JSON.stringify(data)))['id']);
      if (id === null) throw new Error('Dynamics named no record');
      return id;
    },
    update: (table, id, data) => cif.updateRecord(table, id, JSON.stringify(data)),
    retrieve: async (table, id, query) => fromCif(await cif.retrieveRecord(table, id, query)),
    search: async (table, query) => rowsFromCif(await cif.searchAndOpenRecords(table, query, true)),
  };
}
