/** Parts that every shell shows: what a record is reached by, what was written beside it, notices, and what the host can be made to do wrong. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Faults } from '../hosts/faults.ts';
import type { DemoWords } from '../words/demo-words.ts';

/** One thing that was written beside a record, as the shell reads it out of its own rows. */
export interface WrittenActivity {
  readonly subject: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Lines of what is known of it. */
  readonly text: string;
}

/** Something that the host shows above everything else until it is answered or gone. */
export interface ShellNotice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Buttons, the one that is meant first; what each does. */
  readonly ways: readonly (readonly [label: string, act: () => void])[];
}

/** Activities as a list, the newest first. */
export function activityList(
  activities: readonly WrittenActivity[],
  { record, language }: DemoWords,
): TemplateResult {
  const sorted = [...activities].sort((a, b) => b.at - a.at);
  return html`<section class="card" aria-label=${record.activities}>
    <h3>${record.activities}</h3>
    ${sorted.length === 0 ? html`<p class="quiet">${record.noActivities}</p>` : nothing}
    <ul class="activities">
      ${sorted.map(
        ({ subject, at, text }) =>
          html`<li>
            <strong>${subject}</strong>
            <p class="quiet">${readableTime(at, language)}</p>
            <p class="text">${text}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** An address as it may be broken: behind its @. */
export function breakable(address: string): TemplateResult {
  const [name = '', ...rest] = address.split('@');
  return rest.length === 0 ? html`${name}` : html`${name}@<wbr />${rest.join('@')}`;
}

/** A time as people read it in the page's language. */
export function readableTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** A day likewise; what is none is left as it is. */
export function readableDay(day: string, language: string): string {
  const at = Date.parse(day);
  return Number.isNaN(at)
    ? day
    : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** Notices and offers, one above the other. */
export function noticeList(notices: readonly ShellNotice[], { shell }: DemoWords): TemplateResult {
  return html`<div class="notices" role="region" aria-label=${shell.notifications} aria-live="polite">
    ${notices.map(
      ({ title, body, ways }) =>
        html`<div role="group" aria-label=${title}>
          <strong>${title}</strong>
          ${body === '' ? nothing : html`<p class="body">${body}</p>`}
          <div class="ways">
            ${ways.map(
              ([label, act], at) =>
                html`<button type="button" class=${at === 0 ? 'primary' : ''} @click=${act}>
                  ${label}
                </button>`,
            )}
          </div>
        </div>`,
    )}
  </div>`;
}

/** So long each answer takes while the host is slow. */
const SLOW_MS = 4_000;

/** What a host can be made to do wrong. */
export interface SwitchedFaults {
  readonly faults: Faults;
  /** The host's own names of the calls that write. */
  readonly writes: readonly string[];
  readonly onChange: () => void;
}

/** Switches of what the host does wrong, so that it can be seen what becomes of it in the panel. */
export function faultSwitches(
  { faults, writes, onChange }: SwitchedFaults,
  { shell }: DemoWords,
): TemplateResult {
  const one = (label: string, isOn: boolean, set: (on: boolean) => void): TemplateResult =>
    html`<label
      ><input
        type="checkbox"
        .checked=${isOn}
        @change=${(event: Event) => {
          set((event.target as HTMLInputElement).checked);
          onChange();
        }}
      />${label}</label
    >`;
  return html`<div class="faults" role="group" aria-label=${shell.faults}>
    ${one(
      shell.refuse,
      writes.every((name) => faults.refused.has(name)),
      (on) => {
        for (const name of writes) faults.refused[on ? 'add' : 'delete'](name);
      },
    )}
    ${one(shell.slow, faults.slowMs > 0, (on) => (faults.slowMs = on ? SLOW_MS : 0))}
    ${one(shell.mute, faults.isGone, (on) => (faults.isGone = on))}
  </div>`;
}

/** A choice among a few, by a label that is also its name. */
export function choice<T extends string | number>(
  label: string,
  value: T,
  options: readonly (readonly [T, string])[],
  take: (value: string) => void,
): TemplateResult {
  return html`<label
    >${label}
    <select
      aria-label=${label}
      .value=${String(value)}
      @change=${(event: Event) => {
        take((event.target as HTMLSelectElement).value);
      }}
    >
      ${options.map(
        ([option, words]) => html`<option value=${option} ?selected=${option === value}>${words}</option>`,
      )}
    </select>
  </label>`;
}
