import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { agents, type DemoAgent } from '../crm/sign-in.ts';
import { HOME, type FakeNotification } from '../hosts/dynamics/fake-dynamics.ts';
import { serveCif } from '../hosts/dynamics/lines.ts';
import { choice, faultSwitches, noticeList, type ShellNotice } from '../shell/shell-parts.ts';
import { shell } from '../shell/shell.styles.ts';
import { dynamicsStyles } from './dynamics-shell.styles.ts';
import { contactForm, contactList, tabLabel } from './record-form.ts';
import { PRESENCES, Workspace } from './workspace.ts';

/** Windows' ids of the languages that the panel speaks. */
const LANGUAGES = [
  ['1033', 'English'],
  ['1036', 'Français'],
] as const;
const MODES = ['minimised', 'open', 'hidden'] as const;

/**
 * A page that behaves to the panel as a Dynamics workspace does, by the same messages: sessions at the start, the panel beside them, tabs
 * of the application, notifications that are accepted or rejected. `?cif=1` has one session and version 1 of the framework, `?agent=`
 * says who is signed in, `?lcid=` the language.
 */
@customElement('demo-dynamics')
export class DynamicsShell extends LitElement {
  static override styles = [shell, dynamicsStyles];

  @state() private agents: readonly DemoAgent[] = [];
  @state() private agentId = parameter('agent') ?? '';
  @state() private lcid = parameter('lcid') ?? '1033';
  @state() private version: 1 | 2 = parameter('cif') === '1' ? 1 : 2;
  @state() private problem = '';
  @query('iframe') private frame!: HTMLIFrameElement | null;
  #workspace = this.#build();
  #served: HTMLIFrameElement | null = null;
  #stop: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#served = null;
  }

  async #load(): Promise<void> {
    try {
      this.agents = await agents();
      if (!this.agents.some(({ id }) => id === this.agentId)) this.agentId = this.agents[0]?.id ?? '';
    } catch {
      this.problem = 'The server doesn’t answer. Load the page again once it does.';
    }
  }

  #build(): Workspace {
    const workspace = new Workspace({ version: this.version, lcid: Number(this.lcid) });
    workspace.onChange = () => this.requestUpdate();
    return workspace;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Another version, language or agent is another sign-in: the host begins anew, as the panel does.
    const isAnew = ['version', 'lcid', 'agentId'].some(
      (name) => changed.has(name) && changed.get(name) !== undefined && changed.get(name) !== '',
    );
    if (isAnew) this.#workspace = this.#build();
  }

  protected override updated(): void {
    const { frame } = this;
    if (frame === this.#served) return;
    this.#stop();
    this.#served = frame;
    // It listens before the panel is there.
    if (frame !== null) {
      this.#stop = serveCif(this.#workspace.dynamics, frame, location.origin);
      frame.src = `./dynamics/panel.html?${new URLSearchParams({ cif: String(this.version), agent: this.agentId }).toString()}`;
    }
  }

  #renderBar(): TemplateResult {
    const { dynamics } = this.#workspace;
    return html`<header>
      <h1>Workspace</h1>
      <demo-menu></demo-menu>
      ${
        this.version === 1
          ? nothing
          : choice(
              'Presence',
              dynamics.presence,
              PRESENCES.map((one) => [one, one] as const),
              (text) => {
                dynamics.changePresence(text);
              },
            )
      }
      ${choice(
        'Agent',
        this.agentId,
        this.agents.map(({ id, name }) => [id, name] as const),
        (id) => (this.agentId = id),
      )}
      ${choice('Language', this.lcid, LANGUAGES, (lcid) => (this.lcid = lcid))}
      ${choice(
        'Framework',
        String(this.version),
        [
          ['2', 'CIF 2'],
          ['1', 'CIF 1'],
        ],
        (version) => (this.version = version === '1' ? 1 : 2),
      )}
    </header>`;
  }

  #renderSessions(): TemplateResult {
    const { dynamics } = this.#workspace;
    const one = (id: string, title: string, isMarked: boolean): TemplateResult =>
      html`<li ?data-focused=${id === dynamics.focused}>
        <button
          class="quiet-button one-line"
          aria-current=${id === dynamics.focused ? 'true' : nothing}
          @click=${() => {
            dynamics.switchTo(id);
          }}
        >
          ${title}${isMarked ? html`<span class="mark" role="img" aria-label="wants attention"></span>` : nothing}
        </button>
        ${
          id === HOME
            ? nothing
            : html`<button
                class="quiet-button"
                aria-label="Close session ${title}"
                @click=${() => {
                  dynamics.close(id);
                }}
              >
                ×
              </button>`
        }
      </li>`;
    return html`<nav class="sessions" aria-label="Sessions">
      <ul>
        ${one(HOME, 'Home', false)}
        ${dynamics.sessions.map((session) => one(session.id, session.title, this.#workspace.asksFor(session)))}
      </ul>
    </nav>`;
  }

  #renderPanel(): TemplateResult {
    const { dynamics } = this.#workspace;
    const mode = MODES[dynamics.mode] ?? 'open';
    this.style.setProperty('--panel-width', `${String(dynamics.width)}px`);
    return html`<section class="panel" data-mode=${mode} aria-label="Channel panel">
      <div class="fold">
        ${mode === 'open' ? html`<span class="quiet">Panel</span>` : nothing}
        <button
          class="quiet-button"
          aria-expanded=${mode === 'open'}
          aria-label=${mode === 'open' ? 'Minimise the panel' : 'Open the panel'}
          @click=${() => {
            dynamics.changeMode(mode === 'open' ? 0 : 1);
          }}
        >
          ${mode === 'open' ? '«' : '»'}
        </button>
      </div>
      ${
        this.agentId === ''
          ? nothing
          : keyed(
              this.#workspace,
              html`<iframe title="Inlay" allow="clipboard-write; translator; language-detector"></iframe>`,
            )
      }
    </section>`;
  }

  #renderApp(): TemplateResult {
    const workspace = this.#workspace;
    const { tabs, shown } = workspace.front;
    const tab = tabs[shown];
    return html`<div class="app">
      <div class="tabs" role="group" aria-label="Application tabs">
        ${tabs.map(
          (each, index) =>
            html`<span ?data-shown=${index === shown}
              ><button
                class="quiet-button one-line"
                aria-current=${index === shown ? 'true' : nothing}
                @click=${() => {
                  workspace.show(index);
                }}
              >
                ${tabLabel(workspace, each)}</button
              >${
                index === 0
                  ? nothing
                  : html`<button
                      class="quiet-button"
                      aria-label="Close tab ${tabLabel(workspace, each)}"
                      @click=${() => {
                        workspace.closeTab(index);
                      }}
                    >
                      ×
                    </button>`
              }</span
            >`,
        )}
      </div>
      <main>
        ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        ${tab?.kind === 'contact' ? contactForm(workspace, tab.id) : contactList(workspace, tab?.kind ?? 'home')}
      </main>
      <footer>
        ${faultSwitches(workspace.dynamics.faults, WRITES, () => this.requestUpdate())}
        <p class="quiet">
          A stand-in that speaks to the panel by the Channel Integration Framework’s messages; nothing of it
          is Microsoft’s. The framework hands a panel no token, so the demo’s server signs the panel in,
          without a password, as the agent chosen above.
        </p>
      </footer>
    </div>`;
  }

  #notice(notification: FakeNotification): ShellNotice {
    const { token, parameters } = notification;
    return {
      id: token,
      title: textOf(parameters['title']),
      body: textOf(parameters['body']),
      ways: this.#workspace.isOffer(notification)
        ? [
            ['Accept', () => notification.answer('accept')],
            ['Reject', () => notification.answer('decline')],
          ]
        : [['Dismiss', () => notification.answer('timeout')]],
    };
  }

  protected override render(): TemplateResult {
    const { dynamics } = this.#workspace;
    return html`${this.#renderBar()}
      <div class="workspace ${this.version === 1 ? 'single' : ''}">
        ${this.version === 1 ? nothing : this.#renderSessions()} ${this.#renderPanel()} ${this.#renderApp()}
      </div>
      ${noticeList(dynamics.notifications.map((one) => this.#notice(one)))}`;
  }
}

/** The framework's messages that write. */
const WRITES = ['createrecord', 'updaterecord'];

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parameter(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}
