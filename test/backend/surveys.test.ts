import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SURVEY_HOLDS_MS } from '../../src/model/survey.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

const HOUR = 3_600_000;

onEachDatabase('Asking how satisfied a contact is (O10)', (opened) => {
  let test: TestBackend;
  /** The backend's time, which a test moves. */
  let time = Date.now();
  beforeAll(async () => {
    test = await startBackend(opened().database, {
      clock: () => time,
      publicUrl: 'https://care.example/',
      timings: { surveyAfterMs: 0 },
      setup: { settings: { survey: { followUpRatings: [1, 2], language: 'fr' } } },
    });
  }, 60_000);
  afterAll(() => test.stop());

  const setStatus = async (id: string, status: string): Promise<void> => {
    const { headers } = await test.call('GET', `/interactions/${id}`);
    const etag = headers.get('etag') ?? '';
    const { status: answered } = await test.call('PATCH', `/interactions/${id}`, {
      headers: { 'if-match': etag },
      body: { status },
    });
    expect(answered).toBe(200);
  };
  const assign = async (id: string): Promise<void> => {
    const { headers } = await test.call('GET', `/interactions/${id}`);
    await test.call('PUT', `/interactions/${id}/assignment`, {
      headers: { 'if-match': headers.get('etag') ?? '' },
      body: { agentId: 'ada', teamId: null },
    });
  };
  /** A conversation that has been resolved. */
  const resolved = async (channelId = 'whatsapp', more = {}): Promise<string> => {
    const { id } = await test.inbound({ sentAt: time, ...more }, channelId);
    await assign(id);
    await setStatus(id, 'resolved');
    return id;
  };
  /** The jobs about an interaction are all done. */
  const looked = (id: string): Promise<unknown> =>
    until('it to be looked at', async () => {
      const [row] = await opened().database.inOrganisation(test.organisationId, (transaction) =>
        transaction.query<{ left: number }>(
          `SELECT count(*)::int AS left FROM job WHERE kind = 'ask-survey' AND subject = $1`,
          [id],
        ),
      );
      return row?.left === 0;
    });
  const asked = async (id: string): Promise<string> => {
    const text = await until('the question to be sent', () =>
      test.gateway.sent.find(({ text: sent, conversationId }) => {
        return sent.includes('https://care.example') && conversationId === conversations.get(id);
      }),
    );
    return /https:\S+/.exec(text.text)?.[0] ?? '';
  };
  const conversations = new Map<string, string>();
  const begin = async (more = {}): Promise<string> => {
    const conversationId = `conversation-${crypto.randomUUID()}`;
    const id = await resolved('whatsapp', { conversationId, ...more });
    conversations.set(id, conversationId);
    return id;
  };
  const page = async (
    address: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; text: string; headers: Headers }> => {
    const response = await test.backend.fetch(
      new Request(address, {
        headers: { 'accept-language': 'en-GB,en;q=0.9' },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
      }),
    );
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const present = async (id: string) => (await test.call('GET', `/interactions/${id}`)).body;
  const survey = async (id: string) => (await test.call('GET', `/interactions/${id}/survey`)).body.survey;

  it('sends a signed address over the same channel, which no agent sees', async () => {
    const id = await begin();
    const address = await asked(id);

    expect(address).toMatch(/^https:\/\/care\.example\/api\/v1\/surveys\/[\w-]+\.[\w-]{22}$/);
    const messages = await thread(test, id);
    const question = messages.find(({ author }) => author.kind === 'system');
    expect(question).toMatchObject({
      direction: 'outbound',
      visibility: 'private',
      author: { name: 'WhatsApp' },
    });
    expect(question?.text).toContain('[link]');
    expect(JSON.stringify(messages)).not.toContain('care.example');
    expect(await survey(id)).toMatchObject({ rating: null, answeredAt: null });
  });

  it('shows a page without a script under a policy that lets nothing in', async () => {
    const { status, text, headers } = await page(await asked(await begin()));

    expect(status).toBe(200);
    expect(text).toContain('<html lang="en">');
    expect(text).not.toContain('<script');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('takes one rating and one comment, and puts the score on the interaction', async () => {
    const id = await begin();
    const address = await asked(id);
    const before = await present(id);

    expect((await page(address)).text).toContain('type="radio"');
    const rated = await page(address, { rating: '2' });
    expect(rated.text).toContain('<textarea');
    expect(await present(id)).toMatchObject({ score: 2, version: before.version + 1 });

    // Whoever comes again goes on where they were, and changes nothing.
    expect((await page(address, { rating: '5' })).text).toContain('<textarea');
    const thanked = await page(address, { comment: '  <b>Late</b> twice  ' });
    expect(thanked.text).toContain('Thank you');
    expect((await page(address, { comment: 'Another' })).text).toContain('Thank you');
    expect(await survey(id)).toMatchObject({ rating: 2, comment: '<b>Late</b> twice' });
    expect((await present(id)).score).toBe(2);
    const trail = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query(
        "SELECT kind, detail FROM audit WHERE interaction_id = $1 AND kind LIKE 'survey%' ORDER BY ordinal",
        [id],
      ),
    );
    expect(trail).toEqual([
      { kind: 'survey-sent', detail: {} },
      { kind: 'survey-answered', detail: { rating: 2 } },
    ]);
  });

  it('asks nothing further where the administrator wants nothing of that rating', async () => {
    expect((await page(await asked(await begin()), { rating: '5' })).text).toContain('Thank you');
  });

  it('takes one of two answers that come at once', async () => {
    const id = await begin();
    const address = await asked(id);

    await Promise.all([page(address, { rating: '1' }), page(address, { rating: '4' })]);

    const { score } = await present(id);
    expect([1, 4]).toContain(score);
    expect((await survey(id))?.rating).toBe(score);
  });

  describe('bad input', () => {
    it.each(['', '0', '6', '1.5', 'five', '1e9'])('of a rating %j asks again', async (rating) => {
      const id = await begin();
      const { status, text } = await page(await asked(id), { rating });

      expect(status).toBe(200);
      expect(text).toContain('role="alert"');
      expect((await present(id)).score).toBeNull();
    });

    it('of an address that was changed leads nowhere', async () => {
      const address = await asked(await begin());
      for (const wrong of [address.slice(0, -1), `${address}x`, address.replace('/surveys/', '/surveys/0')])
        expect((await page(wrong)).status).toBe(404);
    });

    it('of a body that is too long is refused', async () => {
      const { status } = await page(await asked(await begin()), { comment: 'x'.repeat(40_000) });
      expect(status).toBe(413);
    });

    it('that comes a month late changes nothing', async () => {
      const id = await begin();
      const address = await asked(id);
      time += SURVEY_HOLDS_MS + 1;
      const { status } = await page(address, { rating: '5' });
      time -= SURVEY_HOLDS_MS + 1;

      expect(status).toBe(410);
      expect((await present(id)).score).toBeNull();
    });
  });

  it('asks nobody in public, outside the window, or of what was opened again', async () => {
    const inPublic = await resolved('facebook', { visibility: 'public', kind: 'comment' });
    const late = await begin({ sentAt: time - 25 * HOUR });
    await looked(inPublic);
    await looked(late);

    for (const id of [inPublic, late]) expect(await survey(id)).toBeNull();
  });

  it('asks once a day at most, however often it is resolved', async () => {
    const id = await begin();
    await asked(id);
    await setStatus(id, 'open');
    await setStatus(id, 'resolved');
    await looked(id);
    expect((await thread(test, id)).filter(({ author }) => author.kind === 'system')).toHaveLength(1);
  });

  it('waits until the resolving can no longer be taken back, and asks nobody who was taken back', async () => {
    const slow = await startBackend(opened().database, {
      clock: () => time,
      publicUrl: 'https://care.example',
      setup: { settings: { survey: { followUpRatings: [], language: 'en' } } },
    });
    const { id } = await slow.inbound({ sentAt: time });
    const version = async () => (await slow.call('GET', `/interactions/${id}`)).headers.get('etag') ?? '';
    await slow.call('PUT', `/interactions/${id}/assignment`, {
      headers: { 'if-match': await version() },
      body: { agentId: 'ada', teamId: null },
    });
    await slow.call('PATCH', `/interactions/${id}`, {
      headers: { 'if-match': await version() },
      body: { status: 'resolved' },
    });
    const waiting = await opened().database.inOrganisation(slow.organisationId, (transaction) =>
      transaction.query<{ due_at: number }>("SELECT due_at FROM job WHERE kind = 'ask-survey'"),
    );
    expect(waiting.map(({ due_at }) => due_at)).toEqual([time + 60_000]);
    await slow.call('PATCH', `/interactions/${id}`, {
      headers: { 'if-match': await version() },
      body: { undo: true },
    });
    await opened().database.inOrganisation(slow.organisationId, (transaction) =>
      transaction.query("UPDATE job SET due_at = 0 WHERE kind = 'ask-survey'"),
    );
    await until('the job to end', async () => {
      const left = await opened().database.inOrganisation(slow.organisationId, (transaction) =>
        transaction.query("SELECT 1 FROM job WHERE kind = 'ask-survey'"),
      );
      return left.length === 0;
    });
    expect((await slow.call('GET', `/interactions/${id}/survey`)).body.survey).toBeNull();
    await slow.stop();
  });

  it.each([
    ['a change of its status', 'PATCH', ''],
    ['unassigning and closing it', 'POST', '/unassign-and-close'],
  ] as const)(
    'asks of what is closed by %s within the minute after it was resolved',
    async (_by, method, path) => {
      const slow = await startBackend(opened().database, {
        clock: () => time,
        publicUrl: 'https://care.example',
        setup: { settings: { survey: { followUpRatings: [], language: 'en' } } },
      });
      const act = async (id: string, how: string, to: string, body?: object) => {
        const { headers } = await slow.call('GET', `/interactions/${id}`);
        const answer = await slow.call(how, `/interactions/${id}${to}`, {
          headers: { 'if-match': headers.get('etag') ?? '' },
          ...(body === undefined ? {} : { body }),
        });
        expect(answer.status).toBe(200);
      };
      const begun = async () => {
        const { id } = await slow.inbound({ sentAt: time });
        await act(id, 'PUT', '/assignment', { agentId: 'ada', teamId: null });
        await act(id, 'PATCH', '', { status: 'resolved' });
        return id;
      };
      const kept = await begun();
      const takenBack = await begun();
      await act(kept, method, path, method === 'PATCH' ? { status: 'closed' } : undefined);
      await act(takenBack, 'PATCH', '', { undo: true });
      await act(takenBack, 'PATCH', '', { status: 'closed' });
      await opened().database.inOrganisation(slow.organisationId, (transaction) =>
        transaction.query("UPDATE job SET due_at = 0 WHERE kind = 'ask-survey'"),
      );
      await until('the jobs to end', async () => {
        const left = await opened().database.inOrganisation(slow.organisationId, (transaction) =>
          transaction.query("SELECT 1 FROM job WHERE kind = 'ask-survey'"),
        );
        return left.length === 0;
      });
      const surveyOf = async (id: string) =>
        (await slow.call('GET', `/interactions/${id}/survey`)).body.survey;
      expect(await surveyOf(kept)).toMatchObject({ rating: null });
      expect(await surveyOf(takenBack)).toBeNull();
      await until('it to be sent', async () =>
        (await thread(slow, kept)).some(
          ({ author, delivery }) => author.kind === 'system' && delivery?.state === 'sent',
        ),
      );
      await slow.stop();
    },
  );

  it('forgets the words with the name of who said them', async () => {
    const id = await begin();
    const address = await asked(id);
    await page(address, { rating: '1' });
    await page(address, { comment: 'I am Léa' });
    const [first] = (await thread(test, id)).filter(({ direction }) => direction === 'inbound');
    await test.call('PUT', `/messages/${first?.id ?? ''}/removal`, { body: { author: true } });

    expect(await survey(id)).toMatchObject({ rating: 1, comment: null });
  });

  it('marks no answer as failed where the question did not get there', async () => {
    test.gateway.answer = () => ({ kind: 'refused', reason: 'rejected', detail: null });
    const id = await begin();
    await until('it to fail', async () =>
      (await thread(test, id)).some(
        ({ author, delivery }) => author.kind === 'system' && delivery?.state === 'failed',
      ),
    );
    expect(await present(id)).toMatchObject({ status: 'resolved', answerTrouble: null, waitingSince: null });
  });

  it('has nothing looked at where the administrator asks nobody', async () => {
    const silent = await startBackend(opened().database, {
      clock: () => time,
      timings: { surveyAfterMs: HOUR },
    });
    const { id } = await silent.inbound();
    const { headers } = await silent.call('GET', `/interactions/${id}`);
    await silent.call('PATCH', `/interactions/${id}`, {
      headers: { 'if-match': headers.get('etag') ?? '' },
      body: { status: 'resolved' },
    });
    const jobs = await opened().database.inOrganisation(silent.organisationId, (transaction) =>
      transaction.query("SELECT 1 FROM job WHERE kind = 'ask-survey'"),
    );
    expect(jobs).toEqual([]);
    await silent.stop();
  });
});
