import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactCard } from '../../src/model/contact-card.ts';
import { asNewContact, mayCreateRecord, type CrmSearch } from '../../src/model/crm-record.ts';
import { contact } from '../support/sample-data.ts';

const cardOf = (values: readonly string[], anonymous = false): ContactCard => ({
  contact: contact('Léa Martin', { anonymous }),
  version: 1,
  identifiers: values.map((value, at) => ({
    channelId: `c-${String(at)}`,
    channelName: 'Acme',
    platform: 'whatsapp',
    value,
  })),
  attributes: [],
  record: null,
});
const BOTH = { opens: true, finds: true, creates: true };
const SEARCH: CrmSearch = { doing: 'find', isBusy: false, matches: [], trouble: null };

describe('A contact as a host gets it to make a record of', () => {
  it('has the name and each identifier once, and nothing that is blank', () => {
    expect(asNewContact(cardOf(['+33612345678', ' ', '+33612345678', '@lea']))).toEqual({
      name: 'Léa Martin',
      identifiers: ['+33612345678', '@lea'],
    });
  });

  it('says nothing of who is anonymous', () => {
    expect(asNewContact(cardOf(['+33612345678'], true))).toEqual({ name: '', identifiers: [] });
  });
});

describe('A record of a contact', () => {
  it('is made after the host has looked, whether or not it found somebody', () => {
    const matches = [{ record: { type: 'contact', id: '1' }, name: 'Léa' }];
    expect(mayCreateRecord(BOTH, null)).toBe(false);
    expect(mayCreateRecord(BOTH, SEARCH)).toBe(true);
    expect(mayCreateRecord(BOTH, { ...SEARCH, matches })).toBe(true);
  });

  it('is made at once by a host that can’t look, and by none that can’t make one', () => {
    expect(mayCreateRecord({ ...BOTH, finds: false }, null)).toBe(true);
    expect(mayCreateRecord({ ...BOTH, creates: false }, SEARCH)).toBe(false);
  });

  it('is never made while something is being done, nor unseen after an attempt that failed', () => {
    const search = fc.record<CrmSearch>({
      doing: fc.constantFrom('find', 'create'),
      isBusy: fc.boolean(),
      matches: fc.constantFrom(null, []),
      trouble: fc.constantFrom(null, 'refused', 'timeout', 'gone'),
    });
    fc.assert(
      fc.property(search, (given) => {
        if (mayCreateRecord(BOTH, given)) {
          expect(given.isBusy).toBe(false);
          expect(given.matches).not.toBeNull();
        }
      }),
    );
  });
});
