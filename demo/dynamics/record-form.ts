import { html, type TemplateResult } from 'lit';
import type { Row } from '../hosts/dynamics/records.ts';
import { readableNumber } from '../hosts/people.ts';
import { activityList, breakable, readableDay, type WrittenActivity } from '../shell/shell-parts.ts';
import type { DemoWords } from '../words/demo-words.ts';
import type { AppTab, Workspace } from './workspace.ts';

/** What a tab of the application is called. */
export function tabLabel(workspace: Workspace, tab: AppTab, { record, dynamics }: DemoWords): string {
  if (tab.kind === 'contact') return text(workspace.contact(tab.id)?.['fullname']) || record.contact;
  return { home: record.contacts, unknown: dynamics.summary, order: dynamics.orders }[tab.kind];
}

/** One contact: what they are reached by, each of which is clicked to write or call, and what was done. */
export function contactForm(workspace: Workspace, id: string, words: DemoWords): TemplateResult {
  const { dynamics } = workspace;
  const { record } = words;
  const row = workspace.contact(id);
  if (row === undefined) return html`<p class="problem" role="alert">${record.gone}</p>`;
  const name = text(row['fullname']);
  const act = (field: string, value: string, words: string | TemplateResult): TemplateResult =>
    html`<a
      href="#"
      @click=${(event: Event) => {
        event.preventDefault();
        dynamics.click(value, { table: 'contact', id, field });
      }}
      >${words}</a
    >`;
  const email = text(row['emailaddress1']);
  const phone = text(row['mobilephone']);
  return html`<div class="cards">
    <section class="card" aria-label=${record.contact}>
      <p class="quiet">${record.contact}</p>
      <h2>${name}</h2>
      <dl class="fields">
        <dt>${record.company}</dt>
        <dd>${text(row['company']) || '–'}</dd>
        <dt>${record.email}</dt>
        <dd>${email === '' ? '–' : act('emailaddress1', email, breakable(email))}</dd>
        <dt>${record.mobile}</dt>
        <dd>${phone === '' ? '–' : act('mobilephone', phone, readableNumber(phone))}</dd>
        <dt>${record.since}</dt>
        <dd>${readableDay(text(row['createdon']), words.language) || record.today}</dd>
      </dl>
    </section>
    ${activityList(activitiesOf(workspace, id), words)}
  </div>`;
}

/** All contacts, to open one; in a session whose customer nobody knows, to say who it is. */
export function contactList(
  workspace: Workspace,
  kind: Exclude<AppTab['kind'], 'contact'>,
  { dynamics: words, record }: DemoWords,
): TemplateResult {
  if (kind === 'order')
    return html`<section class="card">
      <h2>${words.orders}</h2>
      <p class="quiet">${words.ordersHint}</p>
    </section>`;
  const contacts = [...workspace.dynamics.records.rows('contact')];
  return html`<section class="card" aria-label=${record.contacts}>
    <h2>${kind === 'unknown' ? words.who : record.contacts}</h2>
    <p class="quiet">${kind === 'unknown' ? words.whoHint : words.listHint}</p>
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
