import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import { choosable } from '../../model/agent.ts';
import {
  NOTICE_KINDS,
  type AgentPreferences,
  type NoticeKind,
  type PreferencesChange,
} from '../../model/agent-preferences.ts';
import type { InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import { selectSession } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';
import { askForDesktop, desktopPermission, type DesktopPermission } from '../panel/desktop-notices.ts';
import { playNotice } from '../panel/notice-sound.ts';
import { formDialogStyles } from '../translation-dialog/translation-dialog.styles.ts';
import type {} from '../sign-in/sign-out.ts';
import { KeyList } from './key-list.ts';
import { preferencesDialogStyles } from './preferences-dialog.styles.ts';

/**
 * What the agent prefers on every machine: the state at sign-in, of what and how to be told, and keys. Each change holds at once (Q2, Q9).
 *
 * @tagname inlay-preferences-dialog
 * @fires {Event} close - It was closed.
 */
export class PreferencesDialog extends LitElement {
  static override readonly styles = [tokens, base, form, formDialogStyles, preferencesDialogStyles];

  /** The keys that hold where the agent has chosen none. */
  @property({ attribute: false }) keys: Readonly<Record<string, string | null>> = {};

  @state() private desktop: DesktopPermission = desktopPermission();
  @state() private isSilent = false;
  @state() private trouble: InlayError | null = null;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  #wasShown = false;
  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #preferences = new StoreController(this, ({ agentPreferences }) => agentPreferences);
  readonly #rules = new StoreController(this, ({ workRules }) => workRules);
  readonly #hostNotifies = new StoreController(this, ({ hostNotifies }) => hostNotifies);
  readonly #keyList = new KeyList(this, (keys) => void this.#change({ keys }));

  protected override updated(): void {
    if (this.dialog === null || this.#wasShown) return;
    this.#wasShown = true;
    openModal(this.dialog);
  }

  async #change(change: PreferencesChange): Promise<void> {
    const done = await this.#session.store?.actions.changePreferences(change);
    this.trouble = done === undefined || done.ok ? null : done.error;
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing pressed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  async #onAllow(): Promise<void> {
    this.desktop = await askForDesktop();
  }

  async #onTry({ soundVolume }: AgentPreferences): Promise<void> {
    this.isSilent = !(await playNotice(soundVolume));
  }

  #renderSignIn({ signInAvailabilityId }: AgentPreferences, strings: Strings): TemplateResult {
    const { preferences, availability } = strings;
    const states = choosable(this.#session.value?.availabilities ?? []);
    return html`<label class="pick"
      >${preferences.signIn}
      <select
        class="field"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          void this.#change({ signInAvailabilityId: value === '' ? null : value });
        }}
      >
        <option value="" ?selected=${signInAvailabilityId === null}>${preferences.signInLast}</option>
        ${states.map(
          ({ id, kind, label }) =>
            html`<option value=${id} ?selected=${id === signInAvailabilityId}>
              ${showHidden(label ?? availability[kind])}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #renderBox(kind: NoticeKind, when: 'available' | 'away', { notices }: AgentPreferences, strings: Strings) {
    const { preferences } = strings;
    return html`<td>
      <label
        ><input
          type="checkbox"
          aria-label=${preferences.wanted(preferences.kind[kind], preferences[when])}
          .checked=${notices[kind][when]}
          @change=${(event: Event) => {
            const { checked } = event.target as HTMLInputElement;
            void this.#change({ notices: { ...notices, [kind]: { ...notices[kind], [when]: checked } } });
          }}
      /></label>
    </td>`;
  }

  #renderNotices(wanted: AgentPreferences, strings: Strings): TemplateResult {
    const { preferences } = strings;
    const mayQuote = this.#rules.value?.settings.noticeContent !== false;
    return html`<section aria-labelledby="notices">
      <h3 id="notices">${preferences.notices}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">${preferences.tellMeOf}</th>
            <th scope="col">${preferences.available}</th>
            <th scope="col">${preferences.away}</th>
          </tr>
        </thead>
        <tbody>
          ${NOTICE_KINDS.map(
            (kind) =>
              html`<tr>
                <th scope="row">${preferences.kind[kind]}</th>
                ${this.#renderBox(kind, 'available', wanted, strings)}
                ${this.#renderBox(kind, 'away', wanted, strings)}
              </tr>`,
          )}
        </tbody>
      </table>
      <label class="line"
        ><input
          type="checkbox"
          aria-describedby="content-hint"
          .checked=${mayQuote && wanted.noticeContent}
          ?disabled=${!mayQuote}
          @change=${(event: Event) =>
            void this.#change({ noticeContent: (event.target as HTMLInputElement).checked })}
        /><span>${preferences.content}</span></label
      >
      <p class="quiet meta" id="content-hint">
        ${mayQuote ? preferences.contentHint : preferences.contentForbidden}
      </p>
      <div class="line">
        <label for="volume">${preferences.volume}</label>
        <input
          id="volume"
          type="range"
          min="0"
          max="1"
          step="0.1"
          .value=${String(wanted.soundVolume)}
          @change=${(event: Event) =>
            void this.#change({ soundVolume: Number((event.target as HTMLInputElement).value) })}
        />
        <button
          class="outline"
          ?disabled=${wanted.soundVolume === 0}
          @click=${() => void this.#onTry(wanted)}
        >
          ${preferences.tryIt}
        </button>
      </div>
      ${this.isSilent ? html`<p class="trouble" role="status">${preferences.noSound}</p>` : nothing}
    </section>`;
  }

  #renderDesktop({ preferences }: Strings): TemplateResult {
    return html`<section aria-labelledby="desktop">
      <h3 id="desktop">${preferences.desktop}</h3>
      <p class="quiet" role="status">
        ${this.#hostNotifies.value === true ? preferences.byHost : preferences.desktopIs[this.desktop]}
      </p>
      ${
        this.desktop === 'ask' && this.#hostNotifies.value !== true
          ? html`<div>
              <button class="outline" @click=${() => void this.#onAllow()}>${preferences.allow}</button>
            </div>`
          : nothing
      }
    </section>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const { preferences, everywhere, errors } = strings;
    const wanted = this.#preferences.value ?? null;
    return html`<dialog aria-label=${preferences.title} @close=${this.#onClose} @keydown=${this.#onKey}>
      <div class="header">
        <h2>${preferences.title}</h2>
        <button
          class="icon"
          aria-label=${everywhere.close}
          title=${everywhere.close}
          @click=${() => this.dialog?.close()}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      <div class="body">
        ${this.#session.store?.signIn === undefined ? nothing : html`<inlay-sign-out></inlay-sign-out>`}
        ${
          this.trouble === null
            ? nothing
            : html`<p class="trouble" role="alert">${preferences.notSaved} ${errors[this.trouble.kind]}</p>`
        }
        ${
          wanted === null
            ? html`<p class="quiet" role="status">${preferences.failed}</p>`
            : html`${this.#renderSignIn(wanted, strings)} ${this.#renderNotices(wanted, strings)}
              ${this.#renderDesktop(strings)} ${this.#keyList.render(this.keys, wanted.keys, strings)}`
        }
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-preferences-dialog': PreferencesDialog;
  }
}
