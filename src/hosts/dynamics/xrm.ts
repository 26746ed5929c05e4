/**
 * The part of a model-driven app's client API that the side pane uses, as Microsoft's reference describes it
 * (https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference).
 */
export interface Xrm {
  readonly Navigation: {
    openForm(options: { entityName: string; entityId: string }): Thenable<unknown>;
  };
  readonly WebApi: {
    createRecord(table: string, data: object): Thenable<{ readonly id: string }>;
    updateRecord(table: string, id: string, data: object): Thenable<unknown>;
    retrieveRecord(table: string, id: string, query?: string): Thenable<Record<string, unknown>>;
    retrieveMultipleRecords(
      table: string,
      query?: string,
    ): Thenable<{ readonly entities: readonly Record<string, unknown>[] }>;
  };
  readonly Utility: {
    getGlobalContext(): { readonly userSettings: { readonly languageId: number } };
    getPageContext(): { readonly input?: { readonly entityName?: string; readonly entityId?: string } };
  };
  readonly App: {
    readonly sidePanes: {
      state: number;
      getPane(id: string): XrmPane | undefined;
    };
    addGlobalNotification(notification: object): Thenable<string>;
    clearGlobalNotification(id: string): Thenable<unknown>;
  };
}

/** A promise as the client API has it, of which no more is asked than that it can be waited for. */
export interface Thenable<T> {
  then(onFulfilled: (value: T) => void, onRejected: (error: unknown) => void): unknown;
}

/** One side pane. */
export interface XrmPane {
  width: number;
  badge: boolean | number;
  title: string;
  select(): void;
}
