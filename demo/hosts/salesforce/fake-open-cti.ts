/**
 * Open CTI in Lightning as Salesforce's guide describes it: each call takes one object and answers by its callback, listeners stay for
 * ever and get the payload alone.
 */
import type { CtiAnswer, CtiInput, CtiListener, OpenCti } from '../../../src/hosts/salesforce/open-cti.ts';
import type { FakeLightning, LightningPlace } from './fake-lightning.ts';

/** The softphone's panel and its item in the utility bar. */
export interface FakeSoftphone {
  label: string;
  itemLabel: string;
  icon: string | null;
  width: number;
  height: number;
  visible: boolean;
  clicksToDial: boolean;
  /** Whether the panel has said that it began well; without it a standby page would be shown. */
  initialised: boolean;
}

export class FakeOpenCti {
  readonly softphone: FakeSoftphone = {
    label: 'Call center',
    itemLabel: 'Phone',
    icon: null,
    width: 400,
    height: 500,
    visible: true,
    clicksToDial: false,
    initialised: false,
  };
  /** The namespace `sforce.opencti`. */
  readonly opencti: OpenCti;
  readonly #lightning: FakeLightning;
  readonly #clicks: ((payload: unknown) => void)[] = [];
  readonly #moves: ((payload: unknown) => void)[] = [];

  constructor(lightning: FakeLightning) {
    this.#lightning = lightning;
    this.opencti = this.#namespace();
  }

  /** Listeners that were ever put: none is given back. */
  get listeners(): number {
    return this.#clicks.length + this.#moves.length;
  }

  /** The agent clicks a number; a short one comes as a number. */
  click(value: string, record?: { readonly id: string }): void {
    if (!this.softphone.clicksToDial) return;
    const { objectType } = record === undefined ? { objectType: undefined } : this.#lightning.get(record.id);
    this.tell('click', {
      number: /^\d{1,9}$/.test(value) ? Number(value) : value,
      recordId: record?.id ?? '',
      recordName: record === undefined ? '' : this.#lightning.nameOf(record.id),
      objectType: objectType ?? '',
    });
  }

  /** The agent goes somewhere; it is told again whenever the browser's tab comes to the front. */
  navigate(place: LightningPlace): void {
    this.#lightning.place = place;
    this.tell('move', place);
  }

  /** Anything at all, to the listeners of one kind. */
  tell(kind: 'click' | 'move', payload: unknown): void {
    if (this.#lightning.faults.isGone) return;
    for (const listener of kind === 'click' ? this.#clicks : this.#moves) listener(payload);
  }

  #answering(name: string, work: (input: CtiInput) => unknown): (input: CtiInput) => void {
    return (input) => {
      const answer = (given: CtiAnswer): void => input.callback?.(given);
      this.#lightning.faults
        .meet(name, () => work(input))
        .then(
          (returnValue) => answer({ success: true, returnValue: returnValue ?? true, errors: [] }),
          (error: unknown) =>
            answer({
              success: false,
              returnValue: null,
              errors: [
                { code: 'SERVER_ERROR', description: error instanceof Error ? error.message : 'failed' },
              ],
            }),
        );
    };
  }

  #namespace(): OpenCti {
    const { softphone } = this;
    const lightning = this.#lightning;
    const set = (work: (input: CtiInput) => void, name: string): ((input: CtiInput) => void) =>
      this.#answering(name, (input) => {
        work(input);
        lightning.onChange();
      });
    const within = (value: unknown, min: number, max: number): number => {
      const number = Number(value);
      if (!Number.isInteger(number) || number < min || number > max)
        throw new Error(`must be ${min} to ${max}`);
      return number;
    };
    return {
      SCREENPOP_TYPE: { SOBJECT: 'sobject', URL: 'url', SEARCH: 'search', NEW_RECORD_MODAL: 'newRecord' },
      CALL_TYPE: { INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' },
      enableClickToDial: set(() => (softphone.clicksToDial = true), 'enableClickToDial'),
      disableClickToDial: set(() => (softphone.clicksToDial = false), 'disableClickToDial'),
      onClickToDial: ({ listener }: CtiListener) => void this.#clicks.push(listener),
      onNavigationChange: ({ listener }: CtiListener) => void this.#moves.push(listener),
      getAppViewInfo: this.#answering('getAppViewInfo', () => lightning.place),
      screenPop: set(({ type, params }) => {
        if (type !== 'sobject') throw new Error('unexpected type');
        lightning.open((params as { recordId: string }).recordId);
      }, 'screenPop'),
      searchAndScreenPop: this.#answering('searchAndScreenPop', ({ searchParams, callType, deferred }) => {
        if (callType === undefined) throw new Error('callType is required');
        const found = lightning.search(String(searchParams));
        const [only, ...others] = Object.keys(found);
        if (deferred !== true && only !== undefined && others.length === 0) lightning.open(only);
        return deferred === true ? { ...found, SCREEN_POP_DATA: { type: 'search', params: {} } } : found;
      }),
      saveLog: this.#answering('saveLog', ({ value }) => {
        const { entityApiName, Id, ...fields } = value as Record<string, unknown>;
        if (typeof Id === 'string') {
          if ('TaskSubtype' in fields) throw new Error('Unable to create/update fields: TaskSubtype');
          lightning.update(Id, fields);
          return { recordId: Id };
        }
        return { recordId: lightning.create(String(entityApiName), fields) };
      }),
      refreshView: this.#answering('refreshView', () => true),
      setSoftphonePanelVisibility: set(
        ({ visible }) => (softphone.visible = visible === true),
        'setSoftphonePanelVisibility',
      ),
      setSoftphonePanelHeight: set(
        ({ heightPX }) => (softphone.height = within(heightPX, 240, 2560)),
        'setSoftphonePanelHeight',
      ),
      setSoftphonePanelWidth: set(
        ({ widthPX }) => (softphone.width = within(widthPX, 200, 1920)),
        'setSoftphonePanelWidth',
      ),
      setSoftphonePanelLabel: set(({ label }) => (softphone.label = String(label)), 'setSoftphonePanelLabel'),
      setSoftphoneItemLabel: set(
        ({ label }) => (softphone.itemLabel = String(label)),
        'setSoftphoneItemLabel',
      ),
      setSoftphonePanelIcon: set(({ key }) => (softphone.icon = String(key)), 'setSoftphonePanelIcon'),
      setSoftphoneItemIcon: set(({ key }) => (softphone.icon = String(key)), 'setSoftphoneItemIcon'),
      notifyInitializationComplete: set(() => (softphone.initialised = true), 'notifyInitializationComplete'),
    };
  }
}
