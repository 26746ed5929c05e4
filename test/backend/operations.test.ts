import { createHash } from 'node:crypto';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/contract/openapi.ts';
import { FEATURES } from '../../src/model/agent.ts';
import type { TranslationService } from '../../src/backend/translation/translation-service.ts';
import { OPERATIONS, type Operation, type OperationId } from '../../src/contract/operations.ts';
import { onDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import {
  startBackend,
  until,
  type Answer,
  type CallOptions,
  type TestBackend,
} from './support/test-backend.ts';

interface Described {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>
  >;
}

/** The document as any client has it, and a check of an answer against what it says of the operation. */
const document = openApiDocument('test') as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: { readonly Problem: object } };
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);

function check(id: OperationId, { status, headers, body }: Answer): void {
  const { path, method } = OPERATIONS[id];
  const response = document.paths[`/api/v1${path}`]?.[method.toLowerCase()]?.responses[status];
  if (response === undefined)
    throw new Error(`${id}: ${String(status)} is not described: ${JSON.stringify(body)}`);
  const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
  const content = response.content?.[type] ?? response.content?.['*/*'];
  if (response.content === undefined) return;
  if (content === undefined) throw new Error(`${id}: ${type} is not described for ${String(status)}`);
  if (type.endsWith('json')) {
    const validate = compile(content.schema);
    expect(validate(body), `${id} ${String(status)}: ${JSON.stringify(validate.errors)}`).toBe(true);
  }
}

function compile(schema: object): ValidateFunction {
  return ajv.compile({ ...schema, components: document.components });
}

const ATTRIBUTES = [{ id: 'plan', label: 'Plan', type: 'choice', choices: ['Plus'] }] as const;
const OUTCOME = {
  revision: 0,
  status: 'open',
  dispositionId: null,
  topics: [] as string[],
  resolutionReason: null,
  notes: '',
  tags: [] as string[],
};

/** A service that knows two languages. */
const TRANSLATION_SERVICE: TranslationService = {
  languages: () => Promise.resolve({ ok: true, value: [{ code: 'fr', targets: ['en'] }] }),
  detect: () => Promise.resolve({ ok: true, value: 'fr' }),
  translate: (text, { to }) =>
    Promise.resolve(
      to === 'en'
        ? { ok: true, value: { text, from: 'fr', to } }
        : { ok: false, failure: { kind: 'unsupported', retryAfterMs: null, detail: 'no such pair' } },
    ),
};

const LOGIN_SERVER = {
  organisationId: 'sign-in',
  issuer: 'https://login.example',
  endpoints: {
    authorization: 'https://login.example/auth',
    token: 'https://login.example/token',
    jwks: 'https://login.example/jwks',
  },
  clientId: 'inlay',
  fetch: () => Promise.reject(new TypeError('down')),
};
const OWN_PAGE = { origin: 'http://127.0.0.1', 'sec-fetch-site': 'same-origin' };
const PROOF = {
  verifier: 'v'.repeat(43),
  state: 's'.repeat(43),
  nonce: 'n'.repeat(43),
  redirectUri: 'http://127.0.0.1/sign-in.html',
};
/** What `PROOF.verifier` hashes to (RFC 7636, S256). */
const CHALLENGE = createHash('sha256').update(PROOF.verifier).digest('base64url');

