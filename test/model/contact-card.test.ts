import { expect, it } from 'vitest';
import type { ContactSummary } from '../../src/model/contact.ts';
import { recordOf } from '../../src/model/contact-card.ts';

const contact: ContactSummary = { id: 'c', name: 'Léa', handle: null, anonymous: false, groups: [] };
const host = {
  record: { type: 'contact', id: 'C-1' },
  identifiers: ['Lea@Home.example', '+33 6 12-34 56 78'],
};
const identifier = (value: string) => ({ channelId: 'x', channelName: 'X', platform: 'sms' as const, value });
const card = (value: string, more = {}) => ({
  contact,
  record: null,
  identifiers: [identifier(value)],
  ...more,
});

it('The record of a contact is the linked one, else the host’s where an identifier is the same', () => {
  expect(recordOf(card('+33612345678'), host)).toEqual(host.record);
  expect(recordOf(card('lea@home.example '), host)).toEqual(host.record);
  expect(recordOf(card('+33612345679'), host)).toBeNull();
  expect(recordOf(card('06'), { ...host, identifiers: ['06', ''] })).toEqual(host.record);
  const linked = { type: 'lead', id: 'L-9' };
  expect(recordOf(card('+33612345678', { record: linked }), host)).toEqual(linked);
});

it('Nobody anonymous has one', () => {
  expect(recordOf(card('+33612345678', { contact: { ...contact, anonymous: true } }), host)).toBeNull();
});
