import { html, type TemplateResult } from 'lit';
import type { Row } from '../hosts/dynamics/records.ts';
import { readableNumber } from '../hosts/people.ts';
import { activityList, type WrittenActivity } from '../shell/shell-parts.ts';
import type { AppTab, Workspace } from './workspace.ts';

/** What a tab of the application is called. */
export function tabLabel(workspace: Workspace, tab: AppTab): string {
  if (tab.kind === 'contact') return text(workspace.contact(tab.id)?.['fullname']) || 'Contact';
  return { home: 'Contacts', unknown: 'Customer summary', order: 'Orders' }[tab.kind];
}

/** One contact: what they are reached by, each of which is clicked to write or call, and what was done. */
export function contactForm(workspace: Workspace, id: string): TemplateResult {
  const { dynamics } = workspace;
  const row = workspace.contact(id);
  if (row === undefined) return html`<p class="problem" role="alert">This contact is not there any more.</p>`;
  const name = text(row['fullname']);
  const act = (value: string, words: string): TemplateResult =>
    html`<a
      href="#"
      @click=${(event: Event) => {
        event.preventDefault();
        dynamics.click(value, { table: 'contact', id, name });
      }}
      >${words}</a
    >`;
  const email = text(row['emailaddress1']);
  const phone = text(row['mobilephone']);
  return html`<div class="cards">
    <section class="card" aria-label="Contact">
      <p class="quiet">Contact</p>
      <h2>${name}</h2>
      <dl class="fields">
        <dt>Company</dt>
        <dd>${text(row['company']) || '–'}</dd>
        <dt>Email</dt>
        <dd>${email === '' ? '–' : act(email, email)}</dd>
        <dt>Mobile phone</dt>
        <dd>${phone === '' ? '–' : act(phone, readableNumber(phone))}</dd>
        <dt>Customer since</dt>
        <dd>${text(row['createdon']) || 'today'}</dd>
      </dl>
    </section>
    ${activityList(activitiesOf(workspace, id))}
  </div>`;
}

/** All contacts, to open one; in a session whose customer nobody knows, to say who it is. */
export function contactList(workspace: Workspace, kind: Exclude<AppTab['kind'], 'contact'>): TemplateResult {
  if (kind === 'order')
    return html`<section class="card">
      <h2>Orders</h2>
      <p class="quiet">A tab that the administrator opens with every session.</p>
    </section>`;
  const contacts = [...workspace.dynamics.records.rows('contact')];
  return html`<section class="card" aria-label="Contacts">
    <h2>${kind === 'unknown' ? 'Who is this?' : 'Contacts'}</h2>
    ${
      kind === 'unknown'
        ? html`<p class="quiet">
            No contact, or more than one, has the identifiers of this session’s customer.
          </p>`
        : html`<p class="quiet">Open one: its numbers and addresses are clicked to write to.</p>`
    }
    <ul class="people">
      ${contacts.map(
        (row) =>
          html`<li>
            <button
              class="quiet-button"
              @click=${() => {
                const id = text(row['contactid']);
                if (kind === 'unknown') workspace.identify(id);
                else workspace.open(id);
              }}
            >
              ${text(row['fullname'])} <span class="quiet">${text(row['company'])}</span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Telephone calls that are about the contact, or with them. */
function activitiesOf({ dynamics }: Workspace, id: string): readonly WrittenActivity[] {
  return dynamics.records
    .rows('phonecall')
    .filter((row) => JSON.stringify(row).includes(`/contacts(${id})`))
    .map((row: Row) => ({
      subject: text(row['subject']),
      at: Date.parse(text(row['actualend'])),
      text: text(row['description']),
    }));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
