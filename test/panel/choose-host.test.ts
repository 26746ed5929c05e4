import { describe, expect, it } from 'vitest';
import { dynamicsFor, kindOf } from '../../src/panel/choose-host.ts';
import type { DynamicsConfig, HostConfig } from '../../src/panel/host-config.ts';

const dynamics = { organisations: ['https://contoso.crm4.dynamics.com'] } as HostConfig['dynamics'];
const salesforce = { organisations: ['https://contoso.my.salesforce.com'] } as HostConfig['salesforce'];
const host = (part: Partial<HostConfig>): HostConfig => ({ allowedOrigins: ['self'], ...part });

describe('which host the panel stands in', () => {
  it.each([
    [host({ kind: 'dynamics', dynamics }), '', 'dynamics'],
    [host({ kind: 'frame', dynamics }), '?ucilib=x', 'frame'],
    [host({ dynamics, salesforce }), '?ucilib=x', 'dynamics'],
    [host({ dynamics, salesforce }), '?cif=1', 'dynamics'],
    [host({ kind: 'frame', dynamics }), '?cif=2', 'frame'],
    [host({ salesforce }), '?cif=2', 'frame'],
    [host({ dynamics, salesforce }), '?sfdcIFrameOrigin=x', 'salesforce'],
    [host({ dynamics, salesforce }), '', 'frame'],
    [host({}), '?ucilib=x', 'frame'],
    [host({ kind: 'page' }), '', 'page'],
  ])('of %j opened with "%s" is %s', (config, search, kind) => {
    expect(kindOf(config, search)).toBe(kind);
  });
});

describe('how Dynamics is reached', () => {
  const test = 'https://contoso-test.crm4.dynamics.com';
  const live = 'https://contoso.crm4.dynamics.com';
  const config = { organisations: [test, live], version: 2 } as DynamicsConfig;

  it.each([
    ['?cif=1', 1],
    ['?cif=2', 2],
    ['?cif=3', 2],
    ['', 2],
  ])('opened with "%s" is by version %s', (search, version) => {
    expect(dynamicsFor(config, search, []).version).toBe(version);
  });

  it('is by the organisation that holds the panel, else by the first', () => {
    expect(dynamicsFor(config, '', ['https://other.example', live]).organisations).toEqual([live, test]);
    expect(dynamicsFor(config, '', ['https://other.example']).organisations).toEqual([test, live]);
  });
});
