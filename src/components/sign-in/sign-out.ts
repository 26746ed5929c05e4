import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { ErrorKind } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import { outcomesIn } from '../../store/select-outcome.ts';
import { selectSession, selectWaitingCount } from '../../store/selectors.ts';
import type { AppState } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { tokens } from '../../theme/tokens.ts';
import '../confirm-dialog/define.ts';
import type { Question } from '../confirm-dialog/confirm-dialog.ts';

/**
 * Who is signed in, and the way out: ends the session and removes what this browser keeps of the agent. What would be lost is told of
 * before (E6).
 *
 * @tagname inlay-sign-out
 */
export class SignOut extends LitElement {
  static override readonly styles = [
    tokens,
    base,
    form,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-2);
        align-items: center;
        justify-content: space-between;
      }
      p {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .trouble {
        color: var(--_danger);
        font: var(--_meta);
      }
    `,
  ];

  @state() private question: Question | null = null;
  @state() private trouble: ErrorKind | null = null;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);

  #onClick(strings: Strings): void {
    const { signIn, everywhere } = strings;
    const state = this.#session.store?.getState();
    this.question = {
      title: signIn.outTitle,
      lines: [...(state === undefined ? [] : lossesIn(state, strings)), signIn.outHint],
      quote: '',
      confirm: signIn.out,
      cancel: everywhere.cancel,
    };
  }

  async #onConfirm(): Promise<void> {
    const { store } = this.#session;
    this.trouble = null;
    const ended = await store?.signIn?.end();
    if (ended?.ok === false) this.trouble = ended.error.kind;
    else await store?.actions.signOut();
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const session = this.#session.value ?? null;
    if (strings === undefined || session === null) return nothing;
    const { signIn, errors } = strings;
    return html`<div class="line">
        <p>${signIn.as(showHidden(session.agent.name))}</p>
        <button
          class="outline"
          type="button"
          aria-haspopup="dialog"
          @click=${() => {
            this.#onClick(strings);
          }}
        >
          ${signIn.out}
        </button>
      </div>
      ${
        this.trouble === null
          ? nothing
          : html`<p class="trouble" role="alert">${signIn.notOut} ${errors[this.trouble]}</p>`
      }
      ${
        this.question === null
          ? nothing
          : html`<inlay-confirm-dialog
              .question=${this.question}
              @inlay-confirm=${() => void this.#onConfirm()}
              @close=${() => (this.question = null)}
            ></inlay-confirm-dialog>`
      }`;
  }
}

/** So many contacts are named of each kind of loss. */
const NAMED = 3;

/** What would be lost, a line a kind: what has not been sent, what the CRM and the backend have not taken, and what was begun. */
function lossesIn(state: AppState, strings: Strings): readonly string[] {
  const { signIn } = strings;
  const waiting = selectWaitingCount(state);
  const unwritten = outcomesIn(state).activities;
  const undone = state.pending.filter((entry) => entry.state === 'waiting');
  const drafts = draftCount(state);
  const named = (names: readonly string[]): string => {
    const others = [...new Set(names.filter((name) => name !== '').map(showHidden))];
    return formatOf(strings).list(others.length > NAMED ? [...others.slice(0, NAMED), '…'] : others);
  };
  return [
    ...(waiting > 0 ? [signIn.unsent(waiting)] : []),
    ...(unwritten.length > 0
      ? [signIn.unwritten(unwritten.length, named(unwritten.map(({ activity }) => activity.contact.name)))]
      : []),
    ...(undone.length > 0
      ? [
          signIn.undone(
            undone.length,
            named(undone.map(({ interactionId: id }) => state.interactions[id]?.contact.name ?? '')),
          ),
        ]
      : []),
    ...(drafts > 0 ? [signIn.drafts(drafts)] : []),
  ];
}

/** How much has been begun and not sent or saved: answers, templates, notes, quick replies, outcomes, and what is known of contacts. */
function draftCount(state: AppState): number {
  const { composers, templateDrafts, noteDrafts, replyDrafts, cardDrafts, contactChanges } = state;
  const answers = Object.values(composers).filter(
    ({ text, attachments }) => text.trim() !== '' || attachments.length > 0,
  );
  const notes = Object.values(noteDrafts).filter(({ text }) => text.trim() !== '');
  const others = [
    templateDrafts,
    replyDrafts,
    outcomesIn(state).drafts,
    { ...cardDrafts, ...contactChanges },
  ];
  return others.reduce((sum, drafts) => sum + Object.keys(drafts).length, answers.length + notes.length);
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-sign-out': SignOut;
  }
}
