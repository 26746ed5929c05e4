import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { DemoPage, parameter } from '../shell/demo-page.ts';
import { choice, faultSwitches, noticeList } from '../shell/shell-parts.ts';
import { shell } from '../shell/shell.styles.ts';
import { LightningApp } from './lightning-app.ts';
import { contactList, contactPage } from './record-page.ts';
import { salesforceStyles } from './salesforce-shell.styles.ts';
import { openCtiWay, utilityBarWay, type WayIn } from './ways-in.ts';

const WAYS = ['utility-bar', 'open-cti'] as const;

/**
 * A page that behaves to the panel as a Lightning console app does: tabs of a workspace, records whose numbers are clicked, and at the
 * bottom a utility bar with the panel docked above its item. `?way=open-cti` has it there as a softphone, else as a web component has
 * it.
 */
@customElement('demo-salesforce')
export class SalesforceShell extends DemoPage {
  static override styles = [shell, salesforceStyles];

  protected readonly file = 'salesforce.html';
  @state() private wayName: (typeof WAYS)[number] =
    parameter('way') === 'open-cti' ? 'open-cti' : 'utility-bar';
  @query('iframe') private frame!: HTMLIFrameElement | null;
  readonly #app = new LightningApp();
  #way = this.#begin();
  #attached: HTMLIFrameElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#app.onChange = () => this.requestUpdate();
    this.#app.onMove = (place) => {
      this.#way.move(place);
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#way.end();
    this.#attached = null;
  }

  #begin(): WayIn {
    return this.wayName === 'open-cti' ? openCtiWay(this.#app) : utilityBarWay(this.#app, this.language);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Another agent, language or way in is another sign-in: the panel begins anew.
    if (!this.isOther(changed, 'wayName', 'language', 'agentId')) return;
    this.#way.end();
    this.#way = this.#begin();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { frame } = this;
    if (frame === this.#attached) return;
    this.#attached = frame;
    if (frame === null) return;
    const url = new URL('./salesforce/panel.html', location.href);
    url.search = new URLSearchParams({
      way: this.wayName,
      agent: this.agentId,
      language: this.language,
    }).toString();
    this.#way.attach(frame, url);
  }

  #renderBar(): TemplateResult {
    const { title, panelAs, ways } = this.words.salesforce;
    return html`<header>
      <h1>${title}</h1>
      <demo-menu></demo-menu>
      <div class="choices">
        ${choice(
          panelAs,
          this.wayName,
          WAYS.map((way) => [way, ways[way]] as const),
          (chosen) => (this.wayName = WAYS.find((way) => way === chosen) ?? 'utility-bar'),
        )}
        ${this.renderAgents()} ${this.renderLanguages()}
      </div>
    </header>`;
  }

  #renderTabs(): TemplateResult {
    const app = this.#app;
    const { record, salesforce, shell: parts } = this.words;
    const one = (id: string | null, words: string): TemplateResult =>
      html`<span ?data-shown=${id === app.shown}
        ><button
          class="quiet-button one-line"
          aria-current=${id === app.shown ? 'true' : nothing}
          @click=${() => {
            app.show(id);
          }}
        >
          ${words}</button
        >${
          id === null
            ? nothing
            : html`<button
                class="quiet-button"
                aria-label=${parts.closeTab(words)}
                @click=${() => {
                  app.close(id);
                }}
              >
                ×
              </button>`
        }</span
      >`;
    return html`<nav class="tabs" aria-label=${salesforce.workspace}>
      ${one(null, record.contacts)}${app.tabs.map((id) => one(id, app.lightning.nameOf(id)))}
    </nav>`;
  }

  #renderUtilityBar(): TemplateResult {
    const { label, isHighlighted, isOpen, width } = this.#way.dock;
    this.style.setProperty('--panel-width', `${String(width)}px`);
    return html`<section class="docked" aria-label="Inlay" ?data-open=${isOpen}>
        ${
          this.agentId === ''
            ? nothing
            : keyed(
                this.#way,
                html`<iframe title="Inlay" allow="clipboard-write; translator; language-detector"></iframe>`,
              )
        }
      </section>
      <footer aria-label=${this.words.salesforce.utilityBar}>
        <button
          class="utility"
          aria-expanded=${isOpen}
          ?data-highlighted=${isHighlighted}
          @click=${() => {
            this.#way.toggle();
          }}
        >
          ${label}
        </button>
      </footer>`;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const app = this.#app;
    const way = this.#way;
    return html`${this.#renderBar()} ${this.#renderTabs()}
      <div class="page" ?data-beside=${way.dock.isOpen}>
        <main>
          ${this.renderSilence()}
          ${app.shown === null ? contactList(app, words) : contactPage(app, way, app.shown, words)}
        </main>
        <div class="about">
          ${faultSwitches(
            { faults: app.lightning.faults, writes: way.writes, onChange: () => this.requestUpdate() },
            words,
          )}
          <p class="quiet">${words.salesforce.about}</p>
        </div>
      </div>
      ${this.#renderUtilityBar()}
      ${noticeList(
        app.toasts.map((toast, at) => ({
          id: String(at),
          title: toast.title,
          body: toast.message,
          ways: [[words.shell.dismiss, () => app.dismiss(toast)]],
        })),
        words,
      )}`;
  }
}
