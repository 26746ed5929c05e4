import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { providerScript } from '../../manifests/dynamics/provider-script.ts';

const NAME = `Bob's "panel" & more`;
const ROW = {
  msdyn_name: NAME,
  msdyn_landingurl: 'https://panel.example/panel.html?cif=1',
  msdyn_clicktoact: true,
};

interface Row extends Record<string, unknown> {
  id: string;
}

const PROFILES = [
  { msdyn_appconfigurationid: 'p-1', msdyn_uniquename: 'contoso_care' },
  { msdyn_appconfigurationid: 'p-2', msdyn_uniquename: 'contoso_sales' },
];

/** As much of the Web API of Dataverse as the script uses. */
const dataverse = {
  /** Ids of the rows in each profile. */
  linked: {} as Record<string, string[]>,
  rows: [] as Row[],
  isInstalled: true,
  seen: [] as string[],
};

/** What the organisation answers to a call of an agent whom it knows. */
function answerTo(method: string, { pathname, searchParams }: URL, body: string): [number, object?] {
  const id = /\(([\w-]+)\)$/.exec(pathname)?.[1];
  const given = body === '' ? {} : (JSON.parse(body) as object);
  const profile = /msdyn_appconfigurations\(([\w-]+)\)\/msdyn_appconfig_msdyn_channelprovider/.exec(
    pathname,
  )?.[1];
  if (profile !== undefined) {
    const linked = (dataverse.linked[profile] ??= []);
    if (method === 'GET') return [200, { value: linked.map((one) => ({ msdyn_ciproviderid: one })) }];
    const added = /^http.*\/api\/data\/v9.2\/msdyn_ciproviders\(([\w-]+)\)$/.exec(
      String((given as Record<string, unknown>)['@odata.id']),
    )?.[1];
    if (!pathname.endsWith('/$ref') || added === undefined)
      return [400, { error: { message: 'no reference' } }];
    if (linked.includes(added)) return [412, { error: { message: 'Cannot insert duplicate key.' } }];
    linked.push(added);
    return [204];
  }
  if (pathname.endsWith('/msdyn_appconfigurations')) return [200, { value: PROFILES }];
  if (method === 'GET') {
    const wanted = /^msdyn_name eq '((?:[^']|'')*)'$/.exec(searchParams.get('$filter') ?? '')?.[1];
    const named = dataverse.rows.filter((row) => row['msdyn_name'] === wanted?.replaceAll("''", "'"));
    return [200, { value: named.map((row) => ({ msdyn_ciproviderid: row.id })) }];
  }
  if (method === 'POST') dataverse.rows.push({ id: `row-${String(dataverse.rows.length)}`, ...given });
  if (method === 'DELETE') dataverse.rows = dataverse.rows.filter((row) => row.id !== id);
  if (method === 'PATCH')
    dataverse.rows = dataverse.rows.map((row) => (row.id === id ? { ...row, ...given } : row));
  return [204];
}

let server: Server;
let organisation = '';
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inlay-provider-'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const url = new URL(request.url ?? '', organisation);
      const end = (status: number, value?: unknown): void => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(value === undefined ? '' : JSON.stringify(value));
      };
      dataverse.seen.push(`${request.method ?? ''} ${request.headers['if-match'] ?? ''}`.trim());
      if (request.headers.authorization !== 'Bearer t0ken') end(401, { error: { message: 'no' } });
      else if (!dataverse.isInstalled) end(404, { error: { message: 'Resource not found' } });
      else end(...answerTo(request.method ?? '', url, body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  organisation = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  Object.assign(dataverse, { rows: [], isInstalled: true, seen: [], linked: {} });
});

async function run(
  args: readonly string[] = [],
  row: Record<string, string | boolean> = ROW,
  token = 't0ken',
  hasProfiles = true,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const path = join(folder, 'provider.mjs');
  const script = providerScript({
    set: 'msdyn_ciproviders',
    id: 'msdyn_ciproviderid',
    key: 'msdyn_name',
    row,
    organisations: [organisation],
    missing: 'Dynamics 365 Channel Integration Framework',
    ...(hasProfiles && {
      profiles: {
        set: 'msdyn_appconfigurations',
        id: 'msdyn_appconfigurationid',
        key: 'msdyn_uniquename',
        link: 'msdyn_appconfig_msdyn_channelprovider',
      },
    }),
  });
  writeFileSync(path, script);
  const child = spawn(process.execPath, [path, ...args], { env: { ...process.env, DATAVERSE_TOKEN: token } });
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

describe('the script of a provider', () => {
  it('makes the row, changes the one that is there, and takes it away', async () => {
    expect(await run()).toEqual({ code: 0, said: `Made ${NAME}\n` });
    expect(dataverse.rows).toEqual([{ id: 'row-0', ...ROW }]);
    const changed = { ...ROW, msdyn_clicktoact: false };
    expect(await run([organisation], changed)).toEqual({ code: 0, said: 'Changed row-0\n' });
    expect(dataverse.rows).toEqual([{ id: 'row-0', ...changed }]);
    expect(dataverse.seen).toEqual(['GET', 'POST', 'GET', 'PATCH *']);
    expect(await run([organisation, '--remove'])).toEqual({ code: 0, said: 'Removed row-0\n' });
    expect(dataverse.rows).toEqual([]);
    expect(await run([organisation, '--remove'])).toEqual({ code: 0, said: 'There is none\n' });
  });

  it('changes nothing where it can’t know what', async () => {
    dataverse.rows = ['a', 'b'].map((id) => ({ id, msdyn_name: NAME }));
    const twice = await run();
    expect(twice).toMatchObject({ code: 1 });
    expect(twice.said).toContain('there are 2 rows');
    expect(await run(['https://fabrikam.crm.dynamics.com'])).toMatchObject({ code: 1 });
    expect(await run([organisation, '--delete'])).toMatchObject({ code: 1 });
    expect(await run([], ROW, '')).toEqual({
      code: 1,
      said: `DATAVERSE_TOKEN: expected a token for ${organisation}\n`,
    });
    expect(dataverse.seen).toEqual(['GET']);
  });

  it('puts the row into an agent experience profile, once', async () => {
    const care = [organisation, '--profile', 'contoso_care'];
    expect(await run(care)).toEqual({ code: 0, said: `Made ${NAME}\nPut into contoso_care\n` });
    expect(await run(care)).toEqual({ code: 0, said: 'Changed row-0\nIt is in contoso_care already\n' });
    expect(dataverse.linked).toEqual({ 'p-1': ['row-0'] });
  });

  it('changes nothing for a profile that is not there, or where there are none', async () => {
    const wrong = await run([organisation, '--profile', 'contoso']);
    expect(wrong).toEqual({
      code: 1,
      said: 'there is no profile contoso; there are contoso_care, contoso_sales\n',
    });
    for (const args of [['--profile'], ['--profile', 'contoso_care', '--remove']])
      expect((await run([organisation, ...args])).said).toContain('[--profile UNIQUE_NAME | --remove]');
    const first = await run([organisation, '--profile', 'contoso_care'], ROW, 't0ken', false);
    expect(first).toEqual({ code: 1, said: 'expected node provider.mjs ORGANISATION [--remove]\n' });
    expect([dataverse.rows, dataverse.linked]).toEqual([[], {}]);
  });

  it('says what is not installed, and what was refused', async () => {
    dataverse.isInstalled = false;
    expect((await run()).said).toContain('install Dynamics 365 Channel Integration Framework first');
    expect((await run([], ROW, 'old')).said).toContain('401');
  });
});
