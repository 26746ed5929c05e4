import { describe, expect, it } from 'vitest';
import { noticeInWords } from '../../../src/components/panel/notice-words.ts';
import { en } from '../../../src/i18n/en.ts';
import { fr } from '../../../src/i18n/fr.ts';
import { fail, type InlayError } from '../../../src/model/result.ts';

function errorOf(type: string, more: Partial<InlayError> = {}): InlayError {
  const result = fail('rejected', type, { type, ...more });
  if (result.ok) throw new Error('not an error');
  return result.error;
}
const told = (error: InlayError, strings = en): string =>
  noticeInWords({ id: 1, tone: 'failure', key: 'action-failed', error }, strings);

describe('what a toast says of a refusal', () => {
  it.each([
    ['a status that skips', 'illegal-status', 'The status can’t be changed like that any more.'],
    [
      'what is not mine',
      'not-assignee',
      'Only whoever holds it can change this. Assign it to yourself first.',
    ],
    ['more time after the end', 'timer-ended', 'The contact’s time is over, or they have written.'],
    [
      'a full agent',
      'capacity-reached',
      'No room: the limit is reached, offers counted. One has to be resolved or handed over first.',
    ],
    ['an outcome without a field', 'outcome-incomplete', 'Something of the outcome is missing.'],
    ['a bulk with nothing in it', 'nothing-to-resolve', 'Nothing is left that matches and is that old.'],
    ['an offer that is over', 'offer-ended', 'The offer has ended; it went to somebody else.'],
    ['what the administrator has switched off', 'feature-off', 'The administrator has switched this off.'],
  ])('%s, in its own words in both languages', (_, type, words) => {
    expect(told(errorOf(type))).toBe(words);
    const french = told(errorOf(type), fr);
    expect([words, fr.errors.rejected, type]).not.toContain(french);
  });

  it('an agent who can’t take it, by the field that was wrong', () => {
    const fields = [{ field: 'agentId', expected: 'somebody else' }];
    expect(told(errorOf('invalid-field', { fields }))).toContain('This agent can’t take it');
  });

  it('anything else by its kind, and never in the words of a program', () => {
    const error = errorOf('never-heard-of');
    expect([told(error), told(error, fr)]).toEqual([en.errors.rejected, fr.errors.rejected]);
  });
});

describe('what a toast says of a filter whose values are not there any more', () => {
  const said = (
    values: readonly [field: 'channelIds' | 'platforms' | 'tags', value: string][],
    strings = en,
  ) =>
    noticeInWords(
      { id: 1, tone: 'info', key: 'filter-gone', gone: values.map(([field, value]) => ({ field, value })) },
      strings,
    );

  it('names what has a name, and of an account what it was, in both languages', () => {
    expect(said([['tags', 'Ret\u202Eurns']])).toBe(
      'Taken out of your filter, as it is no longer there: Ret[U+202E]urns.',
    );
    const many = [
      ['channelIds', 'ch-4711'],
      ['platforms', 'x'],
      ['platforms', 'constructor'],
      ['tags', 'a'],
    ] as const;
    expect(said(many.map(([field, value]) => [field, value]))).toBe(
      'Taken out of your filter, as they are no longer there: Channel, X, constructor, and a.',
    );
    expect(said([['tags', 'Retours']], fr)).toBe(
      'Retiré de votre filtre, car cela n’existe plus\u202F: Retours.',
    );
  });
});
