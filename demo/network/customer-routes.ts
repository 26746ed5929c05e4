import { Hono } from 'hono';
import type { NetworkAccount, NetworkCustomer } from './api.ts';
import {
  behaviourBody,
  customerWriteBody,
  endBody,
  entryChangeBody,
  newCustomerBody,
  presenceBody,
  readBody,
  templateStatusBody,
} from './bodies.ts';
import type { NetworkParts } from './create-network.ts';
import { customerOf, messageEvent, writeAsCustomer } from './customer-write.ts';
import { endConversation } from './end-conversation.ts';
import { changeEntry, stateEvent } from './entry-changes.ts';
import { giveFile, takeFile } from './files.ts';
import { invalidField, NetworkRefusal } from './refusal.ts';
import { customerKinds, type AccountSeed } from './seed.ts';
import { templatesOf } from './templates.ts';
import { behaviourOf, conversationId, newId, publicEntry } from './state.ts';
import { PLATFORMS } from '../../src/model/platforms.ts';

/** Everything under `/network/api`: what a person does as a customer. */
export function customerRoutes(parts: NetworkParts): Hono {
  const { state, clock } = parts;
  const app = new Hono();

  app.get('/accounts', (context) =>
    context.json(parts.accounts.map((account) => shownAccount(parts, account))),
  );

  app.put('/accounts/:id/behaviour', async (context) => {
    const account = accountOf(parts, context.req.param('id'));
    const change = await readBody(context.req.raw, behaviourBody);
    const before = behaviourOf(state, account.id);
    state.behaviours[account.id] = {
      ...before,
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    };
    parts.receipts.resume(account.id);
    await parts.commit();
    return context.json(shownAccount(parts, account));
  });

  app.get('/accounts/:id/templates', (context) =>
    context.json(templatesOf(state, accountOf(parts, context.req.param('id')))),
  );

  app.put('/accounts/:id/templates/:template', async (context) => {
    const account = accountOf(parts, context.req.param('id'));
    const id = context.req.param('template');
    const { status } = await readBody(context.req.raw, templateStatusBody);
    if (!templatesOf(state, account).some((template) => template.id === id))
      throw new NetworkRefusal(404, 'not-found', 'There is no such template');
    state.templates = { ...state.templates, [id]: status };
    await parts.commit();
    return context.json(templatesOf(state, account).find((template) => template.id === id));
  });

  app.get('/customers', (context) => context.json(state.customers));

  app.post('/customers', async (context) => {
    const { name } = await readBody(context.req.raw, newCustomerBody);
    const id = newId('c');
    const customer: NetworkCustomer = {
      id,
      name,
      handle: `@${id}`,
      phone: `+33 6 39 98 ${String(state.customers.length)
        .padStart(4, '0')
        .replace(/(..)(..)/, '$1 $2')}`,
      email: `${id}@example.org`,
    };
    state.customers.push(customer);
    await parts.commit();
    return context.json(customer, 201);
  });

  app.get('/accounts/:id/timeline', async (context) => {
    const account = accountOf(parts, context.req.param('id'));
    const { after, wait, limit } = context.req.query();
    const answer = await parts.timelines.read(
      account.id,
      after,
      numberIn('limit', limit, 500, 1, 10_000),
      numberIn('wait', wait, 0, 0, 25) * 1000,
      AbortSignal.any([context.req.raw.signal, parts.closing]),
    );
    context.header('Cache-Control', 'no-store');
    return context.json(answer);
  });

  app.post('/accounts/:id/entries', async (context) => {
    const account = accountOf(parts, context.req.param('id'));
    const write = await readBody(context.req.raw, customerWriteBody);
    const entry = writeAsCustomer(state, account, withoutUndefined(write), clock.now(), parts.address);
    parts.tell(entry, messageEvent(state, entry));
    await parts.commit();
    return context.json(publicEntry(entry), 201);
  });

  app.put('/accounts/:id/entries/:entry', async (context) => {
    const account = accountOf(parts, context.req.param('id'));
    const change = await readBody(context.req.raw, entryChangeBody);
    const entry = changeEntry(state, account.id, context.req.param('entry'), withoutUndefined(change));
    parts.tell(entry, stateEvent(entry));
    await parts.commit();
    return context.json(publicEntry(entry));
  });

  app.post('/accounts/:id/read', async (context) => {
    const account = accountOf(parts, context.req.param('id'));
    const { customerId } = await readBody(context.req.raw, presenceBody);
    customerOf(state, customerId);
    parts.receipts.read(account.id, customerId);
    return context.body(null, 204);
  });

  app.post('/accounts/:id/end', async (context) => {
    const account = accountOf(parts, context.req.param('id'));
    const { customerId } = await readBody(context.req.raw, endBody);
    const ended = endConversation(state, account, customerId, clock.now());
    if (ended !== null) parts.tell(ended.last, ended.event);
    await parts.commit();
    return context.body(null, 204);
  });

  app.post('/accounts/:id/typing', async (context) => {
    const account = accountOf(parts, context.req.param('id'));
    const { customerId, threadId } = await readBody(context.req.raw, presenceBody);
    customerOf(state, customerId);
    void parts.webhooks.tell({
      type: 'typing',
      accountId: account.id,
      conversationId: threadId ?? conversationId(account.id, customerId),
    });
    return context.body(null, 204);
  });

  app.post('/files', async (context) =>
    context.json(await takeFile(parts, context.req.raw, context.req.query('name')), 201),
  );
  app.get('/files/:id', (context) => giveFile(parts, context.req.param('id')));

  return app;
}

/** The account of this id, or a refusal. */
export function accountOf(parts: NetworkParts, id: string): AccountSeed {
  const account = parts.accounts.find((each) => each.id === id);
  if (account === undefined)
    throw new NetworkRefusal(404, 'not-found', 'No such account', {
      field: 'accountId',
    });
  return account;
}

function shownAccount(parts: NetworkParts, account: AccountSeed): NetworkAccount {
  const { id, platform, name, handle, idempotent } = account;
  return {
    id,
    platform,
    name,
    handle,
    visibility: PLATFORMS[platform].visibility,
    kinds: customerKinds(platform),
    idempotent,
    behaviour: behaviourOf(parts.state, id),
    undelivered: parts.webhooks.waiting(id),
  };
}

function numberIn(field: string, text: string | undefined, usual: number, min: number, max: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d{1,6}$/.test(text) || value < min || value > max)
    throw invalidField(field, `a whole number from ${String(min)} to ${String(max)}`);
  return value;
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what is undefined, as optional fields here are absent or there. */
function withoutUndefined<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Present<T>;
}
