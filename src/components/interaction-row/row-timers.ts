import { html, nothing, type TemplateResult } from 'lit';
import type { Interaction } from '../../model/interaction.ts';
import '../more-time/define.ts';
import '../timer-mark/define.ts';

/** The timer of an interaction, or when it comes back; nothing where it has neither. */
export function timerMark(interaction: Interaction, now: () => number): TemplateResult | typeof nothing {
  return interaction.timer === null && interaction.returnsAt === null
    ? nothing
    : html`<inlay-timer-mark .interaction=${interaction} .now=${now}></inlay-timer-mark>`;
}

/** The way to wait longer for a contact; nothing where nobody waits for one. */
export function moreTime({ id, timer }: Interaction): TemplateResult | typeof nothing {
  return timer?.kind === 'contact' ? html`<inlay-more-time .interactionId=${id}></inlay-more-time>` : nothing;
}
