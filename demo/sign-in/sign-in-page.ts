import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { shell } from '../shell/shell.styles.ts';
import { languageOf, PageWords, speak } from '../words/page-language.ts';

/** A page that hands the panel nothing: its agents sign in by themselves. It speaks the browser's language, as the panel does there. */
@customElement('demo-sign-in')
export class SignInPage extends LitElement {
  static override styles = [
    shell,
    css`
      :host {
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        block-size: 100dvh;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
        min-block-size: 44px;
        box-sizing: border-box;
        padding: 4px 16px;
        background: var(--demo-surface);
        border-block-end: 1px solid var(--demo-line);
      }
      main {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 480px);
        gap: 12px;
        justify-content: center;
        padding: 16px;
        min-block-size: 0;
      }
      iframe {
        inline-size: 100%;
        block-size: 100%;
        box-sizing: border-box;
        border: 1px solid var(--demo-line);
        border-radius: 4px;
        background: var(--demo-surface);
      }
    `,
  ];

  readonly #words = new PageWords(this);

  override connectedCallback(): void {
    super.connectedCallback();
    speak(languageOf(null));
    document.title = this.#words.value.titles['sign-in-demo.html'];
  }

  protected override render(): TemplateResult {
    const { title, about } = this.#words.value.signIn;
    return html`<header>
        <h1>${title}</h1>
        <demo-menu></demo-menu>
      </header>
      <main>
        <p class="quiet">${about}</p>
        <iframe
          title="Inlay"
          src="./alone/panel.html"
          allow="clipboard-write; translator; language-detector"
        ></iframe>
      </main>`;
  }
}
