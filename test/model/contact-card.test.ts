import { expect, it } from 'vitest';
import type { ContactSummary } from '../../src/model/contact.ts';
import { activityRecordOf, recordOf } from '../../src/model/contact-card.ts';

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

it('An activity belongs to the case that is shown, unless its page says that it is somebody else’s', () => {
  const shown = { record: { type: 'case', id: '500' }, identifiers: [] as string[] };
  const linked = { type: 'contact', id: 'C-9' };
  expect(activityRecordOf(card('a@b.example', { record: linked }), shown)).toEqual(shown.record);
  const theirs = { ...shown, identifiers: ['tom@else.example'] };
  expect(activityRecordOf(card('a@b.example', { record: linked }), theirs)).toEqual(linked);
  expect(activityRecordOf(card('tom@else.example'), theirs)).toEqual(shown.record);
});

it.each(['contact', 'lead', 'account'])(
  'An activity is never with a %s of whom nothing shows that they are the contact',
  (type) => {
    const record = { type, id: '7' };
    expect(activityRecordOf(card('a@b.example'), { record, identifiers: [] })).toBeNull();
    expect(activityRecordOf(card('a@b.example'), { record, identifiers: ['tom@else.example'] })).toBeNull();
    expect(activityRecordOf(card('a@b.example'), { record, identifiers: ['A@b.example'] })).toEqual(record);
  },
);
