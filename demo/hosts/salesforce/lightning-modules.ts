/** The modules of Lightning that the component of the utility bar lends to its bridge, over a fake app. */
import type { Lightning } from '../../../src/embed/salesforce/utility-bar.ts';
import type { FakeLightning } from './fake-lightning.ts';

/** The component's item in the utility bar, and its panel. */
export interface FakeUtility {
  label: string;
  isHighlighted: boolean;
  width: number;
  isOpen: boolean;
}

/** Toasts and the utility as the app shows them, and what of Lightning the component is lent. */
export interface LentLightning {
  readonly lightning: Lightning;
  readonly utility: FakeUtility;
  /** Each as it was dispatched, the newest last. */
  readonly toasts: { readonly title: string; readonly message: string }[];
  /** Tasks that other components were told of. */
  readonly written: { readonly taskId: string; readonly recordId: string | null }[];
  /** Page references that were navigated to. */
  readonly pages: object[];
}

/** Lends an app's modules; a console app has tabs. */
export function lendLightning(
  app: FakeLightning,
  { isConsole, label }: { readonly isConsole: boolean; readonly label: string },
): LentLightning {
  const utility: FakeUtility = { label, isHighlighted: false, width: 340, isOpen: true };
  const toasts: LentLightning['toasts'] = [];
  const pages: object[] = [];
  const written: LentLightning['written'] = [];
  const told = (name: string, change: Partial<FakeUtility>): Promise<unknown> =>
    app.faults.meet(name, () => {
      Object.assign(utility, change);
      app.onChange();
    });
  const lightning: Lightning = {
    navigate: (page) => {
      if (app.faults.refused.has('*')) throw new Error('refused');
      pages.push(page);
      app.open((page as { attributes: { recordId: string } }).attributes.recordId);
    },
    createRecord: ({ apiName, fields }) =>
      app.faults.meet('createRecord', () => ({ id: app.create(apiName, fields) })),
    findPeople: (identifiers) => app.faults.meet('findPeople', () => app.findPeople(identifiers)),
    saveTask: (task) => app.faults.meet('saveTask', () => app.saveTask(task)),
    wrote: (task) => {
      written.push(task);
    },
    toast: (toast) => {
      toasts.push(toast);
      app.onChange();
    },
    tabs: () =>
      isConsole
        ? ({ recordId }) =>
            app.faults.meet('openTab', () => {
              app.open(recordId);
            })
        : null,
    utility: {
      update: ({ label: shown, highlighted }) =>
        told('updateUtility', { label: shown, isHighlighted: highlighted }),
      resize: ({ width }) => told('updatePanel', { width }),
      open: () => told('open', { isOpen: true }),
      minimize: () => told('minimize', { isOpen: false }),
    },
  };
  return { lightning, utility, toasts, pages, written };
}
