import { html, type TemplateResult } from 'lit';
import { readableNumber } from '../hosts/people.ts';
import { activityList } from '../shell/shell-parts.ts';
import type { Contact, LightningApp } from './lightning-app.ts';
import type { WayIn } from './ways-in.ts';

/** One contact: what they are reached by, each of which is clicked to go on with in the panel, and what was done. */
export function contactPage(app: LightningApp, way: WayIn, id: string): TemplateResult {
  const contact = app.contact(id);
  if (contact === undefined)
    return html`<p class="problem" role="alert">This contact is not there any more.</p>`;
  const name = app.lightning.nameOf(id);
  const clickable = (value: string, words: string, isTaken: boolean): TemplateResult | string =>
    isTaken
      ? html`<button
          class="click-to-dial"
          title="Go on with it in the panel"
          @click=${() => {
            way.click({ value, id, name });
          }}
        >
          ${words}
        </button>`
      : words;
  const email = text(contact, 'Email');
  const phone = text(contact, 'Phone');
  return html`<div class="record">
    <section class="card highlights" aria-label="Contact">
      <p class="quiet">Contact</p>
      <h2>${name}</h2>
    </section>
    <section class="card" aria-label="Details">
      <h3>Details</h3>
      <dl class="fields">
        <dt>Account</dt>
        <dd>${text(contact, 'Company') || '–'}</dd>
        <dt>Email</dt>
        <dd>${email === '' ? '–' : clickable(email, email, way.takesAddresses && way.takesClicks)}</dd>
        <dt>Phone</dt>
        <dd>${phone === '' ? '–' : clickable(phone, readableNumber(phone), way.takesClicks)}</dd>
        <dt>Customer since</dt>
        <dd>${text(contact, 'CustomerSince') || 'today'}</dd>
      </dl>
    </section>
    ${activityList(
      app.tasksOf(id).map((task) => ({
        subject: text(task, 'Subject'),
        at: Date.parse(text(task, 'CreatedDate')),
        text: text(task, 'Description'),
      })),
    )}
  </div>`;
}

/** All contacts, to open one. */
export function contactList(app: LightningApp): TemplateResult {
  return html`<section class="card" aria-label="Contacts">
    <h2>Contacts</h2>
    <p class="quiet">Open one: what it is reached by is clicked to go on with in the panel.</p>
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
