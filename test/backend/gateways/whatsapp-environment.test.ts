import { describe, expect, it } from 'vitest';
import { whatsAppFromEnvironment } from '../../../src/backend/gateways/whatsapp/environment.ts';

const WHOLE = {
  INLAY_WHATSAPP_APP_SECRET: '0123456789abcdef0123456789abcdef',
  INLAY_WHATSAPP_VERIFY_TOKEN: 'verify',
  INLAY_WHATSAPP_PHONE_NUMBER_IDS: '106540352242922, 222222222222222',
  INLAY_WHATSAPP_ACCESS_TOKEN: 'EAAall',
};

describe('WhatsApp from the environment', () => {
  it('is not there without any of its variables', () => {
    expect(whatsAppFromEnvironment({ PATH: '/bin', INLAY_WHATSAPP_APP_SECRET: ' ' })).toEqual({
      kind: 'absent',
    });
  });

  it('has an account for each number, with its own token where it has one', () => {
    const found = whatsAppFromEnvironment({
      ...WHOLE,
      INLAY_WHATSAPP_ACCESS_TOKEN_222222222222222: 'EAAown',
    });
    expect(found).toMatchObject({
      kind: 'ready',
      gateway: { id: 'whatsapp' },
      accounts: [
        { networkId: '106540352242922', settings: { accessToken: 'EAAall' } },
        { networkId: '222222222222222', settings: { accessToken: 'EAAown' } },
      ],
    });
  });

  it('names every variable that is missing, at once', () => {
    const found = whatsAppFromEnvironment({ INLAY_WHATSAPP_GRAPH_VERSION: 'v24.0' });
    expect(found.kind === 'invalid' && found.problems.map((problem) => problem.variable)).toEqual([
      'INLAY_WHATSAPP_APP_SECRET',
      'INLAY_WHATSAPP_VERIFY_TOKEN',
      'INLAY_WHATSAPP_PHONE_NUMBER_IDS',
      'INLAY_WHATSAPP_ACCESS_TOKEN',
    ]);
  });

  it.each([
    ['PHONE_NUMBER_IDS', '+33 1 84 88 00 00'],
    ['PHONE_NUMBER_IDS', '106540352242922,106540352242922'],
    ['PHONE_NUMBER_IDS', ','],
    ['GRAPH_VERSION', 'newest'],
    ['GRAPH_URL', 'ftp://graph.example'],
  ])('names %s when it is %s, without its value', (name, value) => {
    const found = whatsAppFromEnvironment({ ...WHOLE, [`INLAY_WHATSAPP_${name}`]: value });
    expect(found.kind).toBe('invalid');
    if (found.kind !== 'invalid') return;
    expect(found.problems.length).toBeGreaterThan(0);
    for (const problem of found.problems) {
      expect(problem.variable).toMatch(/^INLAY_WHATSAPP_/);
      expect(problem.expected).not.toContain(value === ',' ? '106' : value);
    }
  });
});
