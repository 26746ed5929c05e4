import { afterAll, beforeAll, expect, it } from 'vitest';
import { SignJWT } from 'jose';
import { mintToken } from '../../src/backend/tokens.ts';
import { onDatabase } from './support/databases.ts';
import { SECRET, startBackend, type TestBackend } from './support/test-backend.ts';

onDatabase('PGlite', 'Bad input is named, and nothing is stored', (opened) => {
  let test: TestBackend;
  let id: string;
  let seen: string | undefined;
  beforeAll(async () => {
    test = await startBackend(opened().database, { origins: ['https://crm.example'] });
    const interaction = await test.inbound();
    id = interaction.id;
    seen = interaction.lastMessage?.id;
  }, 60_000);
  afterAll(async () => {
    const { body } = await test.call('GET', `/interactions/${id}/messages`);
    // Not one of all these attempts has left anything.
    expect(body.items).toHaveLength(1);
    await test.stop();
  });

  const raw = (path: string, init: RequestInit): Promise<Response> =>
    test.backend.fetch(new Request(`http://backend.test/api/v1${path}`, init));

  it.each([
    ['no object', '[]', 400, null],
    ['null', 'null', 400, ['body']],
    ['an empty object', '{}', 400, ['text', 'attachmentIds', 'visibility', 'inReplyToId', 'seenMessageId']],
    ['a text that is a number', { text: 1 }, 400, ['text']],
    ['a text beyond any limit', { text: 'x'.repeat(100_001) }, 400, ['text']],
    ['files that are no list', { attachmentIds: 'a' }, 400, ['attachmentIds']],
    ['a file that is no id', { attachmentIds: ['ok', '../etc'] }, 400, ['attachmentIds.1']],
    ['too many files', { attachmentIds: Array.from({ length: 31 }, () => 'a') }, 400, ['attachmentIds']],
    ['an unknown visibility', { visibility: 'secret' }, 400, ['visibility']],
    ['an unknown field', { assignee: 'me' }, 400, ['assignee']],
    ['a field of prototypes', '{"__proto__": {}, "constructor": 1}', 400, null],
  ])('a send with %s', async (_name, body, status, fields) => {
    const answer =
      typeof body === 'string'
        ? await test.call('POST', `/interactions/${id}/messages`, {
            headers: { 'idempotency-key': 'k', 'content-type': 'application/json' },
            body,
          })
        : await test.send(id, { seenMessageId: seen, ...body });

    expect([answer.status, answer.body.type]).toEqual([status, '/problems/invalid-field']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    if (fields !== null)
      expect(answer.body.fields?.map(({ field }: { field: string }) => field)).toEqual(fields);
    // What was sent is not said back.
    expect(JSON.stringify(answer.body)).not.toMatch(/xxxx|etc/);
  });

  it.each([
    ['{"text": ', 'application/json', 400, 'malformed-body'],
    ['', 'application/json', 400, 'malformed-body'],
    [new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 'application/json', 400, 'malformed-body'],
    ['text=x', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['{}', 'text/plain', 415, 'unsupported-media-type'],
    ['"' + 'x'.repeat(1_000_001) + '"', 'application/json', 413, 'body-too-large'],
  ])('a body of %j as %s', async (body, type, status, problem) => {
    const answer = await test.call('POST', `/interactions/${id}/messages`, {
      headers: { 'idempotency-key': 'k', 'content-type': type },
      body,
    });
    expect([answer.status, answer.body.type]).toEqual([status, `/problems/${problem}`]);
  });

  it.each([
    ['GET', '/interactions?limit=ten', 'limit'],
    ['GET', '/interactions?limit=1e2', 'limit'],
    ['GET', '/interactions?limit=101', 'limit'],
    ['GET', '/interactions?sort=waiting&sort=sla', 'sort'],
    ['GET', '/interactions?status=new', 'status'],
    ['GET', '/interactions?statuses=gone', 'statuses.0'],
    ['GET', `/interactions?search=${'x'.repeat(201)}`, 'search'],
    ['GET', '/interactions?__proto__=1', '__proto__'],
    ['GET', '/events?after=1', 'after'],
  ])('%s %s', async (method, path, field) => {
    const { status, body } = await test.call(method, path);
    expect([status, body.type]).toEqual([400, '/problems/invalid-field']);
    expect(body.fields.map((one: { field: string }) => one.field)).toContain(field);
  });

  it.each([
    ['If-Match that is no version', { 'if-match': '*' }, 'invalid-field', 'If-Match'],
    ['no If-Match', {}, 'version-required', 'If-Match'],
  ])('a change with %s', async (_name, headers, type, field) => {
    const { body } = await test.call('PATCH', `/interactions/${id}`, { headers, body: { status: 'open' } });
    expect(body.type).toBe(`/problems/${type}`);
    expect(body.fields?.[0]?.field).toBe(field);
  });

  it.each(['', 'x y', 'ü', 'x'.repeat(65)])('a send under the key %j', async (key) => {
    const { status, body } = await test.send(
      id,
      { seenMessageId: seen },
      encodeURI(key) === key ? key : 'x y',
    );
    expect([status, body.fields?.[0]?.field]).toEqual([400, 'Idempotency-Key']);
  });

  it('ids that are none', async () => {
    for (const path of [
      '/interactions/..%2f..',
      `/interactions/${'x'.repeat(65)}`,
      '/interactions/%00',
      "/interactions/'",
    ]) {
      expect([path, (await test.call('GET', path)).status]).toEqual([path, 404]);
    }
    expect((await test.call('GET', '/nothing')).body.type).toBe('/problems/not-found');
    expect((await test.call('DELETE', `/interactions/${id}`)).status).toBe(404);
  });

  it('tokens that are missing, over, forged, of another kind, or too long-lived', async () => {
    const subject = { organisationId: test.organisationId, agentId: 'ada' };
    const [header = '', , signature = ''] = (await mintToken(SECRET, subject)).split('.');
    const claims = Buffer.from(JSON.stringify({ org: subject.organisationId, sub: 'ada' })).toString(
      'base64url',
    );
    const sign = (claims: object, secret = SECRET, alg = 'HS256') =>
      new SignJWT({ org: subject.organisationId, ...claims })
        .setProtectedHeader({ alg })
        .setIssuer('inlay-backend')
        .setAudience('inlay')
        .setSubject('ada')
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(secret);
    const bad = [
      '',
      'Basic YTpi',
      'Bearer',
      'Bearer x.y.z',
      `Bearer ${header}.${claims}.${signature}`,
      `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`,
      `Bearer ${await mintToken(SECRET, subject, { now: Date.now() - 3_600_000 })}`,
      `Bearer ${await sign({}, new TextEncoder().encode('another secret of at least 32 bytes'))}`,
      `Bearer ${await sign({ org: undefined })}`,
      `Bearer ${await sign({}, SECRET, 'HS512')}`,
    ];
    for (const authorization of bad) {
      const response = await raw('/session', { headers: authorization === '' ? {} : { authorization } });
      expect([authorization, response.status]).toEqual([authorization, 401]);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.json()).toMatchObject({ fields: [{ field: 'Authorization' }] });
    }
    const good = await raw('/session', { headers: { authorization: `Bearer ${await sign({})}` } });
    expect(good.status).toBe(200);
    await expect(mintToken(SECRET, subject, { seconds: 601 })).rejects.toThrow(RangeError);
  });

  it('too many writes of one agent, and not of another', async () => {
    const narrow = await startBackend(opened().database, {
      limits: { writes: { burst: 3, perSecond: 0.5 } },
    });
    const write = (agentId: string) =>
      narrow.call('PUT', '/session/availability', { agentId, body: { availabilityId: 'away' } });
    const answers = [
      await write('ada'),
      await write('ada'),
      await write('ada'),
      await write('ada'),
      await write('ben'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 200]);
    expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    await narrow.stop();
  });

  it('answers the pages of named origins only, errors too, and never with cookies', async () => {
    const preflight = (origin: string) =>
      raw('/interactions', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'if-match',
        },
      });
    const good = await preflight('https://crm.example');
    expect(good.headers.get('access-control-allow-origin')).toBe('https://crm.example');
    expect(good.headers.get('access-control-allow-credentials')).toBeNull();
    expect(
      (await preflight('https://crm.example.evil')).headers.get('access-control-allow-origin'),
    ).toBeNull();
    const refused = await raw('/session', { headers: { origin: 'https://crm.example' } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([
      401,
      'https://crm.example',
    ]);
  });
});
