/** What the list has beside its first rows. */
import '../menu-button/define.ts';

export { renderChips, renderTools } from './list-head.ts';
export { renderListState } from './list-states.ts';
export { renderOffers } from './offers.ts';
export { listBehindStyles as styles } from './list-behind.styles.ts';
