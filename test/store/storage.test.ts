import { describe, expect, it } from 'vitest';
import type { AgentStorage } from '../../src/store/storage/agent-storage.ts';
import { joinTexts } from '../../src/store/storage/agent-storage.ts';
import { openIndexedStorage } from '../../src/store/storage/indexed-storage.ts';
import { memoryStorage } from '../../src/store/storage/memory-storage.ts';
import { steadyStorage } from '../../src/store/storage/steady-storage.ts';
import { newEntry } from '../../src/store/local-message.ts';
import { FakeBrowser, VirtualTime } from '../support/fake-browser.ts';
import { message } from '../support/sample-data.ts';

let ids = 0;
const makeId = (): string => `r-${++ids}`;
const draft = (text: string) => ({
  interactionId: 'a',
  text,
  visibility: 'private' as const,
  inReplyToId: null,
  attachments: [],
});
const entry = (clientId: string) =>
  newEntry(message(clientId, { interactionId: 'a', clientId, direction: 'outbound' }), null, 1);
const waiting = async (storage: AgentStorage) =>
  (await storage.waitingIn('a')).map((one) => one.message.clientId);

const kinds: readonly (readonly [string, () => Promise<AgentStorage>])[] = [
  ['IndexedDB', () => openIndexedStorage(new FakeBrowser().databases, 'org/agent', makeId)],
  ['memory', async () => memoryStorage(makeId, { drafts: [], outbox: [], pending: [] })],
];

describe.each(kinds)('storage in %s', (_name, open) => {
  it('takes a draft out with the message that it became, and keeps what its writer had not seen', async () => {
    const storage = await open();
    const first = await storage.saveDraft(draft('mine'), null);
    expect(await storage.enqueue([entry('1')], draft('mine'), first.revision)).toEqual({
      revision: null,
      foreign: null,
    });
    expect((await storage.read()).drafts).toEqual([]);
    await storage.saveDraft(draft('of another tab'), null);
    const left = await storage.enqueue([entry('2')], draft('mine'), 'what I saw');
    expect(left.foreign?.text).toBe('of another tab');
    expect(await waiting(storage)).toEqual(['1', '2']);
  });

  it('joins what two wrote without sight of each other, and lets who saw overwrite or remove', async () => {
    const storage = await open();
    await storage.saveDraft(draft('one'), null);
    const joined = await storage.saveDraft(draft('two'), null);
    expect((await storage.readDraft('a'))?.text).toBe('one\ntwo');
    const seen = await storage.saveDraft(draft('three'), joined.revision);
    expect(seen.foreign).toBeNull();
    expect((await storage.saveDraft(draft(''), 'older')).foreign?.text).toBe('three');
    expect(
      (await storage.saveDraft(draft(''), (await storage.readDraft('a'))?.revision ?? null)).revision,
    ).toBeNull();
    expect(await storage.readDraft('a')).toBeNull();
  });

  it('keeps the place of a row that is replaced, and brings none back that has gone', async () => {
    const storage = await open();
    await storage.enqueue([entry('1'), entry('2')], null, null);
    expect(await storage.replace('1', entry('3'))).toBe(true);
    expect(await waiting(storage)).toEqual(['3', '2']);
    expect(await storage.replace('1', entry('4'))).toBe(false);
    expect(await storage.remove('1')).toBe(false);
    expect(await storage.giveBack(['3', 'gone'], draft('back'), null)).toBeNull();
    expect(await waiting(storage)).toEqual(['3', '2']);
    expect(await storage.giveBack(['3', '2'], draft('back'), null)).not.toBeNull();
    expect([await waiting(storage), (await storage.readDraft('a'))?.text]).toEqual([[], 'back']);
    await storage.clear();
    expect(await storage.read()).toEqual({ drafts: [], outbox: [], pending: [] });
  });
});

describe('storage that fails', () => {
  const steady = async (open: () => Promise<AgentStorage>) => {
    const time = new VirtualTime();
    let fellBack = 0;
    const storage = await steadyStorage({
      open,
      makeId,
      after: (ms, callback) => {
        const handle = time.setTimeout(callback, ms);
        return () => {
          time.clearTimeout(handle);
        };
      },
      present: () => ({ drafts: [], outbox: [entry('present')], pending: [] }),
      onMemory: () => (fellBack += 1),
    });
    return { storage, time, fellBack: () => fellBack };
  };

  it('is opened anew once, and then memory takes over with what was there', async () => {
    const { databases } = new FakeBrowser();
    const opened: AgentStorage[] = [];
    let isBroken = false;
    const { storage, fellBack } = await steady(async () => {
      if (isBroken) throw new Error('broken');
      const one = await openIndexedStorage(databases, 'org/agent', makeId);
      opened.push(one);
      return one;
    });
    await storage.enqueue([entry('1')], null, null);
    opened[0]?.close();
    await storage.enqueue([entry('2')], null, null);
    expect([opened.length, await waiting(storage), fellBack()]).toEqual([2, ['1', '2'], 0]);
    isBroken = true;
    opened[1]?.close();
    await storage.enqueue([entry('3')], null, null);
    expect([await waiting(storage), fellBack()]).toEqual([['present', '3'], 1]);
  });

  it('is not waited for without end', async () => {
    const never = new Promise<never>(() => undefined);
    const { databases } = new FakeBrowser();
    const real = await openIndexedStorage(databases, 'org/agent', makeId);
    const { storage, time, fellBack } = await steady(async () => ({ ...real, enqueue: () => never }));
    const done = storage.enqueue([entry('1')], null, null);
    await time.advance(11_000);
    await done;
    expect(fellBack()).toBe(1);
    expect(await waiting(storage)).toEqual(['present', '1']);
  });
});

describe('joined texts', () => {
  it.each([
    ['', 'b', 'b'],
    ['a', '', 'a'],
    ['Hello', 'Hello Ann', 'Hello Ann'],
    ['Hello Ann', 'Hello', 'Hello Ann'],
    ['one', 'two', 'one\ntwo'],
  ])('of %j and %j are %j', (first, second, joined) => {
    expect(joinTexts(first, second)).toBe(joined);
  });
});
