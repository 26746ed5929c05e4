/** What the list has beside its first rows, as `Late` loads it. */
import '../bulk-resolve/define.ts';

export { chipsOf, listChipsStyles as styles, renderChips } from './list-chips.ts';
export { holdOrder } from './held-order.ts';
export { renderShort, searchHelp } from './search-words.ts';
export { createUnfinishedSelector } from './unfinished.ts';
export { VirtualList } from './virtual-list.ts';
