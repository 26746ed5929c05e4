/** What tests use of the modules that Salesforce and its test tool bring without types. */
declare module '@salesforce/wire-service-jest-util' {
  /** A wire whose values a test gives. */
  export interface TestWireAdapter {
    emit(value: unknown): void;
  }
  export function createTestWireAdapter(fn: unknown): TestWireAdapter;
}

declare module 'lwc' {
  export function createElement(tag: string, options: { is: unknown }): HTMLElement;
}

declare module 'c/inlayPanel' {
  const InlayPanel: unknown;
  export default InlayPanel;
}

declare module 'lightning/navigation' {
  import type { TestWireAdapter } from '@salesforce/wire-service-jest-util';
  export const CurrentPageReference: TestWireAdapter;
  export const NavigationMixin: { readonly Navigate: symbol };
}

declare module 'lightning/messageService' {
  import type { Mock } from 'jest-mock';
  import type { TestWireAdapter } from '@salesforce/wire-service-jest-util';
  export const APPLICATION_SCOPE: unknown;
  export const MessageContext: TestWireAdapter;
  export const publish: Mock<(context: unknown, channel: unknown, message: unknown) => void>;
  export const subscribe: Mock<
    (context: unknown, channel: unknown, listener: (message: unknown) => void, options: object) => unknown
  >;
  export const unsubscribe: Mock<(subscription: unknown) => void>;
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<{ title: string; message: string }> {}
}

declare module 'lightning/platformUtilityBarApi' {
  import type { Mock } from 'jest-mock';
  import type { TestWireAdapter } from '@salesforce/wire-service-jest-util';
  type Told = (utilityId: string, attributes?: object) => Promise<boolean>;
  export const EnclosingUtilityId: TestWireAdapter;
  export const minimize: Mock<Told>;
  export const open: Mock<Told>;
  export const updatePanel: Mock<Told>;
  export const updateUtility: Mock<Told>;
}

declare module 'lightning/platformWorkspaceApi' {
  import type { Mock } from 'jest-mock';
  import type { TestWireAdapter } from '@salesforce/wire-service-jest-util';
  export const IsConsoleNavigation: TestWireAdapter;
  export const openTab: Mock<(input: object) => Promise<unknown>>;
}

declare module 'lightning/uiRecordApi' {
  import type { Mock } from 'jest-mock';
  export const createRecord: Mock<(input: object) => Promise<unknown>>;
  export const notifyRecordUpdateAvailable: Mock<(records: readonly object[]) => Promise<void>>;
}

declare module '@salesforce/apex/InlayRecords.findPeople' {
  import type { Mock } from 'jest-mock';
  const findPeople: Mock<(input: { identifiers: readonly string[] }) => Promise<unknown>>;
  export default findPeople;
}

declare module '@salesforce/apex/InlayRecords.saveTask' {
  import type { Mock } from 'jest-mock';
  const saveTask: Mock<(input: { task: Record<string, unknown> }) => Promise<unknown>>;
  export default saveTask;
}
