import { Hono } from 'hono';
import { gatewayActionBody, gatewaySendBody, gatewayTypingBody, readBody } from './bodies.ts';
import type { NetworkParts } from './create-network.ts';
import { accountOf } from './customer-routes.ts';
import { actOnEntry, editEntry, sendAction, shownOf } from './entry-changes.ts';
import { giveFile, takeFile } from './files.ts';
import { earlierAnswer, refuseByBehaviour, takeFromGateway } from './gateway-send.ts';
import { NetworkRefusal } from './refusal.ts';
import { templatesOf } from './templates.ts';
import { behaviourOf, conversationId } from './state.ts';
import { personOf } from './people.ts';

/** How long an account that never answers keeps the line open. */
const SILENCE_MS = 120_000;

/** Everything under `/network/gateway`: what the backend's gateway calls, with the shared secret as bearer token. */
export function gatewayRoutes(parts: NetworkParts): Hono {
  const { state, clock } = parts;
  const app = new Hono();

  app.use(async (context, next) => {
    if (context.req.header('authorization') !== `Bearer ${parts.secret}`)
      throw new NetworkRefusal(401, 'unauthorised', 'Expected the shared secret as bearer token');
    await next();
  });

  app.post('/messages', async (context) => {
    const send = await readBody(context.req.raw, gatewaySendBody);
    const account = accountOf(parts, send.accountId);
    refuseByBehaviour(state, account.id, sendAction(send));
    const { mode, delayMs } = behaviourOf(state, account.id);
    if (mode === 'slow') await pause(delayMs);
    if (send.editOf !== undefined && send.editOf !== null) {
      const edited = editEntry(state, account.id, { ...send, editOf: send.editOf }, clock.now());
      parts.receipts.taken(edited);
      await parts.commit();
      if (mode === 'accepts-then-times-out') await silence(context.req.raw);
      return context.json({ id: edited.id, url: edited.url }, 200);
    }
    const earlier = earlierAnswer(state, account, send);
    if (earlier === undefined) {
      const entry = takeFromGateway(state, account, send, clock.now(), parts.address);
      parts.receipts.taken(entry);
      await parts.commit();
      if (mode === 'accepts-then-times-out') await silence(context.req.raw);
      return context.json({ id: entry.id, url: entry.url }, 201);
    }
    // The first delivery may still be on its way to the disk.
    await parts.commit();
    if (mode === 'accepts-then-times-out') await silence(context.req.raw);
    return context.json(earlier, 200);
  });

  app.post('/actions', async (context) => {
    const asked = await readBody(context.req.raw, gatewayActionBody);
    const account = accountOf(parts, asked.accountId);
    refuseByBehaviour(state, account.id, asked.action);
    const { mode, delayMs } = behaviourOf(state, account.id);
    if (mode === 'slow') await pause(delayMs);
    const entry = actOnEntry(state, account.id, asked);
    await parts.commit();
    if (mode === 'accepts-then-times-out') await silence(context.req.raw);
    return context.json(shownOf(entry), 200);
  });

  app.get('/people', (context) => {
    const account = accountOf(parts, context.req.query('accountId') ?? '');
    refuseByBehaviour(state, account.id);
    const person = personOf(state, account, context.req.query('identifier') ?? '');
    if (person === undefined) throw new NetworkRefusal(404, 'not-found', 'Nobody has this number or address');
    // A network tells no business what people are called.
    return context.json({ id: person.id, conversationId: conversationId(account.id, person.id), name: null });
  });

  app.get('/templates', (context) => {
    const account = accountOf(parts, context.req.query('accountId') ?? '');
    refuseByBehaviour(state, account.id);
    return context.json({
      templates: templatesOf(state, account).filter(({ status }) => status === 'approved'),
    });
  });

  app.post('/files', async (context) => {
    const account = accountOf(parts, context.req.query('accountId') ?? '');
    refuseByBehaviour(state, account.id);
    return context.json(await takeFile(parts, context.req.raw, context.req.query('name')), 201);
  });
  app.get('/files/:id', (context) => giveFile(parts, context.req.param('id')));

  app.post('/typing', async (context) => {
    const { accountId, conversationId } = await readBody(context.req.raw, gatewayTypingBody);
    accountOf(parts, accountId);
    parts.timelines.typing(accountId, conversationId);
    return context.body(null, 204);
  });

  const pause = (milliseconds: number) => new Promise<void>((resolve) => clock.after(milliseconds, resolve));

  const silence = async (request: Request) => {
    await new Promise<void>((resolve) => {
      const cancel = clock.after(SILENCE_MS, resolve);
      AbortSignal.any([request.signal, parts.closing]).addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
    throw new NetworkRefusal(504, 'timed-out', 'No answer');
  };

  return app;
}
