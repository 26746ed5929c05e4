/** What the panel has beside its first screen. */
import '../availability/define.ts';
import '../offer-bar/define.ts';
import '../preferences-button/define.ts';
import '../outbound-button/define.ts';

export { standBeside, type ContextPane } from './stand-beside.ts';
export { onPanelKey } from './panel-keys.ts';
export { renderBars, renderToast, renderWhole } from './panel-states.ts';
export { panelStatesStyles as styles } from './panel-states.styles.ts';
export { renderRail } from './rail.ts';
export { wholeState } from './whole-state.ts';
export { ToastClock } from './toast-clock.ts';
export { keysInForce } from './shortcuts.ts';
