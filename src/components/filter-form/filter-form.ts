import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Strings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import { ASSIGNMENTS, type InteractionFilter } from '../../model/interaction-list.ts';
import { PLATFORM_IDS, VISIBILITIES } from '../../model/platform.ts';
import { statusesOf } from '../../model/status.ts';
import { showHidden } from '../../model/safe-text.ts';
import { base } from '../../theme/base.styles.ts';
import { checkIcon, icon } from '../../theme/icons.ts';
import { platformMark, platformMarkStyles } from '../../theme/platform-marks.ts';
import { toggleValue } from '../interaction-list/filter-chips.ts';
import { FilterChangeEvent, FilterClearEvent, FilterDoneEvent } from './filter-form.events.ts';
import { filterFormStyles } from './filter-form.styles.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isOn: boolean;
  /** The filter after this choice was made or taken back. */
  readonly next: InteractionFilter;
  readonly mark?: TemplateResult;
}

interface Group {
  readonly name: string;
  readonly label: string;
  /** `one`: exactly one choice is on; `many`: any number. */
  readonly kind: 'one' | 'many';
  readonly choices: readonly Choice[];
}

/** Of these an interaction may have none. */
const ON_SOME: readonly string[] = ['topics', 'tags', 'contactGroups'];

/**
 * What the list can be narrowed by (L3). Every choice holds at once; what there is no choice of is absent.
 *
 * @tagname inlay-filter-form
 */
export class FilterForm extends LitElement {
  static override readonly styles = [base, platformMarkStyles, filterFormStyles];

  @property({ attribute: false }) filter: InteractionFilter = {};
  @property({ attribute: false }) session: Session | null = null;
  @property({ attribute: false }) strings: Strings | undefined;

  /** Puts the focus on the first choice that is on. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('input:checked')?.focus());
  }

  #groups(strings: Strings): Group[] {
    const { filter, session } = this;
    const words = strings.filters;
    const { assignment: _, ...anybody } = filter;
    const { visibility: __, ...both } = filter;
    const many = (
      field: Parameters<typeof toggleValue>[1],
      label: string,
      values: readonly { readonly value: string; readonly label: string; readonly mark?: TemplateResult }[],
    ): Group => ({
      name: field,
      label,
      kind: 'many',
      choices: values.map((choice) => ({
        ...choice,
        isOn: (filter[field] ?? ([] as readonly string[])).includes(choice.value),
        next: toggleValue(filter, field, choice.value),
      })),
    });
    const plain = (values: readonly string[]): { value: string; label: string }[] =>
      values.map((value) => ({ value, label: showHidden(value) }));
    const channels = session?.channels ?? [];
    const platforms = PLATFORM_IDS.filter((id) => channels.some(({ platform }) => platform === id));
    const groups: Group[] = [
      {
        name: 'assignment',
        label: words.assignment,
        kind: 'one',
        choices: [
          { value: 'anybody', label: words.anybody, isOn: filter.assignment === undefined, next: anybody },
          ...ASSIGNMENTS.map((assignment) => ({
            value: assignment,
            label: words[assignment],
            isOn: filter.assignment === assignment,
            next: { ...filter, assignment },
          })),
        ],
      },
      {
        name: 'visibility',
        label: words.visibility,
        kind: 'one',
        choices: [
          { value: 'both', label: words.both, isOn: filter.visibility === undefined, next: both },
          ...VISIBILITIES.map((visibility) => ({
            value: visibility,
            label: strings.everywhere.visibility[visibility],
            isOn: filter.visibility === visibility,
            next: { ...filter, visibility },
          })),
        ],
      },
      many(
        'statuses',
        words.status,
        statusesOf(filter.queue ?? 'new').map((value) => ({
          value,
          label: strings.everywhere.status[value],
        })),
      ),
      many(
        'platforms',
        words.platform,
        platforms.map((value) => ({ value, label: strings.platforms[value], mark: platformMark(value, 14) })),
      ),
      many(
        'channelIds',
        words.channel,
        channels.map(({ id, name, platform }) => ({
          value: id,
          label: showHidden(name),
          mark: platformMark(platform, 14),
        })),
      ),
      many('topics', words.topic, plain(session?.catalogue.topics ?? [])),
      many('tags', words.tag, plain(session?.catalogue.tags ?? [])),
      many('contactGroups', words.contactGroup, plain(session?.catalogue.contactGroups ?? [])),
    ];
    return groups.filter(
      // What is on every interaction alike narrows nothing; a single topic, tag or group is on some of them.
      ({ kind, name, choices }) =>
        kind === 'one' ||
        choices.length > (ON_SOME.includes(name) ? 0 : 1) ||
        choices.some(({ isOn }) => isOn),
    );
  }

  #renderGroup({ name, label, kind, choices }: Group): TemplateResult {
    return html`<fieldset>
      <legend>${label}</legend>
      ${choices.map(
        (choice) =>
          html`<label
            ><input
              type=${kind === 'one' ? 'radio' : 'checkbox'}
              name=${name}
              .checked=${live(choice.isOn)}
              @change=${() => this.dispatchEvent(new FilterChangeEvent(choice.next))}
            /><span class="pill"
              ><span class="tick">${icon(checkIcon, 12)}</span>${choice.mark ?? nothing}<bdi class="one-line"
                >${choice.label}</bdi
              ></span
            ></label
          >`,
      )}
    </fieldset>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings } = this;
    if (strings === undefined) return nothing;
    return html`<div class="groups">${this.#groups(strings).map((group) => this.#renderGroup(group))}</div>
      <footer>
        <button class="link" type="button" @click=${() => this.dispatchEvent(new FilterClearEvent())}>
          ${strings.filters.clear}
        </button>
        <button class="primary" type="button" @click=${() => this.dispatchEvent(new FilterDoneEvent())}>
          ${strings.filters.apply}
        </button>
      </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-filter-form': FilterForm;
  }
}
