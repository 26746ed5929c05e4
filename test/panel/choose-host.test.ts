import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/panel/choose-host.ts';
import type { HostConfig } from '../../src/panel/host-config.ts';

const dynamics = { organisations: ['https://contoso.crm4.dynamics.com'] } as HostConfig['dynamics'];
const salesforce = { organisations: ['https://contoso.my.salesforce.com'] } as HostConfig['salesforce'];
const host = (part: Partial<HostConfig>): HostConfig => ({ allowedOrigins: ['self'], ...part });

describe('which host the panel stands in', () => {
  it.each([
    [host({ kind: 'dynamics', dynamics }), '', 'dynamics'],
    [host({ kind: 'frame', dynamics }), '?ucilib=x', 'frame'],
    [host({ dynamics, salesforce }), '?ucilib=x', 'dynamics'],
    [host({ dynamics, salesforce }), '?sfdcIFrameOrigin=x', 'salesforce'],
    [host({ dynamics, salesforce }), '', 'frame'],
    [host({}), '?ucilib=x', 'frame'],
    [host({ kind: 'page' }), '', 'page'],
  ])('of %j opened with "%s" is %s', (config, search, kind) => {
    expect(kindOf(config, search)).toBe(kind);
  });
});
