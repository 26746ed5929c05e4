import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import { onQueue, type Session } from '../../model/agent.ts';
import type { AppState, Notice } from '../../store/state.ts';
import { alertIcon, closeIcon, failedIcon, icon, lockIcon, type IconShape } from '../../theme/icons.ts';
import { inboxIcon, offlineIcon } from '../../theme/late-icons.ts';
import { noticeInWords } from './notice-words.ts';
import type { SignIn } from '../../model/sign-in.ts';
import type {} from '../sign-in/sign-in.ts';
import type { WholeState } from './whole-state.ts';

/** Says the one thing, and what to do about it. */
export function renderWhole(
  state: WholeState,
  strings: Strings,
  { retry, signIn }: { readonly retry: () => void; readonly signIn: SignIn | undefined },
): TemplateResult {
  const { panel, everywhere, errors } = strings;
  switch (state.kind) {
    case 'no-access':
      return whole(inboxIcon, panel.noAccess, panel.noAccessHint);
    case 'signed-out':
      // Whoever hands in how to sign in here has defined the element.
      if (signIn !== undefined) return html`<inlay-sign-in .signIn=${signIn}></inlay-sign-in>`;
      return whole(lockIcon, panel.signedOut, panel.signedOutHint, { label: everywhere.retry, act: retry });
    case 'failed':
      return whole(failedIcon, panel.failed, errors[state.error], { label: everywhere.retry, act: retry });
  }
}

function whole(
  sign: IconShape,
  title: string,
  hint: string,
  way?: { readonly label: string; readonly act: () => void },
): TemplateResult {
  return html`<div class="whole" role="alert">
    <span class="sign">${icon(sign, 28)}</span>
    <h2>${title}</h2>
    <p>${hint}</p>
    ${
      way === undefined
        ? nothing
        : html`<button class="outline" type="button" @click=${way.act}>${way.label}</button>`
    }
  </div>`;
}

/** What the bars at the top have to say. */
export interface BarsView {
  readonly connection: AppState['connection'];
  readonly waiting: number;
  readonly strings: Strings;
  readonly session: Session | null;
  readonly signIn: SignIn | undefined;
  readonly setAvailability: (availabilityId: string) => void;
  /** Whether the agent has put the warning about storage away. */
  readonly isWarned: boolean;
  readonly dismissWarning: () => void;
}

/** At most one bar about the connection, one about being off the queue and one about storage; and the agent's call. */
export function renderBars({
  connection,
  waiting,
  strings,
  session,
  signIn,
  setAvailability,
  isWarned,
  dismissWarning,
}: BarsView): TemplateResult {
  const { panel, everywhere, availability } = strings;
  const { kind } = connection.stream;
  return html`<div role="status">
      ${
        signIn === undefined || session === null
          ? nothing
          : html`<inlay-sign-in bar .signIn=${signIn}></inlay-sign-in>`
      }
      ${
        kind === 'signed-out' && signIn === undefined
          ? html`<div class="bar danger">
              ${icon(lockIcon)}
              <p><strong>${panel.signedOut}</strong> · ${panel.signedOutHint}</p>
            </div>`
          : nothing
      }
      ${
        kind === 'offline'
          ? html`<div class="bar offline">
              ${icon(offlineIcon)}
              <p><strong>${panel.offline}</strong> ${panel.offlineHint(waiting)}</p>
            </div>`
          : nothing
      }
      ${
        session?.agent.availability.kind === 'not-responding'
          ? html`<div class="bar danger off-queue">
              ${icon(alertIcon)}
              <p><strong>${availability['not-responding']}</strong> · ${availability.notRespondingHint}</p>
              <button
                class="way primary"
                type="button"
                @click=${() => {
                  const state = onQueue(session.availabilities);
                  if (state !== undefined) setAvailability(state.id);
                }}
              >
                ${availability.backOnQueue}
              </button>
            </div>`
          : nothing
      }
      ${
        connection.storage === 'memory' && !isWarned
          ? html`<div class="bar">
              ${icon(alertIcon)}
              <p>${panel.memoryStorage}</p>
              <button
                class="icon small"
                type="button"
                aria-label=${everywhere.dismiss}
                @click=${dismissWarning}
              >
                ${icon(closeIcon, 14)}
              </button>
            </div>`
          : nothing
      }
    </div>
    <inlay-call-bar></inlay-call-bar>`;
}

/** The one toast; the regions that announce it stand there before it comes. */
export function renderToast(
  notice: Notice | null,
  strings: Strings,
  { dismiss, undo }: { readonly dismiss: () => void; readonly undo: (interactionId: string) => void },
): TemplateResult {
  const isFailure = notice?.tone === 'failure';
  const toast =
    notice === null
      ? nothing
      : html`<div class="toast ${notice.tone}">
          ${isFailure ? icon(failedIcon) : nothing}
          <p>${noticeInWords(notice, strings)}</p>
          ${
            notice.undoes === undefined
              ? nothing
              : html`<button class="undo" type="button" @click=${() => undo(notice.undoes ?? '')}>
                  ${strings.everywhere.undo}
                </button>`
          }
          <button class="icon small" type="button" aria-label=${strings.everywhere.dismiss} @click=${dismiss}>
            ${icon(closeIcon, 14)}
          </button>
        </div>`;
  return html`<div class="toasts" slot="over" part="toast">
    <div role="status">${isFailure ? nothing : toast}</div>
    <div role="alert">${isFailure ? toast : nothing}</div>
  </div>`;
}
