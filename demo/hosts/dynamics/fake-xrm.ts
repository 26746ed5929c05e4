/** A model-driven app's `Xrm` over the records of a fake organisation, with one side pane. */
import type { Xrm, XrmPane } from '../../../src/hosts/dynamics/xrm.ts';
import type { FakeDynamics } from './fake-dynamics.ts';
import type { Row } from './records.ts';

export class FakeXrm {
  readonly pane: XrmPane & { selected: number } = {
    width: 400,
    badge: false,
    title: 'Inlay',
    selected: 0,
    select() {
      this.selected += 1;
    },
  };
  readonly banners = new Map<string, string>();
  /** What the button of each banner does. */
  readonly actions = new Map<string, { readonly actionLabel: string; eventHandler(): void }>();
  readonly xrm: Xrm;

  constructor(dynamics: FakeDynamics, languageId = 1033) {
    const { records, faults } = dynamics;
    const { pane, banners, actions } = this;
    let last = 0;
    this.xrm = {
      Navigation: {
        openForm: ({ entityName, entityId }) =>
          faults.meet('openForm', () => {
            records.get(entityName, entityId);
            dynamics.opened.push({ table: entityName, id: entityId });
          }),
      },
      WebApi: {
        createRecord: (table, data) =>
          faults.meet('createRecord', () => ({ id: records.create(table, data as Row) })),
        updateRecord: (table, id, data) =>
          faults.meet('updateRecord', () => {
            records.update(table, id, data as Row);
          }),
        retrieveRecord: (table, id) => faults.meet('retrieveRecord', () => records.get(table, id)),
        retrieveMultipleRecords: (table, query = '') =>
          faults.meet('retrieveMultipleRecords', () => ({ entities: records.search(table, query) })),
      },
      Utility: {
        getGlobalContext: () => ({ userSettings: { languageId } }),
        getPageContext: () => {
          const { etn: entityName, id: entityId } = dynamics.page;
          return {
            input: entityName === undefined || entityId === undefined ? {} : { entityName, entityId },
          };
        },
      },
      App: {
        sidePanes: { state: 1, getPane: (id) => (id === 'inlay' ? pane : undefined) },
        addGlobalNotification: (notification) =>
          faults.meet('addGlobalNotification', () => {
            last += 1;
            const { message, action } = notification as {
              message: string;
              action?: { actionLabel: string; eventHandler: () => void };
            };
            banners.set(`b-${last}`, message);
            if (action !== undefined) actions.set(`b-${last}`, action);
            return `b-${last}`;
          }),
        clearGlobalNotification: (id) =>
          faults.meet('clearGlobalNotification', () => {
            banners.delete(id);
            actions.delete(id);
          }),
      },
    };
  }
}
