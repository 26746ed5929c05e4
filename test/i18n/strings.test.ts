import { describe, expect, expectTypeOf, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { fr } from '../../src/i18n/fr.ts';
import { languageFor, loadFirstStrings, loadInParts, loadStrings } from '../../src/i18n/load-strings.ts';
import { isWhole, overrideStrings, type FirstStrings, type Strings } from '../../src/i18n/strings.ts';
import type {
  AuditNames,
  ErrorWord,
  FamilyWord,
  KindWord,
  MessageActionWord,
  MessageRefusalWord,
  OutcomeFieldWord,
  OutcomeProblemWord,
  PlatformWord,
  RefusalWord,
  StatusWord,
  VisibilityWord,
} from '../../src/i18n/strings/words.ts';

import type { AuditDetails, AuditKind } from '../../src/model/audit.ts';
import type { OutcomeField, OutcomeProblemKind } from '../../src/model/outcome.ts';
import type { MessageActionName, MessageActionRefusal } from '../../src/model/message-actions.ts';
import type {
  ActionRefusal,
  AttachmentFamily,
  MessageKind,
  PlatformId,
  Visibility,
} from '../../src/model/platform.ts';
import type { ErrorKind } from '../../src/model/result.ts';
import type { Status } from '../../src/model/status.ts';

/** Every sentence of a language with its path; functions are asked with numbers, or with what some take instead. */
function sentences(strings: Strings): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.set(path, value);
    else if (typeof value === 'function') {
      const ask = value as (...given: unknown[]) => unknown;
      const given = TAKE_LISTS.test(path)
        ? LISTS.map((list) => [list])
        : TAKE_OBJECTS.test(path)
          ? OBJECTS.map((object) => [object])
          : NUMBERS;
      given.forEach((samples, index) => found.set(`${path}, ${index}`, String(ask(...samples))));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
    }
  };
  visit(strings, '');
  return found;
}

const TAKE_LISTS = /^\.outcome\.topicsOf$/;
const LISTS: readonly unknown[] = [[], ['Delivery', 'App']];
const TAKE_OBJECTS = /^\.(?:list\.row|message\.kind|messageActions\.refusal\..*|audit\.kind\..*)$/;
const NUMBERS: readonly (readonly number[])[] = [
  [0, 0, 0],
  [1, 1, 1],
  [2, 2, 2],
  [1000, 1000, 1000],
];
const EVERYTHING = {
  kind: 'comment',
  platform: 'Instagram',
  action: 'like',
  onAd: true,
  contact: 'Léa',
  visibility: 'Public',
  status: 'New',
  unread: null,
  timer: null,
};
const OBJECTS: readonly unknown[] = [EVERYTHING, { ...EVERYTHING, onAd: false, kind: 'story-reply' }];

