import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createSmtpMailer } from '../../src/backend/node/smtp-mailer.ts';
import type { Log } from '../../src/backend/log.ts';
import { FEATURES, PERMISSIONS } from '../../src/model/agent.ts';
import type { WireTranscript } from '../../src/contract/transcript.ts';
import { startMailSink, type MailSink, type SunkMail } from '../support/mail-sink.ts';
import { onDatabase, onEachDatabase } from './support/databases.ts';
import { openStream, type StreamReader } from './support/stream-reader.ts';
import { PARCEL, PARCEL_VALUES } from '../support/sample-templates.ts';
import { renderTemplate } from '../../src/model/template.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

onEachDatabase('Transcripts', (opened) => {
  let test: TestBackend;
  let sink: MailSink;
  let stream: StreamReader;
  let mailer: ReturnType<typeof createSmtpMailer>;
  const lines: string[] = [];
  const log: Log = {
    info: (event, facts) => void lines.push(JSON.stringify([event, facts])),
    warn: (event, facts) => void lines.push(JSON.stringify([event, facts])),
    error: (event, error, facts) => void lines.push(JSON.stringify([event, String(error), facts])),
  };
  beforeAll(async () => {
    sink = await startMailSink();
    mailer = createSmtpMailer({ url: sink.url, from: 'Acme <care@acme.example>' });
    test = await startBackend(opened().database, { mailer, log, timeZone: 'Europe/Paris' });
    stream = await openStream(test);
  }, 60_000);
  afterEach(() => {
    // Whatever happened, no address stands in the log.
    expect(lines.join('\n')).not.toContain('@');
  });
  afterAll(async () => {
    await stream.close();
    await test.stop();
    mailer.close();
    await sink.stop();
  });

  const ask = (
    id: string,
    to = 'lea@home.example',
    more: { key?: string; agentId?: string; language?: string } = {},
  ) =>
    test.call('POST', `/interactions/${id}/transcript`, {
      headers: { 'idempotency-key': more.key ?? crypto.randomUUID() },
      body: { to, language: more.language ?? 'en' },
      agentId: more.agentId ?? 'ada',
    });
  const toldOf = (id: string): WireTranscript | undefined =>
    stream
      .events()
      .flatMap(({ event }) => (event.type === 'transcript.changed' ? [event.transcript] : []))
      .findLast((transcript) => transcript.id === id);
  /** Asks for a transcript and waits for what becomes of it. */
  const end = async (id: string, ...given: [to?: string, more?: { key?: string; language?: string }]) => {
    const { status, body } = await ask(id, ...given);
    expect(status).toBe(201);
    return until('its end', () => {
      const told = toldOf(body.id as string);
      return told !== undefined && told.state !== 'sending' && told;
    });
  };
  const mail = async (
    id: string,
    ...given: Parameters<typeof end> extends [string, ...infer Rest] ? Rest : never
  ): Promise<SunkMail> => {
    const before = sink.mails.length;
    expect(await end(id, ...given)).toMatchObject({ state: 'sent', reason: null });
    const [, ...more] = sink.mails.slice(before);
    expect(more).toEqual([]);
    const one = sink.mails[before];
    if (one === undefined) throw new Error('No mail came in');
    return one;
  };

  it('O9: mails what was written, as text and as HTML, to the one address', async () => {
    const at = Date.now() - 60_000;
    const when = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    }).format(at);
    const { id, lastMessage } = await test.inbound({
      author: { networkId: 'lea', name: 'Léa Martin', handle: null },
      text: 'Où est mon colis ?\nMerci',
      sentAt: at,
    });
    await test.send(id, { seenMessageId: lastMessage?.id ?? null, text: 'It leaves today, Léa.' });
    await until('it to have left', () => test.gateway.sent.some(({ text }) => text.startsWith('It leaves')));
    await until('it to be taken', async () => {
      const { body } = await test.call('GET', `/interactions/${id}/messages`);
      return body.items.at(-1)?.delivery?.state === 'sent';
    });
    const { from, to, parsed, raw } = await mail(id);
    expect([from, to]).toEqual(['care@acme.example', ['lea@home.example']]);
    expect(parsed.subject).toBe('Conversation with Léa Martin (WhatsApp)');
    expect(parsed.from).toMatchObject({ name: 'Acme', address: 'care@acme.example' });
    for (const version of [parsed.text, parsed.html]) {
      expect(version).toContain('Où est mon colis ?\nMerci');
      expect(version).toContain('It leaves today, Léa.');
      expect(version).toContain(
        `Léa Martin${version === parsed.text ? ', ' : '</bdi></b> <span style="color:#5b6070">'}${when}`,
      );
    }
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toMatch(/^Message-ID: <[\w-]+@acme\.example>\r$/m);
    expect(parsed.attachments).toEqual([]);
  });

  it('is in the agent’s language', async () => {
    const { id } = await test.inbound({
      author: { networkId: 'lea2', name: 'Léa', handle: null },
      text: 'Bonjour',
    });
    const { parsed } = await mail(id, 'lea@home.example', { language: 'fr-FR' });
    expect(parsed.subject).toBe('Conversation avec Léa (WhatsApp)');
    expect(parsed.text).toContain('Transcription d’une conversation');
    expect(parsed.html).toContain('lang="fr-FR"');
  });

  it('holds pictures in the text, and no file, link, tag or note', async () => {
    test.gateway.files.set('picture', { bytes: PNG, name: '../../dot <b>.png', type: 'image/png' });
    test.gateway.files.set('page', {
      bytes: new TextEncoder().encode('<script>alert(1)</script>'),
      name: 'page.html',
      type: 'text/html',
    });
    const { id } = await test.inbound({
      text: 'Look: https://shop.example/a?b=c and www.other.example/x, or write to me@home.example',
      files: [
        { reference: 'picture', name: 'x', type: 'image/png' },
        { reference: 'page', name: 'page.html', type: 'text/html' },
      ],
      networkUrl: 'https://network.example/post/1',
    });
    await until('the files', async () => {
      const { body } = await test.call('GET', `/interactions/${id}/messages`);
      return (
        body.items[0]?.attachments.every(({ size }: { size: number }) => size > 0) &&
        body.items[0]?.attachments.length === 2
      );
    });
    const { parsed, raw } = await mail(id);
    expect(parsed.text).toContain('Look: [link] and [link] or write to me@home.example');
    expect(parsed.html).not.toMatch(/https?:|<a\b|<script/);
    expect(raw).not.toContain('network.example');
    expect(parsed.attachments.map(({ disposition, mimeType }) => [disposition, mimeType])).toEqual([
      ['inline', 'image/png'],
    ]);
    const [picture] = parsed.attachments;
    expect(new Uint8Array(picture?.content as ArrayBuffer)).toEqual(PNG);
    expect(parsed.html).toContain(`src="cid:${picture?.contentId?.slice(1, -1) ?? '?'}"`);
  });

  it('holds all that the contact could read of a template, and where its buttons lead to nowhere', async () => {
    test.gateway.approved = [PARCEL];
    const { id, lastMessage } = await test.inbound({ text: 'Where is it?' });
    const sent = await test.call('POST', `/interactions/${id}/messages`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: {
        text: '',
        attachmentIds: [],
        visibility: 'private',
        inReplyToId: null,
        seenMessageId: lastMessage?.id ?? null,
        template: {
          templateId: PARCEL.id,
          values: PARCEL_VALUES,
          content: renderTemplate(PARCEL, PARCEL_VALUES),
        },
      },
    });
    expect(sent.status).toBe(201);
    await until('it to be taken', async () => (await thread(test, id)).at(-1)?.delivery?.state === 'sent');

    const { parsed } = await mail(id);

    expect(parsed.text).toContain(
      [
        'Order A-10423',
        'Hello Léa, your order A-10423 arrives on Tuesday.',
        'Acme, Lyon',
        '[Follow it]',
        '[Call us]',
        '[Thank you]',
      ].join('\n'),
    );
    expect(parsed.html).not.toMatch(/acme\.example/);
  });

  it('holds no address that a mail program would make a link of', async () => {
    const { id } = await test.inbound({
      text: 'see bit.ly/abc, acme.example/track/1?x=2 and shop.fr; acme.example:8080 or https://x.example/1. Not me@home.example, 12.50/month or and/or.',
    });
    const { parsed } = await mail(id);
    expect(parsed.text).toContain(
      'see [link], [link] and [link]; [link] or [link]. Not me@home.example, 12.50/month or and/or.',
    );
  });

  it('never takes what somebody wrote for markup or for a header', async () => {
    const { id } = await test.inbound({
      author: { networkId: 'evil', name: 'Eve\r\nBcc: all@acme.example', handle: null },
      text: '<img src=x onerror=alert(1)> & "quotes" </body>\r\n.\r\nQUIT',
    });
    const { to, parsed, raw } = await mail(id);
    expect(to).toEqual(['lea@home.example']);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.html).toContain(
      '&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot; &lt;/body&gt;',
    );
    expect(parsed.text).toContain('<img src=x onerror=alert(1)>');
  });

  it('tells what the contact was given of a translated answer', async () => {
    const { id, lastMessage } = await test.inbound();
    const translation = { text: 'Votre colis part demain.', from: 'en', to: 'fr' };
    await test.send(id, {
      seenMessageId: lastMessage?.id ?? null,
      text: 'Your parcel leaves tomorrow.',
      translation,
    });
    await until('it to be taken', async () => {
      const { body } = await test.call('GET', `/interactions/${id}/messages`);
      return body.items.at(-1)?.delivery?.state === 'sent';
    });
    const { parsed } = await mail(id);
    expect(parsed.text).toContain('Votre colis part demain.\n\n(Traduit automatiquement)');
    expect(parsed.text).not.toContain('Your parcel');
  });

  it('M5, M6: knows nothing of what was removed, and says so in its place', async () => {
    const { id, lastMessage } = await test.inbound({
      author: { networkId: 'gone', name: 'Secret Name', handle: null },
      text: 'Secret words',
    });
    const seenMessageId = lastMessage?.id ?? null;
    const translation = { text: 'Secret traduit', from: 'en', to: 'fr' };
    const { body: answer } = await test.send(id, { seenMessageId, text: 'Secret answer', translation });
    await until('it to be taken', async () => {
      const { body } = await test.call('GET', `/interactions/${id}/messages`);
      return body.items.at(-1)?.delivery?.state === 'sent';
    });
    const remove = (messageId: string | null, body: object) =>
      test.call('PUT', `/messages/${String(messageId)}/removal`, { body });
    expect((await remove(seenMessageId, { content: true, author: true })).status).toBe(200);
    expect((await remove(answer.id as string, { content: true })).status).toBe(200);
    const { parsed, raw } = await mail(id);
    for (const version of [parsed.text, parsed.html, parsed.subject, raw])
      expect(version).not.toContain('Secret');
    expect(parsed.text).toContain('Anonymous');
    expect(parsed.text?.match(/Content removed/g)).toHaveLength(2);
    // The translation has gone from everything that the database keeps, too.
    const left = await opened().database.asSystem(async (transaction) => {
      const tables = await transaction.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await transaction.query(
          `SELECT 1 FROM "${name}" t WHERE t::text LIKE '%Secret traduit%'`,
        );
        if (rows.length > 0) found.push(name);
      }
      return found;
    });
    expect(left).toEqual([]);
  });

  it('refuses every address but one, by its field, and sends nothing', async () => {
    const { id } = await test.inbound();
    const before = sink.connections;
    for (const to of [
      'a@b, c@d',
      'a@b.example;c@d.example',
      'a@b.example\r\nRCPT TO:<c@d.example>',
      '',
      'a',
    ]) {
      const { status, body } = await ask(id, to);
      expect([to, status, body.fields]).toEqual([to, 400, [{ field: 'to', expected: 'one email address' }]]);
    }
    expect(sink.connections).toBe(before);
  });

  it('sends once for a key, however often it is asked for, and another under it never', async () => {
    const { id } = await test.inbound();
    const key = crypto.randomUUID();
    const before = sink.mails.length;
    expect(await end(id, 'one@home.example', { key })).toMatchObject({ state: 'sent' });
    const again = await ask(id, 'one@home.example', { key });
    expect([again.status, again.body.state]).toEqual([201, 'sent']);
    expect((await ask(id, 'one@home.example', { key, agentId: 'ben' })).status).toBe(422);
    expect(sink.mails.length - before).toBe(1);
  });

  it('forgets the address once it is over', async () => {
    const { id } = await test.inbound();
    const { id: transcript } = await end(id, 'gone@home.example');
    const left = await opened().database.asSystem(async (transaction) => {
      const tables = await transaction.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await transaction.query(
          `SELECT 1 FROM "${name}" t WHERE t::text LIKE '%gone@home.example%'`,
        );
        if (rows.length > 0) found.push(name);
      }
      return found;
    });
    expect([left, typeof transcript]).toEqual([[], 'string']);
  });

  it('comes again where the mail server can’t take it just now', async () => {
    const { id } = await test.inbound();
    sink.next({ at: 'recipient', code: 451 }, { at: 'data', code: 452 });
    await mail(id);
  });

  it('says that an address or the mail itself is refused', async () => {
    const { id } = await test.inbound();
    sink.next({ at: 'recipient', code: 550 });
    expect(await end(id)).toMatchObject({ state: 'failed', reason: 'address-refused' });
    sink.next({ at: 'data', code: 552 });
    expect(await end(id)).toMatchObject({ state: 'failed', reason: 'message-refused' });
  });

  it('is told to its agent alone, and is for who may see, may ask, and where it is on and set up', async () => {
    const other = await openStream(test, { agentId: 'ben' });
    const { id } = await test.inbound();
    await end(id);
    expect(other.events().filter(({ event }) => event.type === 'transcript.changed')).toEqual([]);
    await other.close();
    expect((await ask(id, 'a@b.example', { agentId: 'cleo' })).status).toBe(404);
    const facebook = await test.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
    const lacking = await ask(facebook.id, 'a@b.example', { agentId: 'cleo' });
    expect([lacking.status, lacking.body.detail]).toEqual([
      403,
      'Needs the permission conversation.transcript',
    ]);
    expect(PERMISSIONS).toContain('conversation.transcript');

    const call = async (backend: TestBackend) => {
      const there = await backend.inbound();
      const { status, body } = await backend.call('POST', `/interactions/${there.id}/transcript`, {
        headers: { 'idempotency-key': 'k' },
        body: { to: 'a@b.example', language: 'en' },
      });
      await backend.stop();
      return [status, body.type];
    };
    const off = await startBackend(opened().database, {
      mailer,
      setup: { features: FEATURES.filter((feature) => feature !== 'transcript') },
    });
    expect(await call(off)).toEqual([403, '/problems/feature-off']);
    expect(await call(await startBackend(opened().database))).toEqual([501, '/problems/not-set-up']);
  });
});

// On a database of its own: backends on one share their jobs, and another's mail server is there.
onDatabase('PGlite', 'Transcripts without a mail server', (opened) => {
  it('gives up on a mail server that is not there', async () => {
    const dead = await startMailSink();
    const nowhere = createSmtpMailer({ url: dead.url, from: 'care@acme.example' });
    await dead.stop();
    const lonely = await startBackend(opened().database, {
      mailer: nowhere,
      timings: { mailGiveUpMs: 2_000 },
    });
    const reader = await openStream(lonely);
    const { id } = await lonely.inbound();
    await lonely.call('POST', `/interactions/${id}/transcript`, {
      headers: { 'idempotency-key': 'k' },
      body: { to: 'lea@home.example', language: 'en' },
    });
    const states = () =>
      reader.events().flatMap(({ event }) => (event.type === 'transcript.changed' ? [event.transcript] : []));
    await until('it to fail', () => states().some(({ state }) => state === 'failed'));
    // Told after each attempt, however many there have been.
    expect([...new Set(states().map(({ state, reason }) => `${state}, ${String(reason)}`))]).toEqual([
      'sending, unreachable',
      'failed, unreachable',
    ]);
    await reader.close();
    await lonely.stop();
    nowhere.close();
  });
});
