import { html, nothing, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import {
  isDone,
  notesLength,
  OUTCOME_NOTES_MAX,
  type OutcomeField,
  type OutcomeProblem,
  type OutcomeRules,
  type OutcomeValues,
} from '../../model/outcome.ts';
import { showableText, showHidden } from '../../model/safe-text.ts';
import type { Status } from '../../model/status.ts';
import { statusMoves } from '../../model/status-moves.ts';
import type { TagsChangeEvent } from './tag-field.events.ts';

/** From so many characters on it is said how many are left. */
const NEAR_END = 400;

/** An outcome as its fields show it. */
export interface FieldsView {
  readonly values: OutcomeValues;
  /** As it stands with the backend. */
  readonly present: OutcomeValues;
  readonly rules: OutcomeRules;
  readonly strings: Strings;
  readonly isDisabled: boolean;
  readonly problems: readonly OutcomeProblem[];
  readonly edit: (part: Partial<OutcomeValues>) => void;
  /** What stands beside a field that somebody else has changed, too. */
  readonly conflict: (field: OutcomeField) => TemplateResult | typeof nothing;
}

/** All fields of an outcome; those that nobody has anything to choose in are left out. */
export function renderFields(view: FieldsView): TemplateResult {
  const { values, present, rules, strings } = view;
  const { everywhere, outcome } = strings;
  const statuses: readonly Status[] = [present.status, ...statusMoves(present.status)];
  const dispositions = rules.skill?.dispositions ?? [];
  const reasons = rules.settings.resolutionReasons;
  const known = (options: readonly (readonly [string, string])[], value: string | null) =>
    value === null || options.some(([id]) => id === value) ? options : [...options, [value, value] as const];
  return html`${renderSelect(view, {
      field: 'status',
      value: values.status,
      options: statuses.map((status) => [status, everywhere.status[status]]),
      isNeeded: false,
    })}
    ${
      dispositions.length === 0 && values.dispositionId === null
        ? nothing
        : renderSelect(view, {
            field: 'dispositionId',
            value: values.dispositionId,
            options: known(
              dispositions.map(({ id, label }) => [id, showHidden(label)]),
              values.dispositionId,
            ),
            isNeeded: rules.skill?.dispositionRequired === true,
          })
    }
    ${renderTopics(view)}
    ${
      reasons.length === 0 && values.resolutionReason === null
        ? nothing
        : renderSelect(view, {
            field: 'resolutionReason',
            value: values.resolutionReason,
            options: known(
              reasons.map((reason) => [reason, showHidden(reason)]),
              values.resolutionReason,
            ),
            isNeeded: rules.settings.resolutionReasonRequired,
          })
    }
    ${renderNotes(view)}
    <div>
      <span class="name" aria-hidden="true">${outcome.field.tags}</span>
      <inlay-tag-field
        .tags=${values.tags}
        .known=${rules.tags}
        .strings=${strings}
        .label=${outcome.field.tags}
        .disabled=${view.isDisabled}
        .invalid=${problemOf(view, 'tags') !== undefined}
        @inlay-tags-change=${({ detail }: TagsChangeEvent) => view.edit({ tags: detail.tags })}
      ></inlay-tag-field>
      ${renderProblem(view, 'tags')} ${view.conflict('tags')}
    </div>`;
}

function renderSelect(
  view: FieldsView,
  given: {
    readonly field: 'status' | 'dispositionId' | 'resolutionReason';
    readonly value: string | null;
    readonly options: readonly (readonly [string, string])[];
    readonly isNeeded: boolean;
  },
): TemplateResult {
  const { field, value, options, isNeeded } = given;
  const { outcome } = view.strings;
  const label = outcome.field[field];
  return html`<div>
    <label class="pick"
      ><span>${label}${renderNeeded(view, isNeeded)}</span>
      <select
        class="field"
        aria-label=${label}
        aria-invalid=${problemOf(view, field) !== undefined}
        aria-required=${isNeeded && isDone(view.values.status)}
        ?disabled=${view.isDisabled}
        .value=${value ?? ''}
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value;
          view.edit({ [field]: chosen === '' ? null : chosen });
        }}
      >
        ${field === 'status' ? nothing : html`<option value="" ?selected=${value === null}>${outcome.none}</option>`}
        ${options.map(
          ([id, words]) =>
            html`<option value=${id} ?selected=${id === value} .selected=${id === value}>${words}</option>`,
        )}
      </select>
    </label>
    ${renderProblem(view, field)} ${view.conflict(field)}
  </div>`;
}

function renderTopics(view: FieldsView): TemplateResult | typeof nothing {
  const { values, rules, strings } = view;
  const { outcome } = strings;
  const topics = [...rules.topics, ...values.topics.filter((topic) => !rules.topics.includes(topic))];
  if (topics.length === 0) return nothing;
  const problem = problemOf(view, 'topics');
  return html`<fieldset ?disabled=${view.isDisabled} class=${problem === undefined ? '' : 'invalid'}>
    <legend>${outcome.field.topics}${renderNeeded(view, rules.settings.topicRequired)}</legend>
    <div class="choices">
      ${topics.map(
        (topic) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${values.topics.includes(topic)}
              @change=${(event: Event) => {
                const { checked } = event.target as HTMLInputElement;
                const others = values.topics.filter((one) => one !== topic);
                view.edit({ topics: checked ? [...others, topic] : others });
              }}
            /><bdi>${showHidden(topic)}</bdi></label
          >`,
      )}
    </div>
    ${renderProblem(view, 'topics')} ${view.conflict('topics')}
  </fieldset>`;
}

function renderNotes(view: FieldsView): TemplateResult {
  const { values, strings } = view;
  const { outcome } = strings;
  const left = OUTCOME_NOTES_MAX - notesLength(values.notes);
  return html`<div>
    <label class="pick"
      >${outcome.field.notes}
      <textarea
        class="field"
        rows="3"
        dir="auto"
        aria-label=${outcome.field.notes}
        aria-invalid=${left < 0}
        ?disabled=${view.isDisabled}
        .value=${values.notes}
        @input=${(event: Event) => view.edit({ notes: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </label>
    ${
      left > NEAR_END
        ? nothing
        : html`<p class="left ${left < 0 ? 'over' : ''}" role="status">
            ${left < 0 ? outcome.notesOver(-left) : outcome.notesLeft(left)}
          </p>`
    }
    ${view.conflict('notes')}
  </div>`;
}

function renderNeeded(view: FieldsView, isNeeded: boolean): TemplateResult | typeof nothing {
  return isNeeded && isDone(view.values.status)
    ? html`<span class="needed"> · ${view.strings.outcome.required}</span>`
    : nothing;
}

function problemOf({ problems }: FieldsView, field: OutcomeField): OutcomeProblem | undefined {
  return problems.find((problem) => problem.field === field);
}

function renderProblem(view: FieldsView, field: OutcomeField): TemplateResult | typeof nothing {
  const problem = problemOf(view, field);
  const { outcome } = view.strings;
  if (problem === undefined) return nothing;
  return html`<p class="problem">
    ${problem.kind === 'missing' ? outcome.missing[field] : outcome.problem[problem.kind]}
  </p>`;
}

/** What stands in a field, in words. */
export function valueInWords(
  field: OutcomeField,
  values: OutcomeValues,
  { rules, strings }: { readonly rules: OutcomeRules | null; readonly strings: Strings },
): string {
  const { everywhere, outcome } = strings;
  const value = values[field];
  if (field === 'status') return everywhere.status[values.status];
  if (value === null || value === '' || (typeof value === 'object' && value.length === 0))
    return outcome.none;
  if (typeof value === 'object') return formatOf(strings).list(value.map(showHidden));
  if (field === 'dispositionId')
    return showHidden(rules?.skill?.dispositions.find(({ id }) => id === value)?.label ?? value);
  return field === 'notes' ? showableText(value) : showHidden(value);
}
