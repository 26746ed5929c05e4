import { html, type TemplateResult } from 'lit';
import { readableNumber } from '../hosts/people.ts';
import { activityList, breakable, readableDay } from '../shell/shell-parts.ts';
import type { DemoWords } from '../words/demo-words.ts';
import type { Contact, LightningApp } from './lightning-app.ts';
import type { WayIn } from './ways-in.ts';

/** One contact: what they are reached by, each of which is clicked to go on with in the panel, and what was done. */
export function contactPage(app: LightningApp, way: WayIn, id: string, words: DemoWords): TemplateResult {
  const { record, salesforce } = words;
  const contact = app.contact(id);
  if (contact === undefined) return html`<p class="problem" role="alert">${record.gone}</p>`;
  const name = app.lightning.nameOf(id);
  const clickable = (
    value: string,
    label: string | TemplateResult,
    isTaken: boolean,
  ): TemplateResult | string =>
    isTaken
      ? html`<button
          class="click-to-dial"
          title=${salesforce.goOn}
          @click=${() => {
            way.click({ value, id, name });
          }}
        >
          ${label}
        </button>`
      : label;
  const email = text(contact, 'Email');
  const phone = text(contact, 'Phone');
  return html`<div class="record">
    <section class="card highlights" aria-label=${record.contact}>
      <p class="quiet">${record.contact}</p>
      <h2>${name}</h2>
    </section>
    <section class="card" aria-label=${record.details}>
      <h3>${record.details}</h3>
      <dl class="fields">
        <dt>${record.account}</dt>
        <dd>${text(contact, 'Company') || '–'}</dd>
        <dt>${record.email}</dt>
        <dd>
          ${email === '' ? '–' : clickable(email, breakable(email), way.takesAddresses && way.takesClicks)}
        </dd>
        <dt>${record.phone}</dt>
        <dd>${phone === '' ? '–' : clickable(phone, readableNumber(phone), way.takesClicks)}</dd>
        <dt>${record.since}</dt>
        <dd>${readableDay(text(contact, 'CustomerSince'), words.language) || record.today}</dd>
      </dl>
    </section>
    ${activityList(
      app.tasksOf(id).map((task) => ({
        subject: text(task, 'Subject'),
        at: Date.parse(text(task, 'CreatedDate')),
        text: text(task, 'Description'),
      })),
      words,
    )}
  </div>`;
}

/** All contacts, to open one. */
export function contactList(app: LightningApp, { record, salesforce }: DemoWords): TemplateResult {
  return html`<section class="card" aria-label=${record.contacts}>
    <h2>${record.contacts}</h2>
    <p class="quiet">${salesforce.listHint}</p>
    <ul class="people">
      ${app.contacts().map(
        (contact) =>
          html`<li>
            <button
              class="quiet-button"
              @click=${() => {
                app.show(contact.Id);
              }}
            >
              ${app.lightning.nameOf(contact.Id)} <span class="quiet">${text(contact, 'Company')}</span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

function text(contact: Contact, name: string): string {
  const value = contact[name];
  return typeof value === 'string' ? value : '';
}
