import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import { matchDetails, mayCreateRecord, type CrmSearch, type CrmWays } from '../../model/crm-record.ts';
import type { HostContact, RecordRef } from '../../model/host.ts';
import { showHidden } from '../../model/safe-text.ts';
import { icon, openOutsideIcon } from '../../theme/icons.ts';

/** What the section shows and what its buttons do. */
export interface CrmSection {
  readonly strings: Strings;
  readonly crm: CrmWays;
  readonly search: CrmSearch | null;
  /** Whether the agent may link and unlink. */
  readonly mayEdit: boolean;
  readonly isLinked: boolean;
  /** The record that the host shows, which could be linked, with what the host calls it; null for none. */
  readonly beside: { readonly record: RecordRef; readonly title: string | null } | null;
  /** Whether the host has just failed to open one. */
  readonly hasFailed: boolean;
  readonly onOpen: (found?: RecordRef) => void;
  /** Null unlinks; absent links the one that the host shows. */
  readonly onLink: (record?: RecordRef | null) => void;
  readonly onFind: () => void;
  readonly onCreate: () => void;
}

/** The host's record of the contact: what opens it, links it and lets go of it; where there is none, what finds or makes one. */
export function crmRecord(record: RecordRef | null, given: CrmSection): TemplateResult {
  const { contact } = given.strings;
  const { beside, crm, isLinked, mayEdit } = given;
  const mayLink = mayEdit && !isLinked && beside !== null;
  return html`<section aria-labelledby="record">
    <h3 id="record">${contact.record}</h3>
    ${
      record === null
        ? html`<p class="quiet">${contact.noRecord}</p>`
        : html`<p class="record one-line">
            <bdi>${showHidden(record.type)} · ${showHidden(record.id)}</bdi>
          </p>`
    }
    ${record === null ? findAndCreate(given) : nothing}
    ${
      mayLink
        ? html`<p class="quiet beside" id="beside">
            ${contact.beside}
            <bdi>${showHidden(calledIn(beside))}</bdi> ·
            <bdi>${showHidden(beside.record.type)}</bdi>
          </p>`
        : nothing
    }
    <div class="ways">
      ${
        record === null
          ? nothing
          : html`<button
              class="outline"
              aria-disabled=${!crm.opens}
              aria-describedby=${crm.opens ? nothing : 'cannot-open'}
              @click=${() => {
                if (crm.opens) given.onOpen();
              }}
            >
              ${contact.openInCrm} ${icon(openOutsideIcon, 14)}
            </button>`
      }
      ${
        mayLink || (mayEdit && isLinked)
          ? html`<button
              class="link"
              aria-describedby=${mayLink ? 'beside' : nothing}
              @click=${() => {
                if (isLinked) given.onLink(null);
                else given.onLink();
              }}
            >
              ${isLinked ? contact.unlink : contact.link}
            </button>`
          : nothing
      }
    </div>
    ${record === null || crm.opens ? nothing : html`<p class="quiet meta" id="cannot-open">${contact.cannotOpen}</p>`}
    ${given.hasFailed ? html`<p class="trouble" role="alert">${contact.notOpened}</p>` : nothing}
  </section>`;
}

/** What the host is asked for, what it answered, and the ways on from there. */
function findAndCreate(given: CrmSection): TemplateResult {
  const { crm, search, mayEdit } = given;
  const { contact } = given.strings;
  const { isBusy = false, matches = null, trouble = null } = search ?? {};
  const doing = search?.doing ?? 'find';
  const mayCreate = mayEdit && mayCreateRecord(crm, search);
  const button = (words: string, onClick: () => void): TemplateResult =>
    html`<button class="outline" @click=${onClick}>${words}</button>`;
  return html`<div role="status">
      ${isBusy ? html`<p class="quiet">${doing === 'find' ? contact.finding : contact.creating}</p>` : nothing}
      ${!isBusy && matches !== null ? html`<p class="quiet">${foundInWords(matches, search?.by, contact)}</p>` : nothing}
    </div>
    ${
      trouble === null
        ? nothing
        : html`<p class="trouble" role="alert">
            ${doing === 'find' ? contact.notFound[trouble] : contact.notCreated[trouble]}
          </p>`
    }
    ${
      isBusy || matches === null || matches.length === 0
        ? nothing
        : html`<ul class="matches" aria-label=${contact.matches}>
            ${matches.map((match, index) => renderMatch(match, `match-${String(index)}`, { ...given, matches }))}
          </ul>`
    }
    ${
      isBusy || (!crm.finds && !mayCreate)
        ? nothing
        : html`<div class="ways">
            ${crm.finds ? button(contact.find, given.onFind) : nothing}
            ${mayCreate ? button(contact.create, given.onCreate) : nothing}
          </div>`
    }`;
}

/** What the host calls a record; its id where it calls it nothing. */
function calledIn({ record, title }: NonNullable<CrmSection['beside']>): string {
  return title === null || title.trim() === '' ? record.id : title;
}

function foundInWords(
  { length }: readonly HostContact[],
  by: CrmSearch['by'],
  { found, foundByName, nothingToLookBy }: Strings['contact'],
): string {
  if (by === 'nothing') return nothingToLookBy;
  return by === 'name' ? foundByName(length) : found(length);
}

function renderMatch(
  match: HostContact,
  id: string,
  given: CrmSection & { readonly matches: readonly HostContact[] },
): TemplateResult {
  const { record, name } = match;
  const { contact } = given.strings;
  const shown = name.trim() === '' ? contact.nameless : showHidden(name);
  return html`<li>
    <span class="what"
      ><bdi>${shown}</bdi
      ><span class="quiet meta details" id=${id}
        >${matchDetails(match, given.matches).map(
          (detail, index) => html`${index === 0 ? nothing : ' · '}<bdi>${showHidden(detail)}</bdi>`,
        )}</span
      ></span
    >
    ${
      given.mayEdit
        ? html`<button
            class="outline"
            aria-label=${contact.linkFound(shown)}
            aria-describedby=${id}
            @click=${() => {
              given.onLink(record);
            }}
          >
            ${contact.linkIt}
          </button>`
        : nothing
    }
    ${
      given.crm.opens
        ? html`<button
            class="icon"
            aria-label=${contact.openFound(shown)}
            aria-describedby=${id}
            title=${contact.openInCrm}
            @click=${() => {
              given.onOpen(record);
            }}
          >
            ${icon(openOutsideIcon, 14)}
          </button>`
        : nothing
    }
  </li>`;
}
