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

/** As much of the Web API of Dataverse as the script uses. */
const dataverse = {
  rows: [] as Row[],
  isInstalled: true,
  seen: [] as string[],
};

/** What the organisation answers to a call of an agent whom it knows. */
function answerTo(method: string, { pathname, searchParams }: URL, body: string): [number, object?] {
  const id = /\(([\w-]+)\)$/.exec(pathname)?.[1];
  const given = body === '' ? {} : (JSON.parse(body) as object);
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
  Object.assign(dataverse, { rows: [], isInstalled: true, seen: [] });
});

async function run(
  args: readonly string[] = [],
  row: Record<string, string | boolean> = ROW,
  token = 't0ken',
): Promise<{ readonly code: number | null; readonly said: string }> {
  const path = join(folder, 'provider.mjs');
  const script = providerScript({
    set: 'msdyn_ciproviders',
    id: 'msdyn_ciproviderid',
    key: 'msdyn_name',
    row,
    organisations: [organisation],
    missing: 'Dynamics 365 Channel Integration Framework',
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

  it('says what is not installed, and what was refused', async () => {
    dataverse.isInstalled = false;
    expect((await run()).said).toContain('install Dynamics 365 Channel Integration Framework first');
    expect((await run([], ROW, 'old')).said).toContain('401');
  });
});
