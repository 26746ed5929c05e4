/** The page's side of the frame in a Lightning app's utility bar: what the web component of `manifests/salesforce` connects. */
import { reachableBy } from '../../hosts/identifiers.ts';
import {
  contactFields,
  recordOf,
  taskFields,
  whoOf,
  type FindPeople,
} from '../../hosts/salesforce/objects.ts';
import type { HostContact, RecordRef } from '../../model/host.ts';
import { connectFrame, type Embed, type PageCallbacks } from '../embed.ts';

/** A contact or lead as the organisation's search finds it. */
export interface FoundPerson {
  readonly id: string;
  readonly name: string;
  readonly objectApiName: string;
}

/** What Lightning lends to a component, each from the module named; a call may reject, with an error of Lightning's own shape. */
export interface Lightning {
  /** `NavigationMixin.Navigate` of `lightning/navigation`. */
  navigate(page: object): void;
  /** `createRecord` of `lightning/uiRecordApi`. */
  createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<{ readonly id: string }>;
  /** `InlayRecords.findPeople` of the organisation: who has one of these; opens nothing. */
  findPeople(identifiers: readonly string[]): Promise<readonly FoundPerson[]>;
  /** `InlayRecords.saveTask` of the organisation: one task for each `CallObject`; its id. */
  saveTask(task: Record<string, unknown>): Promise<string>;
  /** Tells the other components of the page, and Lightning's own records, that a task was written, and of which record. */
  wrote(task: { readonly taskId: string; readonly recordId: string | null }): void;
  /** Dispatches a `ShowToastEvent` of `lightning/platformShowToastEvent`. */
  toast(notice: { title: string; message: string }): void;
  /** `openTab` of `lightning/platformWorkspaceApi`; null outside of console apps. */
  tabs(): ((input: { recordId: string; focus: boolean }) => Promise<unknown>) | null;
  /** Of `lightning/platformUtilityBarApi`. */
  readonly utility: {
    update(attributes: { label: string; highlighted: boolean }): Promise<unknown>;
    resize(attributes: { width: number }): Promise<unknown>;
    open(): Promise<unknown>;
    minimize(): Promise<unknown>;
  };
}

/** A panel in the utility bar. */
export interface UtilityBar {
  /** What `CurrentPageReference` says. */
  place(reference: unknown): void;
  /** What came over the message channel: somebody clicked a number or an address. */
  act(message: unknown): void;
  end(): void;
}

/** What the component is given by its administrator. */
export interface UtilityBarOptions {
  readonly panelUrl: URL;
  readonly label: string;
  /** BCP 47, of `@salesforce/i18n/lang`. */
  readonly locale: string;
}

/** Connects the panel in a frame with the Lightning app around the component. */
export function connectUtilityBar(
  frame: HTMLIFrameElement,
  lightning: Lightning,
  options: UtilityBarOptions,
): UtilityBar {
  const embed = connectFrame(frame, options.panelUrl, callbacksFor(lightning, options.label));
  embed.setContext({ locale: options.locale, tone: 'slds' });
  frame.src = options.panelUrl.href;
  return {
    place: (reference) => {
      embed.setContext({ record: recordIn(reference) });
    },
    act: (message) => {
      tellAct(embed, message);
    },
    end: () => {
      embed.end();
    },
  };
}

function callbacksFor(lightning: Lightning, initialLabel: string): PageCallbacks {
  const { utility } = lightning;
  let label = initialLabel;
  let count = 0;
  const showLabel = async (): Promise<void> => {
    await utility.update({ label: count > 0 ? `${label} (${count})` : label, highlighted: count > 0 });
  };
  const findContacts = async (identifiers: readonly string[]): Promise<readonly HostContact[]> => {
    const { emails, numbers } = reachableBy(identifiers);
    const reachable = [...emails, ...numbers];
    if (reachable.length === 0) return [];
    const found = await lightning.findPeople(reachable);
    return found.map(({ id, name, objectApiName }) => ({ record: recordOf(objectApiName, id), name }));
  };
  return inWords({
    tellsActs: true,
    openRecord: async ({ id }) => {
      const openTab = lightning.tabs();
      if (openTab !== null) await openTab({ recordId: id, focus: true });
      else
        lightning.navigate({
          type: 'standard__recordPage',
          attributes: { recordId: id, actionName: 'view' },
        });
    },
    findContacts,
    logActivity: logging(lightning, findContacts),
    createContact: async (contact) => {
      const { id } = await lightning.createRecord({ apiName: 'Contact', fields: contactFields(contact) });
      return recordOf('Contact', id);
    },
    notify: ({ title, body }) => {
      lightning.toast({ title, message: body });
    },
    setBadge: (given) => {
      count = given;
      return showLabel();
    },
    setLabel: (given) => {
      label = given;
      return showLabel();
    },
    resize: async (width) => {
      await utility.resize({ width });
    },
    setMode: async (mode) => {
      if (mode === 'hidden') throw new Error('the utility bar hides nothing');
      await (mode === 'open' ? utility.open() : utility.minimize());
    },
  });
}

/** Writes activities after one another, so that none meets the one before it half written. */
function logging(lightning: Lightning, find: FindPeople): NonNullable<PageCallbacks['logActivity']> {
  let last: Promise<unknown> = Promise.resolve();
  return (activity) => {
    const work = last.then(async (): Promise<RecordRef> => {
      const task = taskFields(activity, await whoOf(activity, find));
      const taskId = await lightning.saveTask(task);
      const [recordId = null] = [task['WhatId'], task['WhoId']].filter((id) => typeof id === 'string');
      try {
        lightning.wrote({ taskId, recordId });
      } catch {
        // It is written all the same.
      }
      return recordOf('Task', taskId);
    });
    last = work.catch(() => undefined);
    return work;
  };
}

type AnyCall = (argument: never) => unknown;

/** The same calls, whose refusals say in Lightning's words why: its errors have them in a body. */
function inWords(callbacks: PageCallbacks): PageCallbacks {
  const worded = (call: AnyCall) => async (argument: never) => {
    try {
      return await call(argument);
    } catch (error) {
      if (error instanceof Error) throw error;
      const { body } = (error ?? {}) as { body?: { message?: unknown } };
      throw new Error(typeof body?.message === 'string' ? body.message : 'Salesforce refused it', {
        cause: error,
      });
    }
  };
  const calls: [string, unknown][] = Object.entries(callbacks);
  return Object.fromEntries(
    calls.map(([name, call]) => [name, typeof call === 'function' ? worded(call as AnyCall) : call]),
  );
}

/** The record of a page reference of the type `standard__recordPage`; null for other pages. */
function recordIn(reference: unknown): RecordRef | null {
  const { type, attributes } = (reference ?? {}) as { type?: unknown; attributes?: unknown };
  const { recordId, objectApiName } = (attributes ?? {}) as Record<string, unknown>;
  if (type !== 'standard__recordPage' || typeof recordId !== 'string') return null;
  return recordOf(typeof objectApiName === 'string' ? objectApiName : null, recordId);
}

function tellAct(embed: Embed, message: unknown): void {
  const { value, name, recordId, objectApiName } = (message ?? {}) as Record<string, unknown>;
  if (typeof value !== 'string' || value.trim() === '') return;
  embed.tell({
    kind: 'act',
    value: value.trim(),
    name: typeof name === 'string' ? name : null,
    record:
      typeof recordId === 'string'
        ? recordOf(typeof objectApiName === 'string' ? objectApiName : null, recordId)
        : null,
  });
}
