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
        tone: 'auto',
      },
    });
  });

  it.each([
    [{}, 'backend', 'an object with the address of the backend, such as { "url": "/api/v1" }'],
    [{ backend: {} }, 'backend.url', 'an address such as /api/v1'],
    [{ backend: { url: '' } }, 'backend.url', 'an address such as /api/v1'],
    [{ backend: { url: '/api' }, theme: 'blue' }, 'theme', '"auto", "light" or "dark"'],
    [{ backend: { url: '/api' }, tone: 'material' }, 'tone', '"auto", "inlay", "fluent" or "slds"'],
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
    [
      { backend: { url: '/api' }, host: { allowedOrigins: ['https://*.example'] } },
      'host.allowedOrigins.0',
      'an origin such as https://crm.example, or "self"',
    ],
  ])('names what is wrong in %j', (value, path, expected) => {
    const parsed = parseConfig(value);
    expect(parsed).toMatchObject({ ok: false });
    if (parsed.ok) return;
    expect(parsed.problems).toContainEqual({ path, expected });
  });

  const DYNAMICS = { organisations: ['https://contoso.crm4.dynamics.com'] };
  const inHost = (host: object): unknown => ({ backend: { url: '/api' }, host });

  it('takes other hosts, with what is left out put in', () => {
    const parsed = parseConfig(
      inHost({ kind: 'dynamics', dynamics: DYNAMICS, presence: { available: 'Available' } }),
    );
    expect(parsed.ok ? parsed.config.host : parsed).toMatchObject({
      allowedOrigins: ['self'],
      kind: 'dynamics',
      presence: { available: 'Available' },
      dynamics: { ...DYNAMICS, version: 2, activity: 'phonecall', tabTemplates: [] },
    });
    // The first screen alone does not know them, and has them looked at by what loads late.
    expect(takeConfig(inHost({ kind: 'frame' }))).toBeNull();
    expect(parseConfig(inHost({ kind: 'frame' }))).toMatchObject({ ok: true });
  });

  it.each([
    [{ kind: 'zendesk' }, 'host.kind', '"auto", "frame", "page", "dynamics" or "salesforce"'],
    [
      { kind: 'dynamics' },
      'host.dynamics',
      'an object such as { "organisations": ["https://contoso.crm4.dynamics.com"] }',
    ],
    [
      { dynamics: {} },
      'host.dynamics.organisations',
      'at least one organisation, such as ["https://contoso.crm4.dynamics.com"]',
    ],
    [
      { kind: 'salesforce' },
      'host.salesforce',
      'an object such as { "organisations": ["https://contoso.my.salesforce.com"] }',
    ],
    [
      { dynamics: { organisations: ['http://contoso.crm4.dynamics.com'] } },
      'host.dynamics.organisations.0',
      'an origin such as https://contoso.crm4.dynamics.com',
    ],
    [
      { dynamics: { organisations: ['https://*.dynamics.com'] } },
      'host.dynamics.organisations.0',
      'an origin such as https://contoso.crm4.dynamics.com',
    ],
    [{ dynamics: { ...DYNAMICS, version: 3 } }, 'host.dynamics.version', '1 or 2'],
    [{ dynamics: { ...DYNAMICS, template: 'x' } }, 'host.dynamics.template', 'no such field'],
    [
      { salesforce: { organisations: ['https://c.my.salesforce.com'], apiVersion: 66 } },
      'host.salesforce.apiVersion',
      'a version in quotation marks and with .0 behind it, such as "66.0"',
    ],
    [{ presence: { available: 1 } }, 'host.presence', "the host's word for each availability, by its id"],
  ])('names what is wrong in a host such as %j', (host, path, expected) => {
    const parsed = parseConfig(inHost(host));
    expect(parsed.ok ? [] : parsed.problems).toContainEqual({ path, expected });
  });

  it('names every place that is wrong', () => {
    const parsed = parseConfig({
      backend: {},
      host: { allowedOrigins: ['self', 'ftp://x', 3] },
      features: [],
    });
    expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual([
      'backend.url',
      'host.allowedOrigins.1',
      'host.allowedOrigins.2',
      'features',
    ]);
  });

  it.each([
    ['constructor', 'x'],
    ['toString', 1],
  ])('knows no field %s', (name, value) => {
    const config = JSON.parse(`{"backend":{"url":"/api"},"${name}":${JSON.stringify(value)}}`) as unknown;
    expect(parseConfig(config).ok).toBe(false);
  });

  it.each([null, 'text', 3, []])('says so of %j', (value) => {
    expect(parseConfig(value).ok).toBe(false);
  });

  it('is taken as it is where everything in it is right', () => {
    const value = {
      backend: { url: '/api/v1' },
      host: { allowedOrigins: ['self', 'https://crm.example'] },
      channels: ['ch-1'],
      features: { emoji: false },
      language: 'fr',
      theme: 'dark',
      tone: 'slds',
    };
    expect(takeConfig(value)).toEqual(value);
    expect(parseConfig(value)).toEqual({ ok: true, config: value });
  });
});
