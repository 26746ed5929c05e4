import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageWords } from '../words/page-language.ts';

/** A compact bar that leads to each of the demo's pages. */
@customElement('demo-menu')
export class DemoMenu extends LitElement {
  static override styles = css`
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      align-items: center;
      font:
        12px/16px system-ui,
        sans-serif;
    }
    a {
      padding: 4px 8px;
      color: inherit;
      border-radius: 4px;
      text-decoration: none;
    }
    a:hover {
      text-decoration: underline;
    }
    a[aria-current] {
      background: color-mix(in srgb, currentcolor 14%, transparent);
      font-weight: 600;
    }
    :focus-visible {
      outline: 2px solid currentcolor;
      outline-offset: 1px;
    }
  `;

  readonly #words = new PageWords(this);

  protected override render(): TemplateResult {
    const here = location.pathname.split('/').at(-1) ?? '';
    const { menu, pages } = this.#words.value;
    return html`<nav aria-label=${menu}>
      ${Object.entries(pages).map(
        ([file, words]) =>
          html`<a href="./${file}" aria-current=${(here || 'index.html') === file ? 'page' : nothing}
            >${words}</a
          >`,
      )}
    </nav>`;
  }
}
