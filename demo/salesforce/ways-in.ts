/** The two ways in which a panel stands in the Salesforce-like page, each by what the product really runs there. */
import { connectUtilityBar, type UtilityBar } from '../../src/embed/salesforce/utility-bar.ts';
import type { LightningPlace } from '../hosts/salesforce/fake-lightning.ts';
import { FakeOpenCti } from '../hosts/salesforce/fake-open-cti.ts';
import { lendLightning } from '../hosts/salesforce/lightning-modules.ts';
import type { LightningApp } from './lightning-app.ts';

/** The panel's item in the utility bar, and the panel docked above it. */
export interface Dock {
  readonly label: string;
  readonly isHighlighted: boolean;
  readonly width: number;
  readonly isOpen: boolean;
}

/** A number or an address on a record, which is clicked. */
export interface Clicked {
  readonly value: string;
  readonly id: string;
  readonly name: string;
}

export interface WayIn {
  readonly dock: Dock;
  /** Whether mail addresses can be clicked as well as numbers. */
  readonly takesAddresses: boolean;
  /** Whether clicks reach the panel by now. */
  readonly takesClicks: boolean;
  /** The host's names of the calls that write. */
  readonly writes: readonly string[];
  /** Loads the panel into a frame and speaks with it. */
  attach(frame: HTMLIFrameElement, panelUrl: URL): void;
  toggle(): void;
  move(place: LightningPlace): void;
  click(clicked: Clicked): void;
  end(): void;
}

/** The web component's bridge, over a pretended Lightning. */
export function utilityBarWay(app: LightningApp, locale: string): WayIn {
  const { lightning, utility } = lendLightning(app.lightning, { isConsole: true, label: 'Inlay' });
  let bar: UtilityBar | undefined;
  const move = ({ recordId, objectType }: LightningPlace): void =>
    bar?.place(
      recordId === undefined
        ? { type: 'standard__objectPage', attributes: { objectApiName: 'Contact', actionName: 'list' } }
        : { type: 'standard__recordPage', attributes: { recordId, objectApiName: objectType } },
    );
  lightning.toast = (toast) => app.toast(toast);
  return {
    dock: utility,
    takesAddresses: true,
    takesClicks: true,
    writes: ['createRecord', 'saveTask'],
    attach: (frame, panelUrl) => {
      bar = connectUtilityBar(frame, lightning, { panelUrl, label: utility.label, locale });
      move(app.place);
    },
    toggle: () => {
      utility.isOpen = !utility.isOpen;
      app.onChange();
    },
    move,
    click: ({ value, id, name }) => bar?.act({ value, name, recordId: id, objectApiName: 'Contact' }),
    end: () => bar?.end(),
  };
}

/** A softphone's adapter, over a pretended Open CTI, which the panel's page takes from `sforce` of this one. */
export function openCtiWay(app: LightningApp): WayIn {
  const cti = new FakeOpenCti(app.lightning);
  const { softphone } = cti;
  app.lightning.place = app.place;
  Object.assign(window, { sforce: { opencti: cti.opencti } });
  return {
    get dock() {
      const { itemLabel, width, visible } = softphone;
      return { label: itemLabel, isHighlighted: false, width, isOpen: visible };
    },
    takesAddresses: false,
    get takesClicks() {
      return softphone.clicksToDial;
    },
    writes: ['saveLog'],
    attach: (frame, panelUrl) => {
      frame.src = panelUrl.href;
    },
    toggle: () => {
      softphone.visible = !softphone.visible;
      app.onChange();
    },
    move: (place) => cti.navigate(place),
    click: ({ value, id }) => cti.click(value, { id }),
    end: () => Reflect.deleteProperty(window, 'sforce'),
  };
}
