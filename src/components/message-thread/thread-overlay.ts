import type { LitElement } from 'lit';
import { StoreController } from '../../controllers/store-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import { selectAudit } from '../../store/select-outcome.ts';
import { selectPending } from '../../store/selectors.ts';
import { createShownMessages } from '../../store/shown-messages.ts';
import type { AuditTrail, ThreadMessage, ThreadSlice } from '../../store/state.ts';
import { withAudit } from './audit-entries.ts';

/** What lies over the messages of a thread: what the agent did and the backend has yet to take, and the audit trail between them. */
export class ThreadOverlay {
  readonly #pending;
  readonly #audit;
  readonly #shown = createShownMessages();
  #from: readonly unknown[] = [];
  #made: readonly ThreadMessage[] = [];

  constructor(element: LitElement) {
    this.#pending = new StoreController(element, selectPending);
    this.#audit = new StoreController(element, selectAudit);
  }

  /** The thread as it is shown; the same input gives the same output. */
  messages(thread: ThreadSlice, strings: Strings | undefined): readonly ThreadMessage[] {
    const shown = this.#shown(thread.messages, this.#pending.value ?? []);
    const { isShown = false, trails = {} } = this.#audit.value ?? {};
    const trail: AuditTrail | undefined = isShown ? trails[thread.interactionId] : undefined;
    if (trail === undefined || strings === undefined) return shown;
    const from = [shown, thread.hasOlder, trail, strings];
    if (from.some((one, index) => one !== this.#from[index])) {
      this.#from = from;
      this.#made = withAudit(shown, thread, trail, strings);
    }
    return this.#made;
  }
}
