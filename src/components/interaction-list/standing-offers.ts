import type { LitElement, ReactiveController } from 'lit';
import { TickController } from '../../controllers/tick-controller.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import { isOfferedTo, type Interaction } from '../../model/interaction.ts';

/** What is offered to the agent now, as a list shows it at its foot: told once each, and gone when its time is over. */
export class StandingOffers implements ReactiveController {
  readonly #host: LitElement;
  readonly #now: () => number;
  #all: readonly Interaction[] = [];
  #told: ReadonlySet<string> = new Set();
  #announced = '';
  #watched: HTMLElement | null = null;
  /** What lies over the rows stands above the offers, however tall they are. */
  readonly #size = new ResizeObserver(() => {
    this.#host.style.setProperty('--_offers-size', `${this.#watched?.offsetHeight ?? 0}px`);
  });

  constructor(host: LitElement, now: () => number) {
    this.#host = host;
    this.#now = now;
    host.addController(this);
    // An offer that runs out leaves by itself.
    new TickController(
      host,
      () => Math.min(...this.#all.map(({ offer }) => offer?.expiresAt ?? Infinity)) - now() + 1,
    );
  }

  /** First what runs out first. */
  get all(): readonly Interaction[] {
    return this.#all;
  }

  /** What came last, in words. */
  get announced(): string {
    return this.#announced;
  }

  has(id: string): boolean {
    return this.#all.some((interaction) => interaction.id === id);
  }

  /** Whether everything that was offered to this agent still is. */
  hold(agentId: string): boolean {
    const now = this.#now();
    return this.#all.every((interaction) => isOfferedTo(interaction, agentId, now));
  }

  /** Takes them out of the state. */
  read(interactions: Readonly<Record<string, Interaction>>, agentId: string): void {
    const now = this.#now();
    const offers: Interaction[] = [];
    // Half the time of `Object.values` where there are thousands, and this stands before the first row.
    for (const id in interactions) {
      const interaction = interactions[id];
      if (interaction !== undefined && isOfferedTo(interaction, agentId, now)) offers.push(interaction);
    }
    this.#all = offers.sort((a, b) => (a.offer?.expiresAt ?? 0) - (b.offer?.expiresAt ?? 0));
  }

  /** Puts into words what has come since the last time. */
  tell({ list, platforms }: FirstStrings): void {
    const fresh = this.#all.find(({ offer }) => offer !== null && !this.#told.has(offer.id));
    this.#told = new Set(this.#all.map(({ offer }) => offer?.id ?? ''));
    if (fresh !== undefined) this.#announced = list.offered(fresh.contact.name, platforms[fresh.platform]);
  }

  hostUpdated(): void {
    const shown = this.#host.renderRoot.querySelector<HTMLElement>('.offers');
    if (shown === this.#watched) return;
    this.#size.disconnect();
    this.#watched = shown;
    if (shown === null) this.#host.style.removeProperty('--_offers-size');
    else this.#size.observe(shown);
  }

  hostDisconnected(): void {
    this.#size.disconnect();
    this.#watched = null;
  }
}
