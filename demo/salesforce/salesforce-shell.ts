import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { agents, type DemoAgent } from '../crm/sign-in.ts';
import { choice, faultSwitches, noticeList } from '../shell/shell-parts.ts';
import { shell } from '../shell/shell.styles.ts';
import { LightningApp } from './lightning-app.ts';
import { contactList, contactPage } from './record-page.ts';
import { salesforceStyles } from './salesforce-shell.styles.ts';
import { openCtiWay, utilityBarWay, type WayIn } from './ways-in.ts';

const LANGUAGES = [
  ['en', 'English'],
  ['fr', 'Français'],
] as const;
const WAYS = [
  ['utility-bar', 'Utility bar'],
  ['open-cti', 'Open CTI'],
] as const;

/**
 * A page that behaves to the panel as a Lightning console app does: tabs of a workspace, records whose numbers are clicked, and at the
 * bottom a utility bar with the panel docked above its item. `?way=open-cti` has it there as a softphone, else as a web component has
 * it; `?agent=` says who is signed in, `?language=` the language.
 */
@customElement('demo-salesforce')
export class SalesforceShell extends LitElement {
  static override styles = [shell, salesforceStyles];

  @state() private agents: readonly DemoAgent[] = [];
  @state() private agentId = parameter('agent') ?? '';
  @state() private language = parameter('language') ?? 'en';
  @state() private wayName = parameter('way') === 'open-cti' ? 'open-cti' : 'utility-bar';
  @state() private problem = '';
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
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#way.end();
    this.#attached = null;
  }

  async #load(): Promise<void> {
    try {
      this.agents = await agents();
      if (!this.agents.some(({ id }) => id === this.agentId)) this.agentId = this.agents[0]?.id ?? '';
    } catch {
      this.problem = 'The server doesn’t answer. Load the page again once it does.';
    }
  }

  #begin(): WayIn {
    return this.wayName === 'open-cti' ? openCtiWay(this.#app) : utilityBarWay(this.#app, this.language);
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Another agent, language or way in is another sign-in: the panel begins anew.
    const isAnew = ['wayName', 'language', 'agentId'].some(
      (name) => changed.has(name) && changed.get(name) !== undefined && changed.get(name) !== '',
    );
    if (!isAnew) return;
    this.#way.end();
    this.#way = this.#begin();
  }

  protected override updated(): void {
    const { frame } = this;
    if (frame === this.#attached) return;
    this.#attached = frame;
    if (frame === null) return;
    const url = new URL('./salesforce/panel.html', location.href);
    url.search = new URLSearchParams({ way: this.wayName, agent: this.agentId }).toString();
    this.#way.attach(frame, url);
  }

  #renderBar(): TemplateResult {
    return html`<header>
      <h1>Service console</h1>
      <demo-menu></demo-menu>
      ${choice('Panel as', this.wayName, WAYS, (way) => (this.wayName = way))}
      ${choice(
        'Agent',
        this.agentId,
        this.agents.map(({ id, name }) => [id, name] as const),
        (id) => (this.agentId = id),
      )}
      ${
        this.wayName === 'open-cti'
          ? nothing
          : choice('Language', this.language, LANGUAGES, (language) => (this.language = language))
      }
    </header>`;
  }

  #renderTabs(): TemplateResult {
    const app = this.#app;
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
                aria-label="Close tab ${words}"
                @click=${() => {
                  app.close(id);
                }}
              >
                ×
              </button>`
        }</span
      >`;
    return html`<nav class="tabs" aria-label="Workspace">
      ${one(null, 'Contacts')}${app.tabs.map((id) => one(id, app.lightning.nameOf(id)))}
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
      <footer aria-label="Utility bar">
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
    const app = this.#app;
    return html`${this.#renderBar()} ${this.#renderTabs()}
      <div class="page" ?data-beside=${this.#way.dock.isOpen}>
        <main>
          ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
          ${app.shown === null ? contactList(app) : contactPage(app, this.#way, app.shown)}
        </main>
        <div class="about">
          ${faultSwitches(app.lightning.faults, this.#way.writes, () => this.requestUpdate())}
          <p class="quiet">
            A stand-in that speaks to the panel as Lightning does: as a softphone by Open CTI, in the utility
            bar by what the web component bridges. Nothing of it is Salesforce’s. Neither hands a panel a
            token, so the demo’s server signs the panel in, without a password, as the agent chosen above.
          </p>
        </div>
      </div>
      ${this.#renderUtilityBar()}
      ${noticeList(
        app.toasts.map((toast, at) => ({
          id: String(at),
          title: toast.title,
          body: toast.message,
          ways: [['Dismiss', () => app.dismiss(toast)]],
        })),
      )}`;
  }
}

function parameter(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}
