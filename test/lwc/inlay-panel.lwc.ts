import { MessageChannel as NodeMessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createElement } from 'lwc';
import InlayPanel from 'c/inlayPanel';
import findPeople from '@salesforce/apex/InlayRecords.findPeople';
import saveTask from '@salesforce/apex/InlayRecords.saveTask';
import { APPLICATION_SCOPE, MessageContext, publish, subscribe, unsubscribe } from 'lightning/messageService';
import type * as Navigation from 'lightning/navigation';
import { CurrentPageReference } from 'lightning/navigation';
import {
  EnclosingUtilityId,
  minimize,
  open,
  updatePanel,
  updateUtility,
} from 'lightning/platformUtilityBarApi';
import { IsConsoleNavigation, openTab } from 'lightning/platformWorkspaceApi';
import { createRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { openPanelEnd, sayHello, type PanelEnd } from './panel-end.ts';

jest.mock('@salesforce/apex/InlayRecords.findPeople', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/InlayRecords.saveTask', () => ({ default: jest.fn() }), { virtual: true });

const ORIGIN = 'https://inlay.example.com';
const ACTIVITY = {
  id: 'o-42',
  interactionId: 'i-1',
  subject: 'WhatsApp with Léa Martin',
  startedAt: Date.UTC(2026, 10, 20, 8),
  endedAt: Date.UTC(2026, 10, 20, 9),
  direction: 'inbound',
  channel: { platform: 'whatsapp', name: 'Acme France', visibility: 'private' },
  contact: { name: 'Léa Martin', identifiers: ['lea@example.com'] },
  outcome: {
    status: 'resolved',
    disposition: 'Answered',
    resolutionReason: null,
    topics: ['Delivery'],
    tags: ['vip'],
    notes: 'Parcel is on its way',
  },
  record: null,
};

const mockNavigate = jest.fn<(page: object) => void>();

/** The stub's mixin keeps to itself where it is sent. */
jest.mock('lightning/navigation', () => {
  const stub = jest.requireActual<typeof Navigation>('lightning/navigation');
  const { Navigate } = stub.NavigationMixin;
  const mixin = (base: new () => object) =>
    class extends base {
      [Navigate](page: object): void {
        mockNavigate(page);
      }
    };
  return { ...stub, NavigationMixin: Object.assign(mixin, { Navigate }) };
});

/** jsdom has none. */
Object.assign(globalThis, { MessageChannel: NodeMessageChannel });

let ends: PanelEnd[] = [];

interface Put {
  readonly element: HTMLElement;
  readonly frame: () => HTMLIFrameElement | null;
  /** The panel in the frame, once it has said hello and asked who is there. */
  readonly panel: () => Promise<PanelEnd>;
}

function put(properties: object = {}): Put {
  const element = createElement('c-inlay-panel', { is: InlayPanel });
  Object.assign(element, { panelUrl: `${ORIGIN}/panel.html`, ...properties });
  document.body.append(element);
  const frame = (): HTMLIFrameElement | null => element.shadowRoot!.querySelector('iframe');
  return {
    element,
    frame,
    panel: async () => {
      const [taken] = sayHello(frame()!, ORIGIN);
      const end = openPanelEnd(taken!.port!);
      ends.push(end);
      await end.call('welcome', 1);
      return end;
    },
  };
}

beforeEach(() => {
  subscribe.mockReturnValue({ id: 'subscription' });
});

afterEach(() => {
  for (const end of ends) end.close();
  ends = [];
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe('c-inlay-panel', () => {
  describe('its frame', () => {
    it('shows the panel at its address, named for who can’t see it', () => {
      const { frame } = put();
      expect(frame()?.src).toBe(`${ORIGIN}/panel.html`);
      expect(frame()?.title).toBe('Inlay');
    });

    it.each([undefined, '', 'panel.html', 'http://inlay.example.com/', 'javascript:alert(1)'])(
      'says who gives it an address in place of framing %p',
      (panelUrl) => {
        const { element, frame } = put({ panelUrl });
        expect(frame()).toBeNull();
        expect(element.shadowRoot?.querySelector('[role="alert"]')?.textContent).toContain('administrator');
      },
    );

    it('gives a port to the panel in it, and to exactly its origin', () => {
      const { frame } = put();
      const [taken] = sayHello(frame()!, ORIGIN);
      taken?.port?.close();
      expect(taken?.target).toBe(ORIGIN);
      expect(taken?.offer).toMatchObject({ inlay: 'port', version: 1 });
    });

    it('gives none to a page of another origin, nor to another window', () => {
      const { frame } = put();
      expect(sayHello(frame()!, 'https://evil.example.com')).toEqual([]);
      expect(sayHello(frame()!, `${ORIGIN}.evil.example.com`)).toEqual([]);
      expect(sayHello(frame()!, ORIGIN, window)).toEqual([]);
    });

    it('says what a Lightning app can do, in whose language', async () => {
      const { frame } = put();
      const [taken] = sayHello(frame()!, ORIGIN);
      const end = openPanelEnd(taken!.port!);
      ends.push(end);
      expect(await end.call('welcome', 1)).toMatchObject({
        version: 1,
        capabilities: expect.arrayContaining([
          'open-record',
          'find-contacts',
          'create-contact',
          'log-activity',
          'click-to-act',
          'notify',
          'badge',
          'label',
          'resize',
          'mode',
        ]),
        context: { locale: 'en', record: null },
      });
    });
  });

  describe('records', () => {
    it('opens one in a tab of the workspace, in a console app', async () => {
      const { panel } = put();
      IsConsoleNavigation.emit(true);
      const end = await panel();
      await end.call('openRecord', { type: 'contact', id: '003000000000001' });
      expect(openTab).toHaveBeenCalledWith({ recordId: '003000000000001', focus: true });
    });

    it('opens one in the page elsewhere', async () => {
      const { panel } = put();
      IsConsoleNavigation.emit(false);
      const end = await panel();
      await end.call('openRecord', { type: 'contact', id: '003000000000001' });
      expect(openTab).not.toHaveBeenCalled();
      expect(mockNavigate).toHaveBeenCalledWith({
        type: 'standard__recordPage',
        attributes: { recordId: '003000000000001', actionName: 'view' },
      });
    });

    it('finds people in the organisation by what they can be reached at', async () => {
      findPeople.mockResolvedValue([
        { id: '003000000000001', name: 'Léa Martin', objectApiName: 'Contact' },
        { id: '00Q000000000001', name: 'Tom Keller', objectApiName: 'Lead' },
      ]);
      const end = await put().panel();
      expect(await end.call('findContacts', ['lea@example.com', '@lea'])).toEqual([
        { record: { type: 'contact', id: '003000000000001' }, name: 'Léa Martin' },
        { record: { type: 'lead', id: '00Q000000000001' }, name: 'Tom Keller' },
      ]);
      expect(findPeople).toHaveBeenCalledWith({ identifiers: ['lea@example.com'] });
    });

    it('makes a contact', async () => {
      createRecord.mockResolvedValue({ id: '003000000000002' });
      const end = await put().panel();
      const made = await end.call('createContact', { name: 'Tom Keller', identifiers: ['tom@example.com'] });
      expect(made).toEqual({ type: 'contact', id: '003000000000002' });
      expect(createRecord).toHaveBeenCalledWith({
        apiName: 'Contact',
        fields: { FirstName: 'Tom', LastName: 'Keller', Email: 'tom@example.com' },
      });
    });

    it('says in Salesforce’s words why one was refused', async () => {
      createRecord.mockRejectedValue({ body: { message: 'Required fields are missing: [AccountId]' } });
      const end = await put().panel();
      await expect(end.call('createContact', { name: 'Tom', identifiers: [] })).rejects.toThrow(
        'Required fields are missing: [AccountId]',
      );
    });
  });

  describe('activities', () => {
    it('writes an outcome as a completed task of the person, under our id', async () => {
      findPeople.mockResolvedValue([{ id: '003000000000001', name: 'Léa Martin', objectApiName: 'Contact' }]);
      saveTask.mockResolvedValue('00T000000000001');
      const end = await put().panel();
      expect(await end.call('logActivity', ACTIVITY)).toEqual({ type: 'Task', id: '00T000000000001' });
      expect(saveTask).toHaveBeenCalledWith({
        task: expect.objectContaining({
          CallObject: 'inlay:o-42',
          Subject: 'WhatsApp with Léa Martin',
          Status: 'Completed',
          ActivityDate: '2026-11-20',
          CallDisposition: 'Answered',
          WhoId: '003000000000001',
        }),
      });
    });

    it('tells the page of a task that was written, by its records and over the message channel', async () => {
      const context = {};
      saveTask.mockResolvedValue('00T000000000001');
      const { panel } = put();
      MessageContext.emit(context);
      const end = await panel();
      await end.call('logActivity', { ...ACTIVITY, record: { type: 'lead', id: '00Q000000000001' } });
      expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: '00Q000000000001' }]);
      const [told] = publish.mock.calls;
      expect([told?.[0] === context, told?.[1] === subscribe.mock.calls[0]?.[1], told?.[2]]).toEqual([
        true,
        true,
        { taskId: '00T000000000001', recordId: '00Q000000000001' },
      ]);
    });

    it('writes the same outcome under the same id, one after the other', async () => {
      findPeople.mockResolvedValue([]);
      const written: (() => void)[] = [];
      let reachSecond: () => void;
      const second = new Promise<void>((resolve) => (reachSecond = resolve));
      saveTask.mockImplementation(
        () =>
          new Promise((resolve) => {
            if (written.push(() => resolve('00T000000000001')) === 2) reachSecond();
          }),
      );
      const end = await put().panel();
      const both = [end.call('logActivity', ACTIVITY), end.call('logActivity', ACTIVITY)];
      // What came after both is answered, so that the second would have been begun.
      await end.call('welcome', 1);
      expect(saveTask).toHaveBeenCalledTimes(1);
      written[0]!();
      await second;
      written[1]!();
      await Promise.all(both);
      expect(saveTask.mock.calls.map(([{ task }]) => task['CallObject'])).toEqual([
        'inlay:o-42',
        'inlay:o-42',
      ]);
    });
  });

  describe('the utility bar', () => {
    it('counts by its label and its light what waits', async () => {
      const { panel } = put({ label: 'Conversations' });
      EnclosingUtilityId.emit('utility-1');
      const end = await panel();
      await end.call('setBadge', 2);
      await end.call('setBadge', 0);
      expect(updateUtility.mock.calls).toEqual([
        ['utility-1', { label: 'Conversations (2)', highlighted: true }],
        ['utility-1', { label: 'Conversations', highlighted: false }],
      ]);
    });

    it('does what was asked before Lightning told which utility this is', async () => {
      const { panel } = put();
      const end = await panel();
      const told = end.call('setBadge', 2);
      EnclosingUtilityId.emit(null);
      EnclosingUtilityId.emit('utility-1');
      await told;
      expect(updateUtility).toHaveBeenCalledWith('utility-1', { label: 'Inlay (2)', highlighted: true });
    });

    it('opens, minimises and sizes the panel, and hides nothing', async () => {
      const { panel } = put();
      EnclosingUtilityId.emit('utility-1');
      const end = await panel();
      await end.call('setMode', 'open');
      await end.call('setMode', 'minimised');
      await end.call('resize', 420);
      expect(open).toHaveBeenCalledWith('utility-1');
      expect(minimize).toHaveBeenCalledWith('utility-1');
      expect(updatePanel).toHaveBeenCalledWith('utility-1', { width: 420 });
      await expect(end.call('setMode', 'hidden')).rejects.toThrow('hides nothing');
    });

    it('shows a notification as a toast of the page', async () => {
      const toasts: unknown[] = [];
      const { element, panel } = put();
      element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
      const end = await panel();
      await end.call('notify', { id: 'n-1', title: 'Léa Martin', body: 'Where is my parcel?' });
      expect(toasts).toEqual([{ title: 'Léa Martin', message: 'Where is my parcel?' }]);
    });
  });

  describe('the page around', () => {
    it('tells which record the agent is on, also before the panel was there', async () => {
      const { panel } = put();
      CurrentPageReference.emit({
        type: 'standard__recordPage',
        attributes: { recordId: '500000000000001', objectApiName: 'Case' },
      });
      const end = await panel();
      expect(await end.call('welcome', 1)).toMatchObject({
        context: { record: { type: 'case', id: '500000000000001' } },
      });
      CurrentPageReference.emit({ type: 'standard__namedPage', attributes: { pageName: 'home' } });
      const [, context] = await end.hears(([method]) => method === 'contextChanged');
      expect(context).toMatchObject({ record: null });
    });

    it('goes on with a number or address that came over the message channel, from the whole app', async () => {
      const context = {};
      const { panel } = put();
      MessageContext.emit(context);
      const end = await panel();
      const [, channel, listener, options] = subscribe.mock.calls[0]!;
      expect([channel !== undefined, options]).toEqual([true, { scope: APPLICATION_SCOPE }]);
      listener({ value: '' });
      listener({ value: '+33 6 12', name: 'Léa', recordId: '003000000000001', objectApiName: 'Contact' });
      await end.hears(([method]) => method === 'event');
      expect(end.heard.filter(([method]) => method === 'event')).toEqual([
        [
          'event',
          {
            kind: 'act',
            value: '+33 6 12',
            name: 'Léa',
            record: { type: 'contact', id: '003000000000001' },
          },
        ],
      ]);
    });
  });

  describe('leaving', () => {
    it('leaves no subscription, no listener and no port', async () => {
      const { element, frame, panel } = put();
      const end = await panel();
      const left = frame()!;
      element.remove();
      expect(unsubscribe).toHaveBeenCalledWith({ id: 'subscription' });
      document.body.append(left);
      expect(sayHello(left, ORIGIN)).toEqual([]);
      const answered = jest.fn();
      void end.call('welcome', 1).then(answered, answered);
      // What another panel asks afterwards is answered: so would this have been.
      const other = await put().panel();
      await other.call('welcome', 1);
      expect(answered).not.toHaveBeenCalled();
    });

    it('begins again where Lightning puts it elsewhere', async () => {
      const { element, panel } = put();
      await panel();
      const elsewhere = document.createElement('div');
      document.body.append(elsewhere);
      elsewhere.append(element);
      expect(subscribe).toHaveBeenCalledTimes(2);
      const end = await panel();
      EnclosingUtilityId.emit('utility-2');
      await end.call('setBadge', 1);
      expect(updateUtility).toHaveBeenCalledTimes(1);
    });
  });
});
