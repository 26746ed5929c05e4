import { describe, expect, it } from 'vitest';
import { panelPages } from '../../../src/backend/node/panel-pages.ts';

async function policyOf(host: object): Promise<ReadonlyMap<string, string>> {
  // No page is there, and the headers are all the same.
  const pages = panelPages({ folder: 'nowhere', config: { backend: { url: '/api/v1' }, host } });
  const answer = await pages.request('/panel.html');
  const policy = answer.headers.get('Content-Security-Policy') ?? '';
  expect(answer.headers.get('X-Frame-Options')).toBeNull();
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

describe('the panel’s page', () => {
  it('is framed by the ancestors on the list alone', async () => {
    const policy = await policyOf({ allowedOrigins: ['self', 'https://crm.example'] });
    expect(policy.get('frame-ancestors')).toBe("'self' https://crm.example");
    expect((await policyOf({ allowedOrigins: ['https://crm.example'] })).get('frame-ancestors')).toBe(
      'https://crm.example',
    );
  });

  it('runs no script but its own, where no host’s library is needed', async () => {
    const policy = await policyOf({ allowedOrigins: ['https://crm.example'] });
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('trusted-types')).toBe('lit-html');
  });

  it('runs the library of the organisations configured, which may frame it', async () => {
    const organisation = 'https://contoso.crm4.dynamics.com';
    const policy = await policyOf({ kind: 'dynamics', dynamics: { organisations: [organisation] } });
    expect(policy.get('script-src')).toBe(`'self' ${organisation}`);
    expect(policy.get('frame-ancestors')).toBe(`'self' ${organisation}`);
    expect(policy.get('trusted-types')).toBe('lit-html inlay-host');
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
  });
});
