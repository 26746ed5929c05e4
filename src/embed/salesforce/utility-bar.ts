/** The page's side of the frame in a Lightning app's utility bar: what the web component of `manifests/salesforce` connects. */
import { openLogged } from '../../hosts/salesforce/logged.ts';
import { contactFields, recordOf, taskFields } from '../../hosts/salesforce/objects.ts';
import type { RecordRef } from '../../model/host.ts';
import { connectFrame, type Embed, type PageCallbacks } from '../embed.ts';

/** What Lightning lends to a component, each from the module named; a call may reject. */
export interface Lightning {
  /** `NavigationMixin.Navigate` of `lightning/navigation`. */
  navigate(page: object): void;
  /** `createRecord` of `lightning/uiRecordApi`. */
  createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<{ readonly id: string }>;
  /** `updateRecord` of `lightning/uiRecordApi`. */
  updateRecord(input: { fields: Record<string, unknown> }): Promise<unknown>;
  /** Dispatches a `ShowToastEvent` of `lightning/platformShowToastEvent`. */
  toast(notice: { title: string; message: string }): void;
  /** `openTab` of `lightning/platformWorkspaceApi`; null outside of console apps. */
  openTab: ((input: { recordId: string; focus: boolean }) => Promise<unknown>) | null;
  /** Of `lightning/platformUtilityBarApi`; null where the component stands elsewhere. */
  readonly utility: {
    update(attributes: { label: string; highlighted: boolean }): Promise<unknown>;
    resize(attributes: { width: number }): Promise<unknown>;
    open(): Promise<unknown>;
    minimize(): Promise<unknown>;
  } | null;
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
  embed.setContext({ locale: options.locale });
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
    await utility?.update({ label: count > 0 ? `${label} (${count})` : label, highlighted: count > 0 });
  };
  return {
    tellsActs: true,
    openRecord: async ({ id }) => {
      if (lightning.openTab !== null) await lightning.openTab({ recordId: id, focus: true });
      else
        lightning.navigate({
          type: 'standard__recordPage',
          attributes: { recordId: id, actionName: 'view' },
        });
    },
    logActivity: logging(lightning),
    createContact: async (contact) => {
      const { id } = await lightning.createRecord({ apiName: 'Contact', fields: contactFields(contact) });
      return recordOf('Contact', id);
    },
    notify: ({ title, body }) => {
      lightning.toast({ title, message: body });
    },
    ...(utility !== null && {
      setBadge: (given: number) => {
        count = given;
        return showLabel();
      },
      setLabel: (given: string) => {
        label = given;
        return showLabel();
      },
      resize: async (width: number) => {
        await utility.resize({ width });
      },
      setMode: async (mode: string) => {
        if (mode === 'hidden') throw new Error('the utility bar hides nothing');
        await (mode === 'open' ? utility.open() : utility.minimize());
      },
    }),
  };
}

/** Writes each activity once: after one another, and by what this browser knows of those before. */
function logging(lightning: Lightning): NonNullable<PageCallbacks['logActivity']> {
  const logged = openLogged();
  let last: Promise<unknown> = Promise.resolve();
  return (activity) => {
    const work = last.then(async (): Promise<RecordRef> => {
      const fields = taskFields(activity, null);
      const present = logged.get(activity.id);
      if (present !== undefined) {
        await lightning.updateRecord({ fields: { Id: present, ...fields } });
        return recordOf('Task', present);
      }
      const { id } = await lightning.createRecord({ apiName: 'Task', fields });
      logged.set(activity.id, id);
      return recordOf('Task', id);
    });
    last = work.catch(() => undefined);
    return work;
  };
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
