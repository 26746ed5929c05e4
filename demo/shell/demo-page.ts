import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { agents, type DemoAgent } from '../crm/sign-in.ts';
import type { DemoPageFile } from '../words/demo-words.ts';
import { LANGUAGES, languageOf, PageWords, speak, type DemoLanguage } from '../words/page-language.ts';
import { choice } from './shell-parts.ts';

/** So long after a vain attempt the server is asked again, in milliseconds. */
const AGAIN_MS = 2_000;
const THEMES = ['auto', 'light', 'dark'] as const;

/**
 * What every page of the demo around a panel begins with: who is signed in, of the demo's agents the one that `?agent=` names, else the
 * first; the language in which the page speaks, which is that of `?language=`, else the browser's; and the colours of `?theme=`.
 */
export abstract class DemoPage extends LitElement {
  /** The page's own file, by which its title is found. */
  protected abstract readonly file: DemoPageFile;

  @state() protected agents: readonly DemoAgent[] = [];
  /** Empty until the agents are known. */
  @state() protected agentId = parameter('agent') ?? '';
  @state() protected language: DemoLanguage = languageOf(parameter('language'));
  @state() protected theme: (typeof THEMES)[number] =
    THEMES.find((one) => one === parameter('theme')) ?? 'auto';
  @state() private isSilent = false;
  readonly #words = new PageWords(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected get words(): PageWords['value'] {
    return this.#words.value;
  }

  async #load(): Promise<void> {
    try {
      this.agents = await agents();
      if (!this.agents.some(({ id }) => id === this.agentId)) this.agentId = this.agents[0]?.id ?? '';
      this.isSilent = false;
    } catch {
      this.isSilent = true;
      setTimeout(() => {
        if (this.isConnected) void this.#load();
      }, AGAIN_MS);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('language')) return;
    speak(this.language);
    document.title = this.words.titles[this.file];
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('theme')) return;
    if (this.theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.theme;
  }

  /** Whether something is another than the one that the page began with, so that the panel has to begin anew. */
  protected isOther(changed: PropertyValues, ...names: readonly string[]): boolean {
    return names.some(
      (name) => changed.has(name) && changed.get(name) !== undefined && changed.get(name) !== '',
    );
  }

  protected renderAgents(): TemplateResult {
    const options = this.agents.map(({ id, name }) => [id, name] as const);
    return choice(this.words.choices.agent, this.agentId, options, (id) => (this.agentId = id));
  }

  protected renderLanguages(): TemplateResult {
    return choice(this.words.choices.language, this.language, LANGUAGES, (language) => {
      this.language = languageOf(language);
    });
  }

  protected renderThemes(): TemplateResult {
    const { theme, themes } = this.words.choices;
    return choice(
      theme,
      this.theme,
      THEMES.map((one) => [one, themes[one]] as const),
      (chosen) => (this.theme = THEMES.find((one) => one === chosen) ?? 'auto'),
    );
  }

  /** That the server does not answer, as long as it does not. */
  protected renderSilence(): TemplateResult | typeof nothing {
    return this.isSilent ? html`<p class="problem" role="alert">${this.words.silent}</p>` : nothing;
  }
}

/** What the page's address says of something; null for nothing. */
export function parameter(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}
