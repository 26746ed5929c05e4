import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callObstacle,
  elevateObstacle,
  elevationChannels,
  fittingSkills,
  mayLinkRecord,
  nameOfNew,
  outboundObstacle,
} from '../../src/model/beginning.ts';
import { identifierKind, readIdentifier } from '../../src/model/identifier.ts';
import { PLATFORM_IDS } from '../../src/model/platform.ts';
import { PLATFORMS } from '../../src/model/platforms.ts';

const FRANCE = { country: 'FR', own: ['+33184880000'] };

describe('Where one can go on (W3)', () => {
  it('is the matrix: from social, chat and SMS to four, from email and WhatsApp to the three others', () => {
    const channels = PLATFORM_IDS.map((platform) => ({
      platform,
      begins: identifierKind(platform) !== null,
    }));
    const from = (platform: (typeof PLATFORM_IDS)[number]) =>
      elevationChannels(PLATFORMS[platform].elevatesTo, channels)
        .map((one) => one.platform)
        .sort();
    for (const platform of ['facebook', 'instagram', 'messenger', 'web-chat', 'sms', 'google-play'] as const)
      expect(from(platform)).toEqual(['email', 'sms', 'voice', 'whatsapp']);
    expect(from('email')).toEqual(['sms', 'voice', 'whatsapp']);
    expect(from('whatsapp')).toEqual(['email', 'sms', 'voice']);
    expect(from('voice')).toEqual([]);
  });

  it('is nowhere while closed or not available (Q10)', () => {
    expect(elevateObstacle({ status: 'resolved' }, { kind: 'available' })).toBeNull();
    expect(elevateObstacle({ status: 'closed' }, { kind: 'available' })).toMatchObject({ reason: 'closed' });
    expect(elevateObstacle({ status: 'open' }, { kind: 'away' })).toMatchObject({ reason: 'away' });
    expect(outboundObstacle({ permissions: [], availability: { kind: 'available' } })).toMatchObject({
      kind: 'forbidden',
    });
    expect(
      outboundObstacle({
        permissions: ['conversation.outbound'],
        availability: { kind: 'not-responding' },
      }),
    ).toMatchObject({ reason: 'not-responding' });
  });

  it('calls nobody where it is closed, another’s or nobody’s, or while not available (Q10)', () => {
    const call = (
      work: Partial<Parameters<typeof callObstacle>[0]>,
      kind: 'available' | 'away' | 'not-responding' = 'available',
    ) => callObstacle({ status: 'open', assigneeId: 'ada', ...work }, { id: 'ada', availability: { kind } });
    expect(call({})).toBeNull();
    expect(call({ status: 'closed' })).toBe('closed');
    expect(call({ assigneeId: 'ben' })).toBe('not-mine');
    expect(call({ assigneeId: null })).toBe('not-mine');
    expect(call({}, 'away')).toBe('away');
    expect(call({}, 'not-responding')).toBe('not-responding');
  });

  it('asks for one of the agent’s own skills that carry the channel', () => {
    const skill = (id: string, channelIds: readonly string[]) => ({
      id,
      name: id,
      channelIds,
      dispositions: [],
      dispositionRequired: false,
      afterWorkSeconds: null,
    });
    const rules = {
      skills: [skill('a', ['x']), skill('b', ['x', 'y']), skill('c', ['y'])],
      ownSkillIds: ['a', 'c'],
    };
    expect(fittingSkills(rules, 'x').map(({ id }) => id)).toEqual(['a']);
    expect(fittingSkills(null, 'x')).toEqual([]);
  });
});

describe('Somebody new', () => {
  it('is called what was given, on one line and short enough to be kept; by nothing, nothing', () => {
    expect(nameOfNew('  Léa\n Martin ')).toBe('Léa Martin');
    expect([nameOfNew(null), nameOfNew(''), nameOfNew(' \t')]).toEqual([null, null, null]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = nameOfNew(given);
        if (name === null) expect(given.trim()).toBe('');
        else {
          expect(name.length).toBeLessThanOrEqual(200);
          expect(name).toBe(name.trim());
          expect(nameOfNew(name)).toBe(name);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is linked by who may change contacts, where there are cards', () => {
    expect(mayLinkRecord({ permissions: ['contact.edit'], features: ['customerCard'] })).toBe(true);
    expect(mayLinkRecord({ permissions: [], features: ['customerCard'] })).toBe(false);
    expect(mayLinkRecord({ permissions: ['contact.edit'], features: [] })).toBe(false);
  });
});

describe('An identifier', () => {
  it.each([
    ['06 39 98 00 01', '+33639980001'],
    ['+33 6 39 98 00 01', '+33639980001'],
    ['0033639980001', '+33639980001'],
    ['(06) 39-98.00.01', '+33639980001'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is a number', (text, value) => {
    expect(readIdentifier('phone', text, FRANCE)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['06 39', 'malformed'],
    ['call 0639980001', 'malformed'],
    ['+33639980001 ext. 4', 'malformed'],
    ['01 84 88 00 00', 'own'],
  ])('%j is none: %s', (text, problem) => {
    expect(readIdentifier('phone', text, FRANCE)).toEqual({ ok: false, problem });
  });

  it('needs its country where nobody said which', () => {
    expect(readIdentifier('phone', '0639980001', { country: null, own: [] })).toEqual({
      ok: false,
      problem: 'no-country',
    });
  });

  it('is one address, its domain in lower case', () => {
    expect(readIdentifier('email', ' Lea@HOME.Example ', FRANCE)).toEqual({
      ok: true,
      value: 'Lea@home.example',
    });
    expect(readIdentifier('email', 'a@b.c, d@e.f', FRANCE)).toEqual({ ok: false, problem: 'malformed' });
  });

  it('in its normal form reads as itself, whatever was typed, and reading never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('phone' as const, 'email' as const), (text, kind) => {
        const read = readIdentifier(kind, text, FRANCE);
        if (read.ok) expect(readIdentifier(kind, read.value, { country: null, own: [] })).toEqual(read);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (digits) => {
        const text = `06${String(digits).padStart(8, '0')}`;
        const read = readIdentifier('phone', text.replace(/(..)(?=.)/g, '$1 '), FRANCE);
        expect(read).toEqual(readIdentifier('phone', text, FRANCE));
        if (read.ok) expect(read.value).toBe(`+33${text.slice(1)}`);
      }),
    );
  });
});