function paths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`));
}

/** What a line of the audit trail says of an entry that no entry of its kind has. */
type UnwrittenName = {
  [Kind in AuditKind]: Exclude<AuditNames[Kind], NameOf<KeyOf<AuditDetails[Kind]>>>;
}[AuditKind];
type KeyOf<T> = T extends unknown ? keyof T : never;
type NameOf<Key> = Key extends `${infer Name}Id` ? Name : Key;

/** A promise that the test resolves. */
function waited<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

describe('words', () => {
  it('are the same in number and kind in every language', () => {
    expect(paths(fr).sort()).toEqual(paths(en).sort());
  });

  it.each([
    ['English', en],
    ['French', fr],
  ])('say something everywhere, without a hole or a raw value (%s)', (_name, strings) => {
    for (const [path, said] of sentences(strings)) {
      expect(said.trim(), path).not.toBe('');
      expect(said, path).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('are written as French is: a narrow no-break space before double punctuation', () => {
    for (const [path, said] of sentences(fr)) {
      expect(said, path).not.toMatch(/[^\u202f\d][:;!?](?=\s|$)/);
      expect(said, path).not.toMatch(/"|'/);
    }
  });

  it('are short of blame and noise: no exclamation mark', () => {
    for (const strings of [en, fr])
      for (const [path, said] of sentences(strings)) expect(said, path).not.toContain('!');
  });

  it('take the plural of their language', () => {
    expect(en.list.files(0)).toBe('0 files');
    expect(en.list.files(1)).toBe('1 file');
    expect(fr.list.files(0)).toBe('0 fichier');
    expect(fr.list.files(1)).toBe('1 fichier');
    expect(fr.list.files(2)).toBe('2 fichiers');
    expect(en.list.unread(1234)).toBe('1,234 new');
  });

  it('name a message in words (T2)', () => {
    expect(en.message.kind({ kind: 'comment', platform: 'Instagram', onAd: true })).toBe(
      'Instagram comment on an ad',
    );
    expect(fr.message.kind({ kind: 'comment', platform: 'Instagram', onAd: true })).toBe(
      'Commentaire Instagram sur une publicité',
    );
  });

  it.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['FR_be', 'fr'],
    ['en-AU', 'en'],
    ['de', 'en'],
    ['', 'en'],
    [null, 'en'],
    ['frr', 'en'],
  ])('for %s are those of %s', (wish, language) => {
    expect(languageFor(wish)).toBe(language);
  });

  it('keep the region of the wish for dates, where it is one', async () => {
    expect((await loadStrings('fr-CA')).locale).toBe('fr-CA');
    expect((await loadStrings('en-not a tag')).locale).toBe('en');
    expect((await loadStrings('de-CH')).locale).toBe('en');
  });

  it.each([
    ['first', 'whole'],
    ['whole', 'first'],
  ] as const)('that come in two parts stay whole once they are, the %s part first', async (...order) => {
    const [first, whole] = await Promise.all([loadFirstStrings('fr'), loadStrings('fr')]);
    const come = { first: waited<FirstStrings>(), whole: waited<Strings>() };
    const taken: boolean[] = [];
    const loading = loadInParts(
      'fr',
      { part: (load) => load(), take: (strings) => void taken.push(isWhole(strings)) },
      { first: () => come.first.promise, whole: () => come.whole.promise },
    );
    for (const part of order) {
      if (part === 'first') come.first.resolve(first);
      else come.whole.resolve(whole);
      await Promise.resolve();
    }
    await loading;
    expect(taken).toEqual(order[0] === 'first' ? [false, true] : [true]);
  });

  it('that can’t be had are said to be so, whichever part fails', async () => {
    const never = (): Promise<never> => Promise.reject(new Error('no network'));
    const given = { part: <T>(load: () => Promise<T>) => load(), take: () => undefined };
    await expect(loadInParts('en', given, { first: never, whole: loadStrings })).rejects.toThrow(
      'no network',
    );
    await expect(loadInParts('en', given, { first: loadFirstStrings, whole: never })).rejects.toThrow(
      'no network',
    );
  });

  it('give way to a host’s own, part by part, and are not changed by them', () => {
    const own = overrideStrings(en, { list: { new: 'Inbox', sortBy: { sla: 'Promise' } } });
    expect(own.list.new).toBe('Inbox');
    expect(own.list.sortBy).toEqual({ ...en.list.sortBy, sla: 'Promise' });
    expect(own.list.pending).toBe('Pending');
    expect(en.list.new).toBe('New');
    expect(overrideStrings(en, undefined)).toBe(en);
  });

  it('ignore a host’s words for what there is not', () => {
    expect(overrideStrings(en, { nonsense: 'x' } as never)).toEqual(en);
  });
});

describe('words for what the model knows', () => {
  it('are for each of its names, and for none besides', () => {
    expectTypeOf<PlatformWord>().toEqualTypeOf<PlatformId>();
    expectTypeOf<StatusWord>().toEqualTypeOf<Status>();
    expectTypeOf<VisibilityWord>().toEqualTypeOf<Visibility>();
    expectTypeOf<KindWord>().toEqualTypeOf<MessageKind>();
    expectTypeOf<ErrorWord>().toEqualTypeOf<ErrorKind>();
    expectTypeOf<MessageActionWord>().toEqualTypeOf<MessageActionName>();
    expectTypeOf<MessageRefusalWord>().toEqualTypeOf<MessageActionRefusal>();
    expectTypeOf<RefusalWord>().toEqualTypeOf<ActionRefusal>();
    expectTypeOf<keyof AuditNames>().toEqualTypeOf<AuditKind>();
    expectTypeOf<UnwrittenName>().toEqualTypeOf<never>();
    expectTypeOf<OutcomeFieldWord>().toEqualTypeOf<OutcomeField>();
    expectTypeOf<OutcomeProblemWord>().toEqualTypeOf<OutcomeProblemKind>();
    expectTypeOf<FamilyWord>().toEqualTypeOf<AttachmentFamily>();
  });
});
