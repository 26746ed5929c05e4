import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { HOME, type FakeNotification } from '../hosts/dynamics/fake-dynamics.ts';
import { serveCif } from '../hosts/dynamics/lines.ts';
import { DemoPage, parameter } from '../shell/demo-page.ts';
import { choice, faultSwitches, noticeList, type ShellNotice } from '../shell/shell-parts.ts';
import { shell } from '../shell/shell.styles.ts';
import { dynamicsStyles } from './dynamics-shell.styles.ts';
import { contactForm, contactList, tabLabel } from './record-form.ts';
import { PRESENCES, Workspace } from './workspace.ts';

/** Windows' ids of the languages that the panel speaks. */
const LCIDS = { en: 1033, fr: 1036 };
const MODES = ['minimised', 'open', 'hidden'] as const;

/**
 * A page that behaves to the panel as a Dynamics workspace does, by the same messages: sessions at the start, the panel beside them, tabs
 * of the application, notifications that are accepted or rejected. `?cif=1` has one session and version 1 of the framework.
 */
@customElement('demo-dynamics')
export class DynamicsShell extends DemoPage {
  static override styles = [shell, dynamicsStyles];

  protected readonly file = 'dynamics.html';
  @state() private version: 1 | 2 = parameter('cif') === '1' ? 1 : 2;
  @query('iframe') private frame!: HTMLIFrameElement | null;
  #workspace = this.#build();
  #served: HTMLIFrameElement | null = null;
  #stop: () => void = () => undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#served = null;
  }

  #build(): Workspace {
    const workspace = new Workspace({ version: this.version, lcid: LCIDS[this.language] });
    workspace.onChange = () => this.requestUpdate();
    return workspace;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Another version, language or agent is another sign-in: the host begins anew, as the panel does.
    if (this.isOther(changed, 'version', 'language', 'agentId')) this.#workspace = this.#build();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
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
    const { title, presence, presences, framework } = this.words.dynamics;
    return html`<header>
      <h1>${title}</h1>
      <demo-menu></demo-menu>
      <div class="choices">
        ${
          this.version === 1
            ? nothing
            : choice(
                presence,
                dynamics.presence,
                PRESENCES.map((one) => [one, presences[one] ?? one] as const),
                (text) => {
                  dynamics.changePresence(text);
                },
              )
        }
        ${this.renderAgents()} ${this.renderLanguages()}
        ${choice(
          framework,
          String(this.version),
          [
            ['2', 'CIF 2'],
            ['1', 'CIF 1'],
          ],
          (version) => (this.version = version === '1' ? 1 : 2),
        )}
      </div>
    </header>`;
  }

  #renderSessions(): TemplateResult {
    const { dynamics } = this.#workspace;
    const words = this.words.dynamics;
    const one = (id: string, title: string, isMarked: boolean): TemplateResult =>
      html`<li ?data-focused=${id === dynamics.focused}>
        <button
          class="quiet-button one-line"
          aria-current=${id === dynamics.focused ? 'true' : nothing}
          @click=${() => {
            dynamics.switchTo(id);
          }}
        >
          ${title}${isMarked ? html`<span class="mark" role="img" aria-label=${words.wantsAttention}></span>` : nothing}
        </button>
        ${
          id === HOME
            ? nothing
            : html`<button
                class="quiet-button"
                aria-label=${words.closeSession(title)}
                @click=${() => {
                  dynamics.close(id);
                }}
              >
                ×
              </button>`
        }
      </li>`;
    return html`<nav class="sessions" aria-label=${words.sessions}>
      <ul>
        ${one(HOME, words.home, false)}
        ${dynamics.sessions.map((session) => one(session.id, session.title, this.#workspace.asksFor(session)))}
      </ul>
    </nav>`;
  }

  #renderPanel(): TemplateResult {
    const { dynamics } = this.#workspace;
    const words = this.words.dynamics;
    const mode = MODES[dynamics.mode] ?? 'open';
    this.style.setProperty('--panel-width', `${String(dynamics.width)}px`);
    return html`<section class="panel" data-mode=${mode} aria-label=${words.channelPanel}>
      <div class="fold">
        ${mode === 'open' ? html`<span class="quiet">${words.panel}</span>` : nothing}
        <button
          class="quiet-button"
          aria-expanded=${mode === 'open'}
          aria-label=${mode === 'open' ? words.minimise : words.open}
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
    const { words } = this;
    const workspace = this.#workspace;
    const { tabs, shown } = workspace.front;
    const tab = tabs[shown];
    return html`<div class="app">
      <div class="tabs" role="group" aria-label=${words.dynamics.tabs}>
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
                ${tabLabel(workspace, each, words)}</button
              >${
                index === 0
                  ? nothing
                  : html`<button
                      class="quiet-button"
                      aria-label=${words.shell.closeTab(tabLabel(workspace, each, words))}
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
        ${this.renderSilence()}
        ${
          tab?.kind === 'contact'
            ? contactForm(workspace, tab.id, words)
            : contactList(workspace, tab?.kind ?? 'home', words)
        }
      </main>
      <footer>
        ${faultSwitches(
          { faults: workspace.dynamics.faults, writes: WRITES, onChange: () => this.requestUpdate() },
          words,
        )}
        <p class="quiet">${words.dynamics.about}</p>
      </footer>
    </div>`;
  }

  #notice(notification: FakeNotification): ShellNotice {
    const { token, parameters } = notification;
    const { dynamics, shell: words } = this.words;
    return {
      id: token,
      title: textOf(parameters['title']),
      body: textOf(parameters['body']),
      ways: this.#workspace.isOffer(notification)
        ? [
            [dynamics.accept, () => notification.answer('accept')],
            [dynamics.reject, () => notification.answer('decline')],
          ]
        : [[words.dismiss, () => notification.answer('timeout')]],
    };
  }

  protected override render(): TemplateResult {
    const { dynamics } = this.#workspace;
    return html`${this.#renderBar()}
      <div class="workspace ${this.version === 1 ? 'single' : ''}">
        ${this.version === 1 ? nothing : this.#renderSessions()} ${this.#renderPanel()} ${this.#renderApp()}
      </div>
      ${noticeList(
        dynamics.notifications.map((one) => this.#notice(one)),
        this.words,
      )}`;
  }
}

/** The framework's messages that write. */
const WRITES = ['createrecord', 'updaterecord'];

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
