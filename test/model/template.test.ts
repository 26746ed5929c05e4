import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platformRules } from '../../src/model/platforms.ts';
import { templateObstacle } from '../../src/model/template-send.ts';
import {
  isSameContent,
  renderTemplate,
  templateOrder,
  templateProblems,
  templateVariables,
} from '../../src/model/template.ts';
import { OFFER, PARCEL, PARCEL_VALUES, template } from '../support/sample-templates.ts';

const PNG = { type: 'image/png' };

describe('A template’s variables', () => {
  it('are named by their place: a heading’s first is not the text’s first', () => {
    expect(templateVariables(PARCEL).map(({ id }) => id)).toEqual([
      'header:1',
      'body:1',
      'body:2',
      'body:3',
      'button:0',
    ]);
    expect(templateVariables(OFFER).map(({ id }) => id)).toEqual(['body:first_name', 'button:0']);
  });

  it('are each required', () => {
    for (const { id } of templateVariables(PARCEL))
      expect(templateProblems(PARCEL, { ...PARCEL_VALUES, [id]: ' ' })).toEqual([
        { at: id, problem: 'blank' },
      ]);
    expect(templateProblems(PARCEL, PARCEL_VALUES)).toEqual([]);
  });

  it.each([
    ['a\nb', 'line-break'],
    ['a\tb', 'line-break'],
    ['a\u2028b', 'line-break'],
    ['a\u0000b', 'line-break'],
    ['a    b', 'spaces'],
  ] as const)('take no %j', (value, problem) => {
    expect(templateProblems(PARCEL, { ...PARCEL_VALUES, 'body:1': value })).toEqual([
      { at: 'body:1', problem },
    ]);
  });

  it('take three spaces, and are counted in characters', () => {
    expect(templateProblems(PARCEL, { ...PARCEL_VALUES, 'body:1': 'a   b' })).toEqual([]);
    const emoji = '🌻'.repeat(54);
    expect(templateProblems(PARCEL, { ...PARCEL_VALUES, 'header:1': emoji })).toEqual([]);
    expect(templateProblems(PARCEL, { ...PARCEL_VALUES, 'header:1': `${emoji}x` })).toEqual([
      { at: 'header', problem: 'too-long', limit: 60 },
    ]);
  });

  it('have at most 15 characters each in a template of the category authentication', () => {
    const code = template('code', {
      category: 'authentication',
      body: '{{1}} is your code.',
      buttons: [{ kind: 'copy-code', text: 'Copy', code: '' }],
    });
    const values = { 'body:1': '1'.repeat(15), 'button:0': '🌻'.repeat(15) };
    expect(templateProblems(code, values)).toEqual([]);
    expect(
      templateProblems({ ...code, category: 'utility' }, { ...values, 'body:1': '1'.repeat(16) }),
    ).toEqual([]);
    for (const at of ['body:1', 'button:0'])
      expect(templateProblems(code, { ...values, [at]: '1'.repeat(16) })).toEqual([
        { at, problem: 'too-long', limit: 15 },
      ]);
  });

  it('are told to the network in its order, also where the text has the second before the first', () => {
    const turned = template('turned', { body: '{{2}} then {{1}}' });
    const { body } = templateOrder(turned, { 'body:1': 'first', 'body:2': 'second' });
    expect(body.map(({ value }) => value)).toEqual(['first', 'second']);
  });
});

describe('A template’s file', () => {
  const values = { 'body:first_name': 'Léa', 'button:0': 'X' };
  it('is the one that its heading asks for', () => {
    expect(templateProblems(OFFER, values)).toEqual([{ at: 'file', problem: 'file-missing' }]);
    expect(templateProblems(OFFER, values, [{ type: 'video/mp4' }])).toEqual([
      { at: 'file', problem: 'file-wrong' },
    ]);
    expect(templateProblems(OFFER, values, [PNG, PNG])).toEqual([{ at: 'file', problem: 'file-wrong' }]);
    expect(templateProblems(OFFER, values, [PNG])).toEqual([]);
    expect(templateProblems(PARCEL, PARCEL_VALUES, [PNG])).toEqual([{ at: 'file', problem: 'file-wrong' }]);
  });
});

describe('A filled-in template', () => {
  it('holds its values as they are, whatever they look like, and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        const { body } = renderTemplate(template('t', { body: 'a {{1}} b {{2}} c' }), {
          'body:1': one,
          'body:2': two,
        });
        expect(body).toBe(`a ${one === '' ? '{{1}}' : one} b ${two === '' ? '{{2}}' : two} c`);
      }),
    );
  });

  it('is the same as another that says the same, in whatever order its parts are named', () => {
    const content = renderTemplate(PARCEL, PARCEL_VALUES);
    const turned = JSON.parse(
      JSON.stringify(Object.fromEntries(Object.entries(content).reverse())),
    ) as typeof content;
    expect(isSameContent(content, turned)).toBe(true);
    expect(isSameContent(content, { ...content, footer: null })).toBe(false);
    expect(isSameContent(content, renderTemplate(PARCEL, { ...PARCEL_VALUES, 'button:0': 'x' }))).toBe(false);
  });
});

describe('Whether a template may be sent', () => {
  const rules = platformRules('whatsapp');
  const interaction = { status: 'open', visibility: 'private' } as const;
  it('has nothing to do with the reply window', () => {
    expect(templateObstacle({ interaction, rules, features: ['templates'] })).toBeNull();
  });
  it('needs an open interaction, the feature, and a network that has templates', () => {
    const closed = { ...interaction, status: 'closed' } as const;
    expect(templateObstacle({ interaction: closed, rules, features: ['templates'] })?.kind).toBe(
      'interaction-closed',
    );
    expect(templateObstacle({ interaction, rules, features: [] })?.kind).toBe('feature-off');
    const sms = platformRules('sms');
    expect(templateObstacle({ interaction, rules: sms, features: ['templates'] })?.kind).toBe(
      'visibility-not-allowed',
    );
  });
});
