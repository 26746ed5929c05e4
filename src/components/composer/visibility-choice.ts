import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Strings } from '../../i18n/strings.ts';
import { VISIBILITIES, type Visibility } from '../../model/platform.ts';
import { answerObstacle, hasVisibilityChoice, type SendAttempt } from '../../model/send.ts';
import { globeIcon, icon, lockIcon } from '../../theme/icons.ts';
import { obstacleInWords } from './obstacle-words.ts';

/** Who can read an answer (C3): each form with what speaks against it, in words; null where nothing does. */
export interface VisibilityChoice {
  readonly chosen: Visibility;
  readonly refusals: Readonly<Record<Visibility, string | null>>;
  /** Whether one of the two is possible. */
  readonly isOpen: boolean;
}

/** What can be chosen for this answer; null where there is no choice. */
export function visibilityChoice(attempt: SendAttempt, strings: Strings): VisibilityChoice | null {
  const { interaction, rules, features, visibility: chosen } = attempt;
  if (interaction.status === 'closed' || !hasVisibilityChoice(interaction, rules, features)) return null;
  const refusal = (visibility: Visibility): string | null => {
    const obstacle = answerObstacle({ ...attempt, visibility });
    return obstacle === null ? null : obstacleInWords(obstacle, { rules, visibility }, strings);
  };
  const refusals = { public: refusal('public'), private: refusal('private') };
  return { chosen, refusals, isOpen: refusals.public === null || refusals.private === null };
}

const MARKS = { public: globeIcon, private: lockIcon } as const;

/** The choice itself: both forms in words, with the reason under them why one can't be had. */
export function renderChoice(
  { chosen, refusals }: VisibilityChoice,
  strings: Strings,
  onChoose: (visibility: Visibility) => void,
): TemplateResult {
  const { answering } = strings;
  // What is chosen and refused says so where Send does.
  const refused = VISIBILITIES.filter((visibility) => visibility !== chosen && refusals[visibility] !== null);
  return html`<fieldset
      class="choice"
      role="radiogroup"
      aria-label=${answering.choice}
      aria-describedby=${refused.length === 0 ? nothing : 'refused'}
    >
      ${VISIBILITIES.map(
        (visibility) =>
          html`<label
            data-visibility=${visibility}
            title=${refusals[visibility] ?? answering.chosen[visibility]}
            ><input
              type="radio"
              name="visibility"
              class="visually-hidden"
              .checked=${live(chosen === visibility)}
              ?disabled=${refusals[visibility] !== null && chosen !== visibility}
              @change=${() => {
                onChoose(visibility);
              }}
            />${icon(MARKS[visibility], 12)} ${answering.sendAs[visibility]}</label
          >`,
      )}
    </fieldset>
    ${
      refused.length === 0
        ? nothing
        : html`<p class="refused meta" id="refused">${refused.map((visibility) => refusals[visibility])}</p>`
    }`;
}
