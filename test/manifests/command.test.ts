import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJson } from '../../manifests/config/read-json.ts';
import { HOST_NAMES } from '../../manifests/hosts.ts';
import { writeFiles } from '../../manifests/write-files.ts';
import { exampleWith, problemsOf } from './made.ts';

const folder = mkdtempSync(join(tmpdir(), 'inlay-manifests-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env } };
    execFile(
      process.execPath,
      ['--import', 'tsx', 'manifests/make.ts', ...args],
      options,
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

/** Each file below, with all its bytes. */
function bytesBelow(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(root, path), readFileSync(path, 'base64')])
      .sort(),
  ) as Record<string, string>;
}

/** One configuration for each host that there is. */
function everything(): unknown {
  const { host, manifest } = exampleWith('salesforce') as Record<
    'host' | 'manifest',
    Record<string, unknown>
  >;
  return exampleWith('dynamics', {
    'host.allowedOrigins': ['https://contoso.crm4.dynamics.com', 'https://contoso.lightning.force.com'],
    'host.salesforce': host['salesforce'],
    'manifest.salesforce': manifest['salesforce'],
    'manifest.page': {},
    'manifest.hosts': HOST_NAMES,
  });
}

describe('npm run manifests', () => {
  it('makes the same to the byte at another time in another time zone', async () => {
    const outs = ['a', 'b'].map((name) => join(folder, name));
    const path = join(folder, 'everything.json');
    writeFileSync(path, JSON.stringify(everything()));
    const config = ['--config', path];
    const [first, second] = await Promise.all([
      run([...config, '--out', outs[0]!], { TZ: 'Pacific/Kiritimati' }),
      run([...config, '--out', outs[1]!], { TZ: 'America/Los_Angeles' }),
    ]);
    expect([first, second]).toMatchObject([
      { code: 0, stderr: '' },
      { code: 0, stderr: '' },
    ]);
    const made = bytesBelow(outs[0]!);
    for (const name of [...HOST_NAMES, 'panel'])
      expect(Object.keys(made).some((one) => one.startsWith(`${name}/`))).toBe(true);
    expect(bytesBelow(outs[1]!)).toEqual(made);
    for (const one of Object.keys(made).filter((name) => name !== '.inlay-manifests'))
      expect(first.stdout).toContain(`  ${one}\n`);
    // The bridge is the real one, and no file of the machine that made it is named in it.
    expect(
      Buffer.from(
        made['dynamics/side-pane/solution/WebResources/contoso_inlayside-pane.js']!,
        'base64',
      ).toString(),
    ).toMatch(/Xrm(?![^]*sourceMappingURL)/);
  });

  it('names each wrong value on its line, writes nothing and ends with 1', async () => {
    const path = join(folder, 'wrong.json');
    writeFileSync(
      path,
      JSON.stringify(exampleWith('page', { theme: 'blue', 'manifest.panelUrl': 'http://x', langauge: 'fr' })),
    );
    const out = join(folder, 'never');
    expect(await run(['--config', path, '--out', out])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${path}, theme: found "blue", expected "auto", "light" or "dark"
${path}, manifest.panelUrl: found "http://x", expected the https address of the panel's page and not of its folder, such as https://panel.example/panel.html, without query or fragment
${path}, langauge: found "fr", expected no such field
`,
    });
    expect(readdirSync(folder)).not.toContain('never');
  });

  it('says how it is called, and what it can’t read', async () => {
    const ends = await Promise.all([
      run(['--config', 'x.json']),
      run(['--config', join(folder, 'absent.json'), '--out', 'x']),
    ]);
    expect(ends).toMatchObject([
      { code: 2, stderr: expect.stringContaining('--out DIR') as string },
      { code: 1, stderr: expect.stringContaining('ENOENT') as string },
    ]);
  });
});

describe('the configuration as a file', () => {
  it('may have comments, commas at the end and a byte order mark', () => {
    expect(readJson('\ufeff{ // one\n "a": [1, /* two */ 2,], }')).toEqual({
      ok: true,
      value: { a: [1, 2] },
    });
  });

  it.each([
    ['{\n  "a" 1 }', 'line 2, column 7: colon expected'],
    ['{ "a": 1, "a": 2 }', 'line 1, column 11: "a" stands here again'],
    ['', 'line 1, column 1'],
    ['{ "a": 1 } x', 'line 1, column 12: invalid symbol'],
  ])('%j is refused by line and column', (text, problem) => {
    const read = readJson(text);
    expect(read.ok ? '' : read.problems.join('\n')).toContain(problem);
  });

  it('has no field that is in every object', () => {
    const read = readJson('{ "backend": { "url": "/a" }, "__proto__": { "manifest": {} } }');
    expect(problemsOf(read.ok ? read.value : null)).toContainEqual(
      expect.objectContaining({ path: '__proto__', expected: 'no such field' }),
    );
  });

  it.each([
    [{ 'manifest.hosts': ['page', 'zendesk'] }, 'manifest.hosts.1', '"zendesk"'],
    [{ 'manifest.hosts': [] }, 'manifest.hosts', '[]'],
    [{ 'manifest.page': undefined }, 'manifest.page', 'nothing'],
    [{ 'manifest.page.tokenUrl': 'https://[' }, 'manifest.page.tokenUrl', '"https://["'],
    [{ 'manifest.name': 'two\nlines' }, 'manifest.name', '"two\\nlines"'],
    [{ 'manifest.name': 'x'.repeat(81) }, 'manifest.name', `"${'x'.repeat(56)}…`],
    [{ 'manifest.version': '1.0' }, 'manifest.version', '"1.0"'],
    [
      { 'manifest.panelUrl': 'https://panel.example/panel.html?x' },
      'manifest.panelUrl',
      '"https://panel.example/panel.html?x"',
    ],
    [{ 'manifest.panelUrl': 'https://PANEL.example/' }, 'manifest.panelUrl', '"https://PANEL.example/"'],
    [{ 'manifest.panelUrl': 'https://panel.example/' }, 'manifest.panelUrl', '"https://panel.example/"'],
    [{ 'manifest.panelUrl': 'https://panel.example/a/' }, 'manifest.panelUrl', '"https://panel.example/a/"'],
    [{ 'backend.url': 'https://[' }, 'backend.url', '"https://["'],
    [{ 'host.kind': 'page' }, 'host.kind', '"page"'],
    [{ manifest: undefined }, 'manifest', 'nothing'],
  ])('%j is wrong at %s, where %s was found', (changes, path, found) => {
    const problems = problemsOf(exampleWith('page', changes));
    expect(problems).toContainEqual(expect.objectContaining({ path, found }));
    expect(problems.find((problem) => problem.path === path)?.expected.length).toBeGreaterThan(5);
  });
});

describe('a value that is missing', () => {
  it.each([
    [
      'page',
      'backend',
      'an object with the address of the backend, such as',
      'The backend that the panel talks to.',
    ],
    ['page', 'backend.url', 'an address such as /api/v1', 'Where the backend answers'],
    ['page', 'manifest.hosts', 'at least one host, such as ["page"]', 'For which hosts files are made.'],
    [
      'page',
      'manifest.panelUrl',
      'such as https://panel.example/panel.html',
      "Where the panel's page is served",
    ],
    ['dynamics', 'manifest.dynamics.publisher', 'such as { "uniqueName"', 'The publisher under whose name'],
    ['dynamics', 'manifest.dynamics.publisher.prefix', 'such as "contoso"', 'Its prefix, with which'],
    [
      'dynamics',
      'manifest.dynamics.cif1.roles',
      'at least one role, such as ["',
      'whose agents get the panel',
    ],
    ['dynamics', 'manifest.dynamics.cif2.tabs.0.title', 'such as "Orders"', 'Its title.'],
  ] as const)(
    'of %s at %s is told with an example and what it is for',
    (example, path, expected, purpose) => {
      const problem = problemsOf(exampleWith(example, { [path]: undefined })).find(
        (one) => one.path === path,
      );
      expect(problem?.found).toBe('nothing');
      expect(problem?.expected).toContain(expected);
      expect(problem?.expected).toContain(purpose);
    },
  );

  it('is not told as missing where something else stands', () => {
    const changes = { 'manifest.salesforce.apiVersion': '66' };
    const [problem] = problemsOf(exampleWith('salesforce', changes));
    expect(problem).toMatchObject({ path: 'manifest.salesforce.apiVersion', found: '"66"' });
    expect(problem?.expected).toContain('such as "66.0"');
  });
});

describe('the folder that is written', () => {
  const write = (name: string, files: Readonly<Record<string, string>>): ReturnType<typeof writeFiles> =>
    writeFiles(
      join(folder, name),
      Object.entries(files).map(([path, content]) => ({ path, content })),
    );
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

  it('is a new one, an empty one or one of ours, in which what is made no more goes', () => {
    mkdirSync(join(folder, 'ours'));
    expect(write('ours', { 'a.txt': '1', 'sub/b.txt': '2' })).toEqual({ ok: true });
    writeFileSync(join(folder, 'ours/notes.txt'), 'mine');
    expect(write('ours', { 'a.txt': '3' })).toEqual({ ok: true });
    expect(read('ours/a.txt')).toBe('3');
    expect(Object.keys(bytesBelow(join(folder, 'ours')))).toEqual(['.inlay-manifests', 'a.txt', 'notes.txt']);
  });

  it('is not one of somebody else’s, nor a file', () => {
    mkdirSync(join(folder, 'theirs'));
    writeFileSync(join(folder, 'theirs/a.txt'), 'theirs');
    expect(write('theirs', { 'a.txt': '1' })).toMatchObject({ ok: false });
    expect(read('theirs/a.txt')).toBe('theirs');
    expect(write('theirs/a.txt', { 'b.txt': '1' })).toMatchObject({ ok: false });
  });

  it('keeps what somebody put where a file of ours would stand', () => {
    expect(write('both', { 'a.txt': '1' })).toEqual({ ok: true });
    writeFileSync(join(folder, 'both/b.txt'), 'mine');
    const refused = write('both', { 'a.txt': '2', 'b.txt': '2' });
    expect(refused.ok ? '' : refused.problem).toContain('b.txt');
    expect([read('both/a.txt'), read('both/b.txt')]).toEqual(['1', 'mine']);
  });

  it('takes away nothing outside of itself, whatever its list says', () => {
    writeFileSync(join(folder, 'outside.txt'), 'kept');
    mkdirSync(join(folder, 'forged'));
    writeFileSync(
      join(folder, 'forged/.inlay-manifests'),
      `../outside.txt\n${join(folder, 'outside.txt')}\n`,
    );
    expect(write('forged', { 'a.txt': '1' })).toEqual({ ok: true });
    expect(read('outside.txt')).toBe('kept');
  });

  it('does not follow a link out of itself', () => {
    mkdirSync(join(folder, 'elsewhere'));
    expect(write('linked', { 'a.txt': '1' })).toEqual({ ok: true });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'linked/sub'));
    expect(write('linked', { 'sub/b.txt': '1' })).toMatchObject({ ok: false });
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
  });
});
