import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { QuickReply, QuickReplyProblem } from '../../model/quick-reply.ts';
import type { InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { AppState, ReplyDraft } from '../../store/state.ts';
import type { ReplyEditor } from './reply-editor.ts';

const NEW = 'new';
const selectReplyDrafts = ({ replyDrafts }: AppState): AppState['replyDrafts'] => replyDrafts;

/** Where the desk leads. */
export interface OwnReplyPaths {
  /** Shows the editor of a reply; null writes a new one. */
  readonly edit: (id: string | null) => void;
  /** Back to the list. */
  readonly back: () => void;
  /** It is kept, and the list of the agent's own is to be shown. */
  readonly saved: () => void;
}

/** Quick replies of the agent's own: the editor, saving and deleting, and what was written and never saved. */
export class OwnReplyDesk {
  readonly #host: LitElement;
  readonly #paths: OwnReplyPaths;
  readonly #drafts: StoreController<AppState['replyDrafts']>;
  #trouble = '';
  #refused: readonly QuickReplyProblem[] = [];
  #isBusy = false;

  constructor(host: LitElement, paths: OwnReplyPaths) {
    this.#host = host;
    this.#paths = paths;
    this.#drafts = new StoreController<AppState['replyDrafts']>(host, selectReplyDrafts);
  }

  /** Why what was tried last did not happen, in words; empty for nothing. */
  get trouble(): string {
    return this.#trouble;
  }

  /** Forgets what went wrong, as something else is shown. */
  reset(): void {
    this.#trouble = '';
    this.#refused = [];
  }

  #keep(id: string | null, draft: ReplyDraft | null): void {
    this.#drafts.store?.actions.keepReplyDraft(id ?? NEW, draft);
  }

  async #save(editor: ReplyEditor, reply: QuickReply | undefined, strings: Strings): Promise<void> {
    const { store } = this.#drafts;
    if (store === undefined) return;
    this.#isBusy = true;
    this.#host.requestUpdate();
    const error = await store.actions.saveQuickReply(reply ?? null, editor.writing);
    this.#isBusy = false;
    this.#host.requestUpdate();
    if (error === null) {
      this.#keep(reply?.id ?? null, null);
      this.#paths.saved();
      return;
    }
    this.#refused = refusedFields(error);
    this.#trouble = this.#refused.length > 0 ? '' : inWords(error, strings);
    await this.#host.updateComplete;
    editor.focus();
  }

  /** Deletes one of them, and goes back to the list where it is gone. */
  async remove(id: string, strings: Strings): Promise<void> {
    const { store } = this.#drafts;
    if (store === undefined) return;
    const error = await store.actions.deleteQuickReply(id);
    if (error === null) {
      this.#keep(id, null);
      this.#paths.back();
      return;
    }
    this.#trouble = inWords(error, strings);
    this.#host.requestUpdate();
  }

  /** The editor of a reply, or of a new one. */
  renderEditor(reply: QuickReply | undefined, all: readonly QuickReply[], strings: Strings): TemplateResult {
    const id = reply?.id ?? null;
    return html`<inlay-reply-editor
      class="panel"
      .strings=${strings}
      .reply=${reply}
      .kept=${this.#drafts.value?.[id ?? NEW] ?? null}
      .others=${all.filter((one) => one.collectionId === null && one.id !== id)}
      .refused=${this.#refused}
      .trouble=${this.#trouble}
      .busy=${this.#isBusy}
      @change=${({ target }: Event) => {
        this.#keep(id, (target as ReplyEditor).draft);
      }}
      @save=${({ target }: Event) => void this.#save(target as ReplyEditor, reply, strings)}
      @back=${this.#paths.back}
      @cancel=${() => {
        this.#keep(id, null);
        this.#paths.back();
      }}
    ></inlay-reply-editor>`;
  }

  /** What was written and never saved, each with the ways on; a change of a reply that has gone becomes a new one. */
  renderUnsaved(all: readonly QuickReply[], { replies }: Strings): TemplateResult | typeof nothing {
    const drafts = Object.entries(this.#drafts.value ?? {});
    if (drafts.length === 0) return nothing;
    return html`<ul class="unsaved" aria-label=${replies.unsaved.name}>
      ${drafts.map(([id, draft]) => {
        const isThere = all.some((reply) => reply.id === id);
        const title = showHidden(draft.title.trim() || draft.text.trim());
        return html`<li class="bar">
          <span class="what">${replies.unsaved.title}<bdi class="one-line title">${title}</bdi></span>
          <button
            class="link"
            aria-label=${replies.unsaved.goOnWith(title)}
            @click=${() => {
              if (!isThere && id !== NEW) {
                this.#keep(NEW, draft);
                this.#keep(id, null);
              }
              this.#paths.edit(isThere ? id : null);
            }}
          >
            ${replies.unsaved.goOn}
          </button>
          <button
            class="link"
            aria-label=${replies.unsaved.discardOf(title)}
            @click=${() => {
              this.#keep(id, null);
            }}
          >
            ${replies.unsaved.discard}
          </button>
        </li>`;
      })}
    </ul>`;
  }
}

function inWords(error: InlayError, { errors, replies }: Strings): string {
  const { problems } = replies;
  if (error.kind === 'conflict') return problems.stale;
  if (error.kind === 'not-found') return problems.gone;
  return `${errors[error.kind]} ${problems.notSaved}`;
}

/** What the backend found wrong, by the editor's fields. */
function refusedFields({ type, fields }: InlayError): readonly QuickReplyProblem[] {
  return fields.flatMap(({ field }): QuickReplyProblem[] =>
    field === 'title' || field === 'shortcut' || field === 'text'
      ? [{ field, problem: type === 'shortcut-taken' ? 'taken' : 'format' }]
      : [],
  );
}
