import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeConfig } from '../../src/panel/config.ts';
import { parseConfig } from '../../src/panel/config-check.ts';

describe('panel configuration', () => {
  it('needs nothing but the backend', () => {
    expect(parseConfig({ backend: { url: '/api/v1' } })).toEqual({
      ok: true,
      config: {
        backend: { url: '/api/v1' },
        host: { allowedOrigins: ['self'] },
        features: {},
        language: 'auto',
        theme: 'auto',
      },
    });
  });

  it.each([
    [{}, 'backend', 'a value'],
    [{ backend: { url: '' } }, 'backend.url', 'an address such as /api/v1'],
    [{ backend: { url: '/api' }, theme: 'blue' }, 'theme', '"auto", "light" or "dark"'],
    [{ backend: { url: '/api' }, langauge: 'fr' }, 'langauge', 'no such field'],
    [{ backend: { url: '/api' }, features: { emoji: 'yes' } }, 'features.emoji', 'boolean'],
    [{ backend: { url: '/api' }, features: { sparkle: true } }, 'features.sparkle', 'no such field'],
    [
      { backend: { url: '/api' }, host: { allowedOrigins: [] } },
      'host.allowedOrigins',
      'at least one origin',
    ],
    [{ backend: { url: '/api' }, channels: [] }, 'channels', 'at least one channel id'],
    [
      { backend: { url: '/api' }, host: { allowedOrigins: ['https://crm.example/path'] } },
      'host.allowedOrigins.0',
      'an origin such as https://crm.example, or "self"',
    ],
    [
      { backend: { url: '/api' }, host: { allowedOrigins: ['*'] } },
      'host.allowedOrigins.0',
      'an origin such as https://crm.example, or "self"',
    ],
  ])('names what is wrong in %j', (value, path, expected) => {
    const parsed = parseConfig(value);
    expect(parsed).toMatchObject({ ok: false });
    if (parsed.ok) return;
    expect(parsed.problems).toContainEqual({ path, expected });
  });

  it.each([null, 'text', 3, []])('says so of %j', (value) => {
    expect(parseConfig(value).ok).toBe(false);
  });

  it('is taken at once where everything in it is right', () => {
    const value = {
      backend: { url: '/api/v1' },
      host: { allowedOrigins: ['self', 'https://crm.example'] },
      channels: ['ch-1'],
      features: { emoji: false },
      language: 'fr',
      theme: 'dark',
    };
    expect(takeConfig(value)).toEqual(value);
    expect(parseConfig(value)).toEqual({ ok: true, config: value });
  });

  it('is never taken at once where the whole check says otherwise', () => {
    const near = fc.oneof(
      fc.constantFrom<unknown>(
        'self',
        'https://crm.example',
        'https://crm.example/',
        'auto',
        'fr',
        'dark',
        '',
        null,
      ),
      fc.constantFrom<unknown>(
        [],
        ['self'],
        ['*'],
        ['a'],
        [''],
        {},
        { emoji: true },
        { emoji: 1 },
        { x: true },
      ),
      fc.constantFrom<unknown>({ url: '/api' }, { url: '' }, { url: 1 }, { allowedOrigins: ['self'] }),
      fc.constantFrom<unknown>({ allowedOrigins: [] }, { allowedOrigins: ['javascript:1'] }, true, 3),
    );
    const fields = ['backend', 'host', 'channels', 'features', 'language', 'theme', 'other'];
    const right: Readonly<Record<string, unknown>> = {
      backend: { url: '/api' },
      host: { allowedOrigins: ['https://crm.example'] },
      channels: ['a'],
      features: { emoji: false },
      language: 'fr',
      theme: 'dark',
    };
    const config = fc.record(
      Object.fromEntries(
        fields.map((name) => [
          name,
          name in right
            ? fc.oneof({ weight: 5, arbitrary: fc.constant(right[name]) }, { weight: 1, arbitrary: near })
            : near,
        ]),
      ),
      { requiredKeys: ['backend'] },
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(config, near), (value) => {
        const at = takeConfig(value);
        if (at === null) return;
        taken += 1;
        expect(parseConfig(value)).toEqual({ ok: true, config: at });
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(20);
  });
});
