import { css, html, nothing, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import { isWhole, type FirstStrings } from '../../i18n/strings.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { ThreadSlice } from '../../store/state.ts';
import { icon } from '../../theme/icons.ts';
import { shownIcon } from '../../theme/late-icons.ts';

export const styles = css`
  .typing,
  .viewing {
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    padding: 2px var(--_space-3) 4px;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .typing[data-agent] {
    background: var(--_warning-surface);
    color: var(--_warning);
    font-weight: 500;
  }
  .dots {
    display: inline-flex;
    gap: 2px;
  }
  .dots i {
    inline-size: 4px;
    block-size: 4px;
    border-radius: 50%;
    background: currentcolor;
    opacity: 0.4;
  }
  @media (prefers-reduced-motion: no-preference) {
    .dots i {
      animation: type 1.2s infinite;
    }
    .dots i:nth-child(2) {
      animation-delay: 0.15s;
    }
    .dots i:nth-child(3) {
      animation-delay: 0.3s;
    }
  }
  @keyframes type {
    30% {
      opacity: 1;
    }
    60% {
      opacity: 0.4;
    }
  }
`;

/** Who else looks at the thread, in words; null for nobody. Who writes is told apart, and not twice (T12). */
export function viewersInWords(
  { viewing, typing }: Pick<ThreadSlice, 'viewing' | 'typing'>,
  agentId: string | null,
  strings: FirstStrings,
): string | null {
  if (!isWhole(strings)) return null;
  const others = viewing.filter(({ id }) => id !== agentId && !typing.agents.some((one) => one.id === id));
  if (others.length === 0) return null;
  return strings.presence.viewing(
    formatOf(strings).list(others.map(({ name }) => showHidden(name))),
    others.length,
  );
}

/** A quiet line under the messages. */
export function renderViewers(words: string | null): TemplateResult | typeof nothing {
  return words === null
    ? nothing
    : html`<div class="viewing" part="viewing">
        ${icon(shownIcon, 14)}<bdi class="one-line">${words}</bdi>
      </div>`;
}

/**
 * What is said aloud of who is here: that a colleague has come or writes, once each, and nothing while they stay or when they
 * leave and come back in the same breath.
 */
export class SpokenPresence {
  #words = '';
  readonly #said = new Map<string, 'viewing' | 'writing'>();
  #threadId: string | null = null;

  /** What is to be said now. */
  words(thread: ThreadSlice, agentId: string | null, strings: FirstStrings): string {
    if (thread.interactionId !== this.#threadId) {
      this.#threadId = thread.interactionId;
      this.#said.clear();
      this.#words = '';
    }
    if (!isWhole(strings)) return this.#words;
    const present = new Set([...thread.viewing, ...thread.typing.agents].map(({ id }) => id));
    for (const id of this.#said.keys()) if (!present.has(id)) this.#said.delete(id);
    for (const { id, name } of thread.typing.agents) {
      if (id === agentId || this.#said.get(id) === 'writing') continue;
      this.#said.set(id, 'writing');
      this.#words = strings.thread.agentsTyping(showHidden(name), 1);
    }
    for (const { id, name } of thread.viewing) {
      if (id === agentId || this.#said.has(id)) continue;
      this.#said.set(id, 'viewing');
      this.#words = strings.presence.viewing(showHidden(name), 1);
    }
    if (this.#said.size === 0) this.#words = '';
    return this.#words;
  }
}
