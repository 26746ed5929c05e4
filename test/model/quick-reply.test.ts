import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isForChannel,
  QUICK_REPLY_LIMITS,
  quickReplyProblems,
  SHORTCUT,
  type QuickReply,
} from '../../src/model/quick-reply.ts';
import {
  fillReply,
  firstValues,
  knownValue,
  missingFields,
  replyExcerpt,
  replyFields,
  type FieldSources,
} from '../../src/model/reply-fields.ts';
import { indexReplies } from '../../src/model/reply-search.ts';

const SOURCES: FieldSources = {
  contact: { name: 'Léa Martin', handle: '@lea' },
  agent: { id: 'anna', name: 'Anna' },
  interactionId: 'i-7',
  channelName: 'Acme',
  host: {
    record: { type: 'case', id: 'C-1' },
    identifiers: ['+33 6 39 98 00 01', 'lea@example.org'],
    fields: { orderNumber: 'A-10423' },
  },
};
const reply = (id: string, title: string, more: Partial<QuickReply> = {}): QuickReply => ({
  id,
  version: 1,
  collectionId: null,
  title,
  shortcut: null,
  text: '',
  ...more,
});

describe('What an agent writes of a quick reply', () => {
  it('is refused with every field that is wrong', () => {
    expect(quickReplyProblems({ title: ' ', shortcut: 'É!', text: 'x'.repeat(25_001) })).toEqual([
      { field: 'title', problem: 'blank' },
      { field: 'text', problem: 'too-long', limit: 25_000 },
      { field: 'shortcut', problem: 'format' },
    ]);
  });

  it('may have a title of 100 characters, whatever they are made of, and no shortcut', () => {
    expect(quickReplyProblems({ title: '👩‍👩‍👧'.slice(0, 2).repeat(100), shortcut: null, text: 'a' })).toEqual(
      [],
    );
  });

  it('may not have the shortcut of another', () => {
    const writing = { title: 'a', shortcut: 'hello', text: 'a' };
    expect(quickReplyProblems(writing, [{ shortcut: 'hello' }])).toEqual([
      { field: 'shortcut', problem: 'taken' },
    ]);
  });
});

describe('A quick reply’s channel', () => {
  it('is one of its collection’s, or any where that names none', () => {
    const collections = [
      { id: 'all', name: '', channelIds: [] },
      { id: 'one', name: '', channelIds: ['sms'] },
    ];
    expect(isForChannel({ collectionId: 'one' }, collections, 'sms')).toBe(true);
    expect(isForChannel({ collectionId: 'one' }, collections, 'email')).toBe(false);
    expect(isForChannel({ collectionId: 'all' }, collections, 'email')).toBe(true);
    expect(isForChannel({ collectionId: null }, collections, 'email')).toBe(true);
  });
});

describe('Fields', () => {
  it('are found once each, with what stands there where nothing is filled in', () => {
    expect(replyFields('{{ contact.name }} {{Order number}} {{Day|soon}} {{Order number}}')).toEqual([
      { name: 'contact.name', fallback: null },
      { name: 'Order number', fallback: null },
      { name: 'Day', fallback: 'soon' },
    ]);
  });

  it('are filled in from contact, agent, interaction, account and host record, whatever their case', () => {
    const names = [
      'contact.name',
      'Contact.Handle',
      'agent.name',
      'interaction.id',
      'channel.name',
      'host.id',
      'host.email',
      'host.phone',
      'host.ordernumber',
      'host.unknown',
      'constructor',
      'contact.constructor',
    ];
    expect(names.map((name) => knownValue(name, SOURCES))).toEqual([
      'Léa Martin',
      '@lea',
      'Anna',
      'i-7',
      'Acme',
      'C-1',
      'lea@example.org',
      '+33 6 39 98 00 01',
      'A-10423',
      '',
      '',
      '',
    ]);
  });

  it('are required unless something stands there without them', () => {
    const fields = replyFields('{{contact.name}} {{Order number}} {{Day|soon}}');
    const values = firstValues(fields, SOURCES);
    expect(values).toEqual({ 'contact.name': 'Léa Martin', 'Order number': '', Day: 'soon' });
    expect(missingFields(fields, values)).toEqual(['Order number']);
  });

  it('are put in as text: what looks like a field or a pattern within a value stays as it is', () => {
    const hostile = '{{agent.name}} $& $1 <b>';
    expect(fillReply('{{a}} and {{b|fallback}}', { a: hostile, b: ' ' })).toBe(`${hostile} and fallback`);
    expect(fillReply('{{__proto__}}', {})).toBe('');
  });

  it('stand in a list as far as they are known', () => {
    expect(replyExcerpt('Hello {{contact.name}},\n{{Order number}} {{Day|soon}}', SOURCES)).toBe(
      'Hello Léa Martin, … soon',
    );
  });
});

describe('The search of quick replies', () => {
  const { search } = indexReplies([
    reply('text', 'Something else', { text: 'Your delivery is late' }),
    reply('other', 'Opening hours'),
    reply('title', 'Late delivery'),
    reply('start', 'Delivery note'),
    reply('shortcut', 'Parcel', { shortcut: 'delivery' }),
    reply('accent', 'Réclamation déposée'),
  ]);
  const ids = (words: string): string[] => search(words).map(({ id }) => id);

  it('puts the shortcut before the title, and the title before the text', () => {
    expect(ids('delivery')).toEqual(['shortcut', 'start', 'title', 'text']);
  });
  it('is the same with and without accents and capitals', () => {
    expect(ids('RECLAMATION')).toEqual(['accent']);
    expect(ids('déposee')).toEqual(['accent']);
  });
  it('finds what is written with letters left out, or with one slip', () => {
    expect(ids('dlvry')).toContain('title');
    expect(ids('delviery')).toContain('title');
    expect(ids('reclamtion')).toEqual(['accent']);
  });
  it('needs every word', () => {
    expect(ids('late delivery')).toEqual(['title', 'text']);
    expect(ids('late parcel')).toEqual([]);
  });
  it('gives all for nothing', () => {
    expect(ids(' ')).toHaveLength(6);
  });
});

describe('What is written of a quick reply, whatever it is', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });

  it('has at most one problem for each field, and none is what every field takes', () => {
    fc.assert(
      fc.property(
        text,
        fc.option(fc.oneof(text, fc.stringMatching(/^[a-z0-9-]{1,40}$/))),
        text,
        fc.array(fc.record({ shortcut: fc.option(fc.constantFrom('a', 'b')) })),
        (title, shortcut, words, others) => {
          const problems = quickReplyProblems({ title, shortcut, text: words }, others);
          const fields = problems.map(({ field }) => field);
          expect(new Set(fields).size).toBe(fields.length);
          expect(fields.includes('title')).toBe(title.trim() === '');
          expect(fields.includes('text')).toBe(words.trim() === '');
          const isFree =
            shortcut === null ||
            (shortcut.length <= QUICK_REPLY_LIMITS.shortcut &&
              SHORTCUT.test(shortcut) &&
              !others.some((other) => other.shortcut === shortcut));
          expect(fields.includes('shortcut')).toBe(!isFree);
        },
      ),
    );
  });

  it('is put in as it is: a value is never read as a field', () => {
    const value = fc.constantFrom('{{contact.name}}', '{{b}}', '$&', '$1', '\\', '<b>', 'Léa');
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(fillReply('1 {{a}} 2 {{b}} 3', { a, b })).toBe(`1 ${a} 2 ${b} 3`);
      }),
    );
  });
});
