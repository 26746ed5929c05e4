import type { Interaction } from '../../model/interaction.ts';
import type { HeldOrder, holdOrder } from './held-order.ts';
import type { StandingOffers } from './standing-offers.ts';

/** What the rows of a list are taken from. */
export interface RowSource {
  readonly interactions: Readonly<Record<string, Interaction>>;
  /** The list's interactions in its order. */
  readonly ids: readonly string[];
  readonly agentId: string;
}

/** Which rows a list shows in which order: offers stand elsewhere, and while it is held no row changes its place. */
export class RowOrder {
  readonly #offers: StandingOffers;
  #held: HeldOrder = { ids: [], gone: new Set(), changes: 0 };
  #present: readonly string[] = [];
  #read: RowSource = { interactions: {}, ids: [], agentId: '' };

  constructor(offers: StandingOffers) {
    this.#offers = offers;
  }

  get shown(): HeldOrder {
    return this.#held;
  }

  /** Takes rows and offers out of the state, into their held places where `hold` is given; says whether the rows are others, or stand in another order. */
  take(source: RowSource, hold: typeof holdOrder | undefined): boolean {
    this.#readState(source);
    const before = this.#held.ids;
    this.#held = hold
      ? hold(
          before.filter((id) => id in source.interactions && !this.#offers.has(id)),
          this.#present,
        )
      : { ids: this.#present, gone: new Set(), changes: 0 };
    return !sameOrder(before, this.#held.ids);
  }

  /** Not again where scrolling alone makes the list render. */
  #readState(source: RowSource): void {
    const { interactions, ids, agentId } = source;
    const { interactions: lastInteractions, ids: lastIds, agentId: lastAgent } = this.#read;
    const isTheSame = lastInteractions === interactions && lastIds === ids && lastAgent === agentId;
    if (isTheSame && this.#offers.hold(agentId)) return;
    this.#read = source;
    this.#offers.read(interactions, agentId);
    const wanted = ids.filter((id) => interactions[id] !== undefined && !this.#offers.has(id));
    if (!sameOrder(wanted, this.#present)) this.#present = wanted;
  }
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, index) => id === b[index]));
}
