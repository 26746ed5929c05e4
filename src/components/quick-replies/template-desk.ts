import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import { languageTitle } from '../../i18n/language-names.ts';
import type { Strings } from '../../i18n/strings.ts';
import { foldForSearch } from '../../model/folded-text.ts';
import type { Interaction } from '../../model/interaction.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { MessageTemplate } from '../../model/template.ts';
import type { AppState, TemplateDraft, TemplatesSlice } from '../../store/state.ts';
import { TemplateSentEvent } from './quick-replies.events.ts';
import type { TemplateForm, TemplateUpload } from './template-form.ts';

interface Shown {
  readonly slice: TemplatesSlice | null;
  readonly draft: TemplateDraft | null;
}

/** The tab of message templates: which there are, and the one that is being filled in. */
export class TemplateDesk {
  readonly #host: LitElement;
  readonly #slice: StoreController<Shown['slice']>;
  readonly #draft: StoreController<Shown['draft']>;
  #interaction: Interaction | null = null;
  #asked: string | null = null;
  #search = '';
  #language = '';
  #trouble = '';
  #isBusy = false;
  #upload: TemplateUpload = { kind: 'none' };
  /** What is being uploaded, or did not get there. */
  #file: File | null = null;
  #uploading: AbortController | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    this.#slice = new StoreController<Shown['slice']>(host, () => null);
    this.#draft = new StoreController<Shown['draft']>(host, () => null);
  }

  /** The interaction whose templates are shown; null while none are. */
  show(interaction: Interaction | null): void {
    const { channelId = null, id = null } = interaction ?? {};
    if (id !== (this.#interaction?.id ?? null)) {
      this.#slice.selector = ({ templates }: AppState) =>
        channelId === null ? null : (templates[channelId] ?? null);
      this.#draft.selector = ({ templateDrafts }: AppState) =>
        id === null ? null : (templateDrafts[id] ?? null);
      this.#trouble = '';
      this.#stopUpload();
    }
    this.#interaction = interaction;
    const { store } = this.#slice;
    if (channelId === null || store === undefined || this.#asked === channelId) return;
    this.#asked = channelId;
    void store.actions.loadTemplates(channelId);
  }

  get #templates(): readonly MessageTemplate[] {
    return this.#slice.value?.shelf?.templates ?? [];
  }

  #choose(template: MessageTemplate | null): void {
    const id = this.#interaction?.id;
    if (id === undefined) return;
    this.#trouble = '';
    this.#stopUpload();
    const kept = this.#draft.value ?? null;
    const values = template !== null && kept?.templateId === template.id ? kept.values : {};
    this.#slice.store?.actions.keepTemplateDraft(
      id,
      template === null ? null : { templateId: template.id, values, file: null },
    );
    this.#focus(template === null ? 'input[type=search]' : 'inlay-template-form');
  }

  #focus(selector: string): void {
    void this.#host.updateComplete.then(async () => {
      const element = this.#host.renderRoot.querySelector<
        HTMLElement & { updateComplete?: Promise<unknown> }
      >(selector);
      await element?.updateComplete;
      element?.focus();
    });
  }

  #onChange(event: Event): void {
    const draft = this.#draft.value ?? null;
    const id = this.#interaction?.id;
    if (draft === null || id === undefined) return;
    const { values } = event.target as TemplateForm;
    this.#slice.store?.actions.keepTemplateDraft(id, { ...draft, values });
  }

  /** Ends what is under way; what was there before it stays. */
  #stopUpload(): void {
    this.#uploading?.abort();
    this.#uploading = null;
    this.#file = null;
    this.#set({ upload: { kind: 'none' } });
  }

  async #startUpload(file: File): Promise<void> {
    const id = this.#interaction?.id;
    const { store } = this.#slice;
    if (id === undefined || store === undefined) return;
    this.#uploading?.abort();
    const uploading = (this.#uploading = new AbortController());
    this.#file = file;
    const { name } = file;
    const show = (share: number): void => {
      if (this.#uploading === uploading) this.#set({ upload: { kind: 'uploading', name, share } });
    };
    show(0);
    const { signal } = uploading;
    const result = await store.actions.uploadTemplateFile(id, file, { signal, onProgress: show });
    const draft = this.#draft.value ?? null;
    if (this.#uploading !== uploading || this.#interaction?.id !== id || draft === null) return;
    this.#uploading = null;
    if (result.ok) {
      this.#file = null;
      store.actions.keepTemplateDraft(id, { ...draft, file: result.value });
    }
    this.#set({ upload: result.ok ? { kind: 'none' } : { kind: 'failed', name, error: result.error } });
  }

  async #onSend(event: Event, { replies }: Strings): Promise<void> {
    const { choice } = event.target as TemplateForm;
    const id = this.#interaction?.id;
    const { store } = this.#slice;
    if (choice === null || id === undefined || store === undefined || this.#isBusy) return;
    this.#isBusy = true;
    this.#set({ trouble: '' });
    const isSent = await store.actions.sendTemplate(id, choice, this.#draft.value?.file ?? null);
    this.#isBusy = false;
    if (!isSent) {
      this.#set({ trouble: replies.templates.notSent });
      return;
    }
    store.actions.keepTemplateDraft(id, null);
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new TemplateSentEvent({ interactionId: id }));
  }

  #set({ upload, trouble }: { readonly upload?: TemplateUpload; readonly trouble?: string }): void {
    this.#upload = upload ?? this.#upload;
    this.#trouble = trouble ?? this.#trouble;
    this.#host.requestUpdate();
  }

  /** The list, or the form of the one that was chosen. */
  render(strings: Strings): TemplateResult {
    const draft = this.#draft.value ?? null;
    const template = this.#templates.find(({ id }) => id === draft?.templateId);
    if (draft === null || template === undefined) return this.#renderList(strings, draft !== null);
    const upload: TemplateUpload =
      draft.file === null || this.#upload.kind !== 'none'
        ? this.#upload
        : { kind: 'ready', attachment: draft.file };
    return html`<inlay-template-form
      class="panel"
      .strings=${strings}
      .template=${template}
      .values=${draft.values}
      .upload=${upload}
      .trouble=${this.#trouble}
      .busy=${this.#isBusy}
      @change=${(event: Event) => {
        this.#onChange(event);
      }}
      @file=${({ detail }: CustomEvent<{ readonly file: File }>) => void this.#startUpload(detail.file)}
      @file-cancel=${() => {
        this.#stopUpload();
      }}
      @file-retry=${() => {
        if (this.#file !== null) void this.#startUpload(this.#file);
      }}
      @send=${(event: Event) => void this.#onSend(event, strings)}
      @back=${() => {
        this.#choose(null);
      }}
    ></inlay-template-form>`;
  }

  #renderList(strings: Strings, isGone: boolean): TemplateResult {
    const { templates } = strings.replies;
    const slice = this.#slice.value ?? null;
    const shelf = slice?.shelf ?? null;
    const nameOf = (language: string): string => languageTitle(strings.locale, language.replace(/_/g, '-'));
    const words = foldForSearch(this.#search).split(/\s+/).filter(Boolean);
    const found = this.#templates
      .filter(({ language }) => this.#language === '' || language === this.#language)
      .filter(({ name, body }) => {
        const folded = foldForSearch(`${name} ${name.replace(/_/g, ' ')} ${body}`);
        return words.every((word) => folded.includes(word));
      });
    const languages = [...new Set(this.#templates.map(({ language }) => language))].sort();
    return html`<div class="search">
        <input
          class="field"
          type="search"
          autocomplete="off"
          aria-label=${templates.search}
          placeholder=${templates.search}
          .value=${this.#search}
          @input=${(event: Event) => {
            this.#search = (event.target as HTMLInputElement).value;
            this.#host.requestUpdate();
          }}
        />
        <select
          class="field"
          aria-label=${templates.language}
          @change=${(event: Event) => {
            this.#language = (event.target as HTMLSelectElement).value;
            this.#host.requestUpdate();
          }}
        >
          <option value="">${templates.everyLanguage}</option>
          ${languages.map((language) => html`<option value=${language} ?selected=${language === this.#language}>${nameOf(language)}</option>`)}
        </select>
      </div>
      ${isGone && shelf !== null ? html`<p class="bar" role="alert">${templates.gone}</p>` : nothing}
      <div class="scroller" aria-busy=${slice?.status === 'loading'}>
        ${this.#renderState(strings, found.length)}
        <ul aria-label=${strings.replies.results}>
          ${found.map(
            (template) =>
              html`<li class="row">
                <button
                  class="choose"
                  @click=${() => {
                    this.#choose(template);
                  }}
                >
                  <span class="first"
                    ><bdi class="title one-line">${showHidden(template.name)}</bdi>
                    <span class="mark"
                      >${nameOf(template.language)} · ${templates.categories[template.category]}</span
                    ></span
                  >
                  <bdi class="excerpt one-line">${showHidden(template.body.replace(/\s+/g, ' '))}</bdi>
                </button>
              </li>`,
          )}
        </ul>
      </div>
      ${this.#renderFreshness(strings)}`;
  }

  #renderState(strings: Strings, count: number): TemplateResult | typeof nothing {
    const { replies } = strings;
    const slice = this.#slice.value ?? null;
    if (slice?.status === 'failed' && slice.shelf === null)
      return html`<div class="note" role="alert">
        <p>${slice.error === null ? replies.failed : strings.errors[slice.error.kind]}</p>
        <button class="outline" @click=${() => this.#refresh()}>${replies.retry}</button>
      </div>`;
    if (slice?.shelf && count === 0)
      return this.#templates.length === 0
        ? html`<div class="note">
            <p>${replies.templates.none}</p>
            <p class="quiet">${replies.templates.noneHint}</p>
          </div>`
        : html`<div class="note"><p>${replies.empty.nothing}</p></div>`;
    return nothing;
  }

  #renderFreshness(strings: Strings): TemplateResult | typeof nothing {
    const { templates } = strings.replies;
    const slice = this.#slice.value ?? null;
    const { store } = this.#slice;
    const shelf = slice?.shelf;
    if (slice === null || !shelf || store === undefined) return nothing;
    const time = formatOf(strings).time(shelf.fetchedAt, store.now());
    const isStale = shelf.stale || slice.status === 'failed';
    return html`<p class="bar">
      <span role="status">${isStale ? templates.stale(time) : templates.asOf(time)}</span>
      <button class="link" aria-disabled=${slice.status === 'loading'} @click=${() => this.#refresh()}>
        ${templates.refresh}
      </button>
      ${shelf.unsupported === 0 ? nothing : html`<span>${templates.unsupported(shelf.unsupported)}</span>`}
    </p>`;
  }

  #refresh(): void {
    const channelId = this.#interaction?.channelId;
    if (channelId !== undefined) void this.#slice.store?.actions.loadTemplates(channelId, true);
  }
}
