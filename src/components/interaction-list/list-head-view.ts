import type { LitElement } from 'lit';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import type { InteractionSort } from '../../model/interaction-list.ts';
import type { TabsView } from './list-tabs.ts';

/** What the head shows, and what is done with it. */
export interface ListHeadView extends TabsView {
  readonly strings: FirstStrings;
  /** That which the head is of. */
  readonly element: LitElement;
  readonly session: Session | null;
  /** Whether the search field stays open although the focus has left it. */
  readonly isSearching: boolean;
  readonly setSort: (sort: InteractionSort) => void;
  readonly onSearch: (text: string) => void;
  readonly setSearching: (isSearching: boolean) => void;
}
