/**
 * Checked by types alone (`tsc -p test/hosts/types/tsconfig.json`): what the adapters take the hosts' libraries for is what their typings
 * say, Microsoft's own for `Xrm` and the community's for the Channel Integration Framework.
 */
import type { Cif2Besides } from '../../../demo/hosts/dynamics/cif-library.ts';
import type { Cif, Cif2 } from '../../../src/hosts/dynamics/cif.ts';
import type { Xrm as PaneXrm } from '../../../src/hosts/dynamics/xrm.ts';

/** Calls that the typings of version 2 leave out, although the reference has them; version 1's have them. */
type LeftOut = 'openForm';

declare const library: typeof Microsoft.CIFramework;
declare const app: typeof Xrm;

export const first: Omit<Cif, LeftOut> = library;
/** What the fake library has besides, which the adapter does not use. */
export const besides: Cif2Besides = library;
export const second: Omit<Cif2, LeftOut> = library;
export const navigation: PaneXrm['Navigation'] = app.Navigation;
export const records: PaneXrm['WebApi'] = app.WebApi;
export const userSettings: { readonly languageId: number } = app.Utility.getGlobalContext().userSettings;
export const place: { readonly input?: object } = app.Utility.getPageContext();
export const banner: PaneXrm['App']['addGlobalNotification'] = (notification) =>
  app.App.addGlobalNotification(notification as Xrm.App.Notification);
export const state: number = app.App.sidePanes.state;