onDatabase('PGlite', 'Every operation keeps to its description', (opened) => {
  let test: TestBackend;
  const done = new Set<OperationId>();
  const problems = new Map<OperationId, Set<string>>();
  beforeAll(async () => {
    test = await startBackend(opened().database, {
      organisationId: 'sign-in',
      setup: {
        features: FEATURES,
        attributes: ATTRIBUTES,
        settings: { contactTimerMinutes: 60, moreTimeMinutes: 5 },
      },
      // Never takes the mail, so that its key stays that of its first address.
      mailer: { send: () => Promise.resolve({ kind: 'later', detail: 'full' }) },
      translation: TRANSLATION_SERVICE,
      signIn: { oauth: LOGIN_SERVER },
      limits: { bodyBytes: 5_000, uploadBytes: 10_000 },
    });
  }, 60_000);
  afterAll(() => test.stop());

  /** Calls an operation with its parameters filled in, checks the answer, and gives it. */
  const run = async (
    id: OperationId,
    { params = [], query = '', ...options }: CallOptions & { params?: string[]; query?: string } = {},
  ): Promise<Answer> => {
    const left = [...params];
    const path = OPERATIONS[id].path.replace(/\{\w+\}/g, () => left.shift() ?? 'missing');
    const answer = await test.call(OPERATIONS[id].method, path + query, options);
    check(id, answer);
    if (answer.status < 300) done.add(id);
    else problems.set(id, (problems.get(id) ?? new Set()).add(answer.body.type));
    return answer;
  };
  const send = {
    text: 'Answer',
    attachmentIds: [] as string[],
    visibility: 'private',
    inReplyToId: null,
    seenMessageId: null as string | null,
  };

  it('answers each as described', async () => {
    const interaction = await test.inbound({
      author: { networkId: 'full', name: 'Full', handle: null },
      extra: { type: 'location', latitude: 1, longitude: 2, name: null, address: 'Here' },
    });
    const offered = [await test.inbound({}, 'sms'), await test.inbound({}, 'sms')];
    const of = [interaction.id];
    const version = async (): Promise<Record<string, string>> => {
      const { headers } = await run('getInteraction', { params: of });
      return { 'if-match': headers.get('etag') ?? '' };
    };
    await run('getHealth');
    await run('describeSignIn');
    const answers = { challenge: CHALLENGE, parameters: `code=x&state=${PROOF.state}` };
    await run('finishSignIn', { headers: OWN_PAGE, body: PROOF });
    await run('answerSignIn', { headers: OWN_PAGE, body: answers });
    const { headers: started } = await run('startSession', { headers: OWN_PAGE });
    const session = { ...OWN_PAGE, cookie: (started.get('set-cookie') ?? '').split(';')[0] ?? '' };
    await run('renewToken', { headers: session });
    await run('endSession', { headers: session });
    await run('getSession');
    await run('setAvailability', { body: { availabilityId: 'lunch' } });
    await run('setAvailability', { body: { availabilityId: 'available' } });
    await run('listChannels');
    await run('getPreferences');
    await run('changePreferences', { body: { soundVolume: 0.2, keys: { reply: 'x', help: null } } });
    await run('getWorkRules');
    await run('getSurvey', { params: of });
    await run('listInteractions', {
      query: '?sort=sla&limit=2&statuses=new&statuses=open&channelIds=whatsapp',
    });
    await run('countInteractions');
    await run('assignInteraction', {
      params: of,
      headers: await version(),
      body: { agentId: 'ada', teamId: null },
    });
    await run('changeInteraction', { params: of, headers: await version(), body: { status: 'open' } });
    await run('transferInteraction', {
      params: of,
      headers: await version(),
      body: { to: { kind: 'team', id: 'care' }, note: 'Knows the contact' },
    });
    await run('assignInteraction', {
      params: of,
      headers: await version(),
      body: { agentId: 'ada', teamId: null },
    });
    await run('getOutcome', { params: of });
    await run('saveOutcome', {
      params: of,
      headers: await version(),
      body: { ...OUTCOME, topics: ['Delivery'], notes: 'Called back', tags: ['urgent'] },
    });
    await run('confirmActivity', { params: of, body: { activityId: 'a1' } });
    await run('endConversation', { params: of, headers: await version() });
    await run('endAfterWork', { params: of });
    await run('listAudit', { params: of });
    await run('markRead', { params: of, body: { messageId: interaction.lastMessage?.id } });
    await run('tellTyping', { params: of });
    await run('setViewing', { params: of, body: { viewerId: 'tab', here: true } });
    await run('getTranslationSettings', { params: of });
    const settings = { contactLanguage: 'fr', agentLanguage: 'en', contactMessages: true, replies: false };
    await run('setTranslationSettings', { params: of, body: settings });
    await run('getTranslationSettings', { params: of });
    await run('translateText', { body: { text: 'Merci', from: 'fr', to: 'en' } });
    await run('detectLanguage', { body: { text: 'Merci' } });
    await run('listLanguages');
    await run('sendTranscript', {
      params: of,
      headers: { 'idempotency-key': 'mail' },
      body: { to: 'lea@home.example', language: 'en' },
    });
    await run('getContact', { params: of });
    await run('changeContact', {
      params: of,
      headers: { 'if-match': '"0"' },
      body: { attributes: { plan: 'Plus' }, record: { type: 'contact', id: 'C-1' } },
    });
    await run('listEarlier', { params: of, query: '?limit=2' });
    const old = { filter: { queue: 'new' }, olderThanMinutes: 60 };
    await test.inbound({ sentAt: test.now() - 2 * 3_600_000 });
    await run('countBulkResolution', { body: old });
    const bulk = await run('startBulkResolution', {
      headers: { 'idempotency-key': 'bulk' },
      body: { ...old, reason: null },
    });
    await run('cancelBulkResolution', { params: [bulk.body.id] });
    await run('listBulkResolutions');
    await run('listDirectory', { query: '?search=a&kind=agent' });
    const whom = { identifier: '+33639980001', skillId: null };
    const begun = await run('beginOutbound', {
      headers: { 'idempotency-key': 'outbound' },
      body: {
        ...whom,
        channelId: 'whatsapp',
        contactId: null,
        name: 'Léa Martin',
        record: { type: 'contact', id: 'C-9' },
      },
    });
    await run('listContactLines', { params: [begun.body.interaction.contact.id] });
    await run('elevateInteraction', {
      params: [begun.body.interaction.id],
      headers: { 'idempotency-key': 'elevated' },
      body: { ...whom, channelId: 'sms' },
    });
    await run('listDirectory', { query: '?search=a&kind=contact' });
    await run('listTemplates', { params: ['whatsapp'], query: '?language=fr' });
    await run('createQuickReply', {
      headers: { 'idempotency-key': 'reply' },
      body: { title: 'Hello', shortcut: 'hello', text: 'Hello {{contact.name}}' },
    });
    const shelf = await run('listQuickReplies', { query: '?limit=10' });
    const unchanged = await run('listQuickReplies', {
      headers: { 'if-none-match': shelf.headers.get('etag') ?? '' },
    });
    expect(unchanged.status).toBe(304);
    const reply = await run('changeQuickReply', {
      params: ['reply'],
      headers: { 'if-match': '"1"' },
      body: { title: 'Hello', shortcut: null, text: 'Good day' },
    });
    await run('deleteQuickReply', {
      params: ['reply'],
      headers: { 'if-match': reply.headers.get('etag') ?? '' },
    });
    const file = await run('uploadAttachment', {
      query: `?interactionId=${interaction.id}&name=a.txt`,
      body: new TextEncoder().encode('Text'),
    });
    await run('getAttachment', { params: [file.body.id] });
    const signed = new URL(file.body.url, 'http://x').search;
    await run('downloadFile', { params: [file.body.id], query: signed });
    await run('sendMessage', {
      params: of,
      headers: { 'idempotency-key': 'k' },
      body: { ...send, attachmentIds: [file.body.id], seenMessageId: interaction.lastMessage?.id ?? null },
    });
    await run('listMessages', { params: of });
    test.gateway.answer = () => ({ kind: 'refused', reason: 'rejected', detail: null });
    const refused = await run('sendMessage', {
      params: of,
      headers: { 'idempotency-key': 'refused' },
      body: { ...send, seenMessageId: interaction.lastMessage?.id ?? null },
    });
    await until('it to be refused', async () => {
      const { body } = await run('listMessages', { params: of });
      return body.items.some(({ id, delivery }: { id: string; delivery: { state: string } | null }) => {
        return id === refused.body.id && delivery?.state === 'failed';
      });
    });
    await run('resendMessage', { params: [refused.body.id] });
    await run('takeBackMessage', { params: [refused.body.id] });
    const first = [interaction.lastMessage?.id ?? ''];
    await run('changeMessageTags', {
      params: first,
      headers: { 'idempotency-key': 'tags' },
      body: { add: ['urgent', 'made up'], remove: [] },
    });
    const noted = await run('addMessageNote', {
      params: first,
      headers: { 'idempotency-key': 'note' },
      body: { text: 'Rang them' },
    });
    await run('addConversationNote', {
      params: of,
      headers: { 'idempotency-key': 'conversation-note' },
      body: { text: 'A regular' },
    });
    await run('listConversationNotes', { params: of });
    const edited = await run('editNote', {
      params: [noted.body.id],
      headers: { 'if-match': noted.headers.get('etag') ?? '' },
      body: { text: 'Rang them twice' },
    });
    await run('listMessages', { params: of });
    await run('deleteNote', {
      params: [noted.body.id],
      headers: { 'if-match': edited.headers.get('etag') ?? '' },
    });
    await run('muteInteraction', { params: of, body: { contact: true } });
    await run('listMutes', { query: '?limit=1' });
    await run('getInteraction', { params: of });
    await run('muteInteraction', { params: of, body: { contact: false } });
    await run('removeFromMessage', { params: first, body: { content: true, author: true } });
    await run('readEvents', { query: `?after=${(await run('getSession')).body.position.split(':')[0]}:0` });

    // Offers need somebody who is there to be offered to.
    const stream = await openStream(test, { agentId: 'cleo' });
    const offerOf = (id = '') =>
      until('an offer', async () => {
        const answer = await run('getInteraction', { params: [id], agentId: 'cleo' });
        return answer.body.offer?.id as string | undefined;
      });
    await run('acceptOffer', { params: [await offerOf(offered[0]?.id)], agentId: 'cleo' });
    await run('declineOffer', { params: [await offerOf(offered[1]?.id)], agentId: 'cleo' });
    await test
      .inbound(
        {
          kind: 'comment',
          visibility: 'public',
          post: {
            networkId: 'post-of-ours',
            authorNetworkId: null,
            authorName: 'Acme',
            kind: 'post',
            text: 'News',
            files: [],
            networkUrl: null,
            ad: null,
            sentAt: test.now(),
          },
        },
        'facebook',
      )
      .then(({ id }) => run('removePost', { params: [id] }));
    await stream.close();

    // After the offers: it would be given to the one who is to get them.
    const post = await test.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
    const postId = post.lastMessage?.id ?? '';
    await run('actOnMessage', {
      params: [postId],
      headers: { 'idempotency-key': 'like' },
      body: { action: 'like' },
    });
    await run('dismissAction', { params: [postId] });
    await run('getPost', { params: [post.id] });
    const held = await run('sendMessage', {
      params: [post.id],
      headers: { 'idempotency-key': 'held' },
      body: { ...send, visibility: 'public', seenMessageId: postId },
    });
    await run('takeBackMessage', { params: [held.body.id] });

    const timed = async (): Promise<{ params: string[]; headers: Record<string, string> }> => {
      const { headers } = await run('getInteraction', { params: [post.id] });
      return { params: [post.id], headers: { 'if-match': headers.get('etag') ?? '' } };
    };
    const at = new Date(test.now() + 60_000).toISOString();
    await run('assignInteraction', { ...(await timed()), body: { agentId: 'ada', teamId: null } });
    await run('addTime', await timed());
    await run('unassignAndClose', await timed());
    await run('setBoomerang', { ...(await timed()), body: { at: '2020-01-01T00:00:00.000Z', note: null } });
    await run('setBoomerang', { ...(await timed()), body: { at, note: 'Why' } });
    await run('changeInteraction', { ...(await timed()), body: { status: 'open' } });
    await run('addTime', await timed());
    await run('addTime', { ...(await timed()), agentId: 'ben' });
    await run('changeInteraction', { ...(await timed()), body: { status: 'resolved' } });
    await run('setBoomerang', { ...(await timed()), body: { at, note: null } });
    await run('unassignAndClose', await timed());
    for (const id of ['addTime', 'unassignAndClose'] as const) {
      await run(id, { params: [post.id] });
      await run(id, { params: [post.id], headers: { 'if-match': '"1"' } });
    }
  }, 20_000);

  it('refuses each as described', async () => {
    const { id: held } = await test.inbound();
    const interaction = await test.hold(held);
    const unheld = await test.inbound();
    const closed = await test.hold((await test.inbound()).id);
    const publicOne = await test.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
    const of = { params: [interaction.id] };
    const current = { 'if-match': `"${String(interaction.version)}"` };
    await run('changeInteraction', {
      params: [closed.id],
      headers: { 'if-match': `"${String(closed.version)}"` },
      body: { status: 'closed' },
    });
    const key = { 'idempotency-key': 'other' };
    const seen = interaction.lastMessage?.id ?? null;

    // There is one that waits, and a login server that does not answer.
    await run('finishSignIn', { headers: OWN_PAGE, body: PROOF });
    await run('finishSignIn', { headers: OWN_PAGE, body: { ...PROOF, state: 'x' } });
    await run('answerSignIn', { headers: OWN_PAGE, body: { challenge: 'x', parameters: '' } });
    for (const id of ['startSession', 'renewToken', 'endSession'] as const) await run(id);
    await run('renewToken', { headers: OWN_PAGE });
    const refused = { challenge: CHALLENGE, parameters: `error=access_denied&state=${PROOF.state}` };
    await run('answerSignIn', { headers: OWN_PAGE, body: refused });
    await run('finishSignIn', { headers: OWN_PAGE, body: PROOF });
    await run('setAvailability', { body: { availabilityId: 'nowhere' } });
    await run('changePreferences', { body: { soundVolume: 2 } });
    await run('changePreferences', { body: { signInAvailabilityId: 'nowhere' } });
    await run('changePreferences', { body: '{', headers: { 'content-type': 'application/json' } });
    await run('setAvailability', { body: '{', headers: { 'content-type': 'application/json' } });
    await run('setAvailability', { body: 'a=b', headers: { 'content-type': 'text/plain' } });
    await run('setAvailability', { body: { availabilityId: 'x'.repeat(6_000) } });
    await run('listInteractions', { query: '?sort=best' });
    await run('listInteractions', { query: '?cursor=x' });
    await run('countInteractions', { query: '?queue=all' });
    await run('getInteraction');
    await run('changeInteraction', { ...of, body: { status: 'open' } });
    await run('changeInteraction', { ...of, headers: { 'if-match': '"99"' }, body: { status: 'open' } });
    await run('changeInteraction', { ...of, headers: current, body: { status: 'gone' } });
    await run('changeInteraction', { ...of, headers: current, body: { status: 'new' } });
    await run('changeInteraction', { headers: current, body: { status: 'open' } });
    await run('changeInteraction', {
      params: [closed.id],
      headers: { 'if-match': '"2"' },
      body: { status: 'open' },
    });
    const other = { params: [unheld.id], headers: { 'if-match': `"${String(unheld.version)}"` } };
    await run('changeInteraction', { ...other, body: { status: 'open' } });
    await run('getOutcome');
    await run('saveOutcome', { ...of, body: OUTCOME });
    await run('saveOutcome', { ...of, headers: { 'if-match': '"99"' }, body: { ...OUTCOME, notes: 'New' } });
    await run('saveOutcome', { ...of, headers: current, body: { ...OUTCOME, status: 'gone' } });
    await run('saveOutcome', { ...of, headers: current, body: { ...OUTCOME, dispositionId: 'none' } });
    await run('saveOutcome', {
      params: [closed.id],
      headers: { 'if-match': `"${String(closed.version + 1)}"` },
      body: { ...OUTCOME, status: 'open' },
    });
    await run('saveOutcome', { ...other, body: OUTCOME });
    await run('endConversation', { ...of });
    await run('endConversation', { ...of, headers: { 'if-match': '"99"' } });
    await run('endConversation', { ...other });
    await run('endConversation', {
      params: [closed.id],
      headers: { 'if-match': `"${String(closed.version + 1)}"` },
    });
    await run('endAfterWork');
    await run('confirmActivity', { ...of, body: { activityId: '' } });
    await run('listAudit', { ...of, query: '?cursor=x' });
    await run('listAudit');
    await run('assignInteraction', { ...of, headers: current, body: { agentId: 'nobody', teamId: null } });
    await run('assignInteraction', {
      ...of,
      headers: { 'if-match': '"99"' },
      body: { agentId: 'ben', teamId: null },
    });
    await run('assignInteraction', { ...of, body: { agentId: 'ben', teamId: null } });
    await run('assignInteraction', {
      params: [publicOne.id],
      agentId: 'cleo',
      headers: current,
      body: { agentId: 'ben', teamId: null },
    });
    await run('assignInteraction', {
      params: [closed.id],
      headers: { 'if-match': '"2"' },
      body: { agentId: 'ada', teamId: null },
    });
    const to = { kind: 'agent', id: 'ben' };
    await run('transferInteraction', { ...of, body: { to } });
    await run('transferInteraction', { ...of, headers: current, body: { to } });
    await run('transferInteraction', { ...of, headers: { 'if-match': '"99"' }, body: { to } });
    await run('transferInteraction', { ...of, headers: current, body: { to: { ...to, id: 'nobody' } } });
    await run('transferInteraction', { headers: current, body: { to } });
    await run('transferInteraction', {
      params: [publicOne.id],
      agentId: 'cleo',
      headers: current,
      body: { to },
    });
    await run('listDirectory', { query: '?cursor=x' });
    const whom = { channelId: 'whatsapp', identifier: '+33', skillId: null };
    await run('elevateInteraction', { ...of, headers: { 'idempotency-key': 'e1' }, body: whom });
    await run('elevateInteraction', {
      params: [closed.id],
      headers: { 'idempotency-key': 'e2' },
      body: whom,
    });
    await run('elevateInteraction', { headers: { 'idempotency-key': 'e3' }, body: whom });
    await run('beginOutbound', { headers: { 'idempotency-key': 'e4' }, body: { ...whom, contactId: null } });
    await run('beginOutbound', {
      headers: { 'idempotency-key': 'e5' },
      body: { ...whom, contactId: 'nobody' },
    });
    await run('beginOutbound', { body: { ...whom, contactId: null } });
    await run('beginOutbound', {
      headers: { 'idempotency-key': 'e7' },
      body: { ...whom, contactId: null, name: 'x'.repeat(201) },
    });
    await run('beginOutbound', {
      agentId: 'cleo',
      headers: { 'idempotency-key': 'e6' },
      body: { ...whom, contactId: null },
    });
    await run('listContactLines');
    await run('acceptOffer');
    await run('declineOffer');
    await run('listMessages');
    await run('listMessages', { ...of, query: '?limit=0' });
    await run('listMessages', { ...of, query: '?cursor=x' });
    await run('sendMessage', { ...of, body: send });
    await run('sendMessage', { ...of, headers: key, body: { ...send, seenMessageId: null } });
    await run('sendMessage', { ...of, headers: key, body: { ...send, text: '', seenMessageId: seen } });
    await run('sendMessage', {
      ...of,
      headers: key,
      body: { ...send, text: 'x'.repeat(4_500), seenMessageId: seen },
    });
    await run('sendMessage', {
      ...of,
      headers: key,
      body: { ...send, visibility: 'public', seenMessageId: seen },
    });
    await run('sendMessage', { ...of, headers: key, body: { ...send, extra: 1 } });
    await run('sendMessage', { headers: key, body: send });
    await run('resendMessage');
    await run('resendMessage', { params: [seen ?? ''] });
    await run('takeBackMessage');
    await run('getPost');
    await run('takeBackMessage', { params: [seen ?? ''] });
    await run('actOnMessage', { headers: key, body: { action: 'like' } });
    await run('actOnMessage', { params: [seen ?? ''], body: { action: 'like' } });
    await run('actOnMessage', { params: [seen ?? ''], headers: key, body: { action: 'like' } });
    await run('actOnMessage', {
      params: [publicOne.lastMessage?.id ?? ''],
      agentId: 'cleo',
      headers: key,
      body: { action: 'like' },
    });
    await run('dismissAction');
    await run('sendMessage', {
      ...of,
      headers: key,
      body: { ...send, as: 'quote', inReplyToId: seen, seenMessageId: seen },
    });
    const message = { params: [seen ?? ''] };
    await run('removeFromMessage', { body: { content: true } });
    await run('removePost');
    await run('removePost', of);
    await run('removeFromMessage', { ...message, body: {} });
    await run('removeFromMessage', { ...message, body: { content: false } });
    await run('changeMessageTags', { headers: key, body: { add: ['a'], remove: [] } });
    await run('changeMessageTags', { ...message, headers: key, body: { add: [' '], remove: [] } });
    await run('changeMessageTags', {
      ...message,
      headers: key,
      body: { add: ['x'.repeat(500)], remove: [] },
    });
    await run('changeMessageTags', { ...message, body: { add: ['a'], remove: [] } });
    await run('addMessageNote', { headers: key, body: { text: 'a' } });
    await run('addMessageNote', { ...message, headers: key, body: { text: ' ' } });
    await run('addConversationNote', { headers: key, body: { text: 'a' } });
    await run('addConversationNote', { ...of, headers: key, body: { text: 'x'.repeat(2_001) } });
    await run('listConversationNotes');
    await run('editNote', { headers: { 'if-match': '"1"' }, body: { text: 'a' } });
    await run('editNote', { body: { text: 'a' } });
    await run('deleteNote', { headers: { 'if-match': '"1"' } });
    await run('deleteNote');
    const theirs = await run('addConversationNote', {
      ...of,
      agentId: 'ben',
      headers: { 'idempotency-key': 'of-ben' },
      body: { text: 'a' },
    });
    const note = { params: [theirs.body.id] };
    await run('editNote', { ...note, headers: { 'if-match': '"9"' }, body: { text: 'b' } });
    await run('deleteNote', { ...note, headers: { 'if-match': '"9"' } });
    await run('muteInteraction', { body: { contact: true } });
    await run('muteInteraction', { ...of, body: { post: true } });
    await run('muteInteraction', { ...of, body: {} });
    await run('listMutes', { query: '?cursor=x' });
    await run('listMutes', { agentId: 'cleo' });
    await run('markRead', { ...of, agentId: 'ben', body: { messageId: seen } });
    await run('markRead', { ...of, body: { messageId: 'none' } });
    await run('markRead', { body: { messageId: 'none' } });
    await run('tellTyping');
    await run('setViewing', { body: { viewerId: 'tab', here: true } });
    await run('setViewing', { ...of, body: { viewerId: 'tab' } });
    await run('getTranslationSettings');
    await run('setTranslationSettings', { ...of, body: { agentLanguage: 'English' } });
    await run('translateText', { body: { text: 'Merci', from: 'fr', to: 'ja' } });
    await run('translateText', { body: { text: 'Merci', to: 'fr' } });
    await run('detectLanguage', { body: { text: '' } });
    const mail = { headers: { 'idempotency-key': 'mail-2' }, body: { to: 'a@b.example', language: 'en' } };
    await run('sendTranscript', mail);
    await run('sendTranscript', { ...of, ...mail, body: { ...mail.body, to: 'a@b, c@d' } });
    await run('sendTranscript', { params: [publicOne.id], agentId: 'cleo', ...mail });
    await run('sendTranscript', { ...of, ...mail });
    await run('sendTranscript', { ...of, ...mail, body: { ...mail.body, to: 'c@d.example' } });
    const zero = { 'if-match': '"0"' };
    await run('getContact');
    await run('changeContact', { ...of, body: { attributes: {} } });
    await run('changeContact', { ...of, headers: zero, body: { attributes: { plan: 'Gold', shoe: 1 } } });
    await run('changeContact', { ...of, headers: { 'if-match': '"9"' }, body: { attributes: {} } });
    await run('changeContact', {
      params: [publicOne.id],
      agentId: 'cleo',
      headers: zero,
      body: { attributes: {} },
    });
    await run('listEarlier', { ...of, query: '?cursor=x' });
    await run('listEarlier', { ...of, query: '?limit=0' });
    await run('listEarlier');
    const selection = { filter: { queue: 'new' }, olderThanMinutes: 60 };
    const bulkKey = { 'idempotency-key': 'bulk-2' };
    await run('countBulkResolution', { body: { ...selection, olderThanMinutes: -1 } });
    await run('countBulkResolution', { agentId: 'cleo', body: selection });
    await run('startBulkResolution', { headers: bulkKey, body: { filter: selection.filter } });
    await run('startBulkResolution', { headers: bulkKey, body: { ...selection, reason: 'made up' } });
    await run('startBulkResolution', { agentId: 'cleo', headers: bulkKey, body: selection });
    await run('startBulkResolution', {
      headers: bulkKey,
      body: { ...selection, olderThanMinutes: 5_000_000 },
    });
    await run('cancelBulkResolution');
    await run('listDirectory', { query: '?kind=person' });
    await run('listDirectory', { query: '?cursor=x' });
    await run('uploadAttachment', {
      query: `?interactionId=${interaction.id}&name=a`,
      body: new Uint8Array(10_001),
    });
    await run('uploadAttachment', {
      query: `?interactionId=${interaction.id}&name=a`,
      body: new Uint8Array(0),
    });
    await run('uploadAttachment', { query: `?interactionId=${interaction.id}`, body: new Uint8Array(1) });
    await run('uploadAttachment', { query: '?interactionId=none&name=a', body: new Uint8Array(1) });
    await run('getAttachment');
    await run('downloadFile', { query: '?expires=1&signature=x' });
    await run('downloadThumbnail', { query: '?expires=1&signature=x' });
    await run('readEvents', { query: '?after=here' });
    for (const id of Object.keys(OPERATIONS) as OperationId[]) {
      if ((OPERATIONS[id] as Operation).access !== 'agent') continue;
      const answer = await run(id, { headers: { authorization: 'Bearer forged.token.here' } });
      expect([id, answer.status]).toEqual([id, 401]);
    }
  });

  it('has called every operation', () => {
    const untested = (Object.keys(OPERATIONS) as OperationId[]).filter((id) => !done.has(id));
    // A thumbnail needs a maker of thumbnails: see attachments.test.ts.
    expect(untested).toEqual(['downloadThumbnail']);
  });

  describe('the document', () => {
    it('is served as it is', async () => {
      const response = await test.backend.fetch(new Request('http://backend.test/api/v1/openapi.json'));
      expect(Object.keys(((await response.json()) as typeof document).paths)).toEqual(
        Object.keys(document.paths),
      );
    });

    it('would find an answer that is not as described', () => {
      const health: Answer = {
        status: 200,
        headers: new Headers({ 'content-type': 'application/json' }),
        body: { status: 'fine' },
      };
      expect(() => check('getHealth', health)).toThrow(/getHealth/);
    });
  });
});
