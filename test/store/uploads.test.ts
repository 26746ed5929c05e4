import { describe, expect, it } from 'vitest';
import { fail } from '../../src/model/result.ts';
import { scopeOf } from '../../src/store/preferences.ts';
import type { AppStore, ComposerAttachment } from '../../src/store/state.ts';
import { createKeptFiles } from '../../src/store/storage/kept-files.ts';
import { FakeBrowser, settle, until, VirtualTime } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, session } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';

const ID = 'i-lea';
const file = (name: string, size = 10): File => new File([new Uint8Array(size)], name, { type: 'image/png' });
const withOne = (): FakeBackend =>
  new FakeBackend([interaction(ID, { platform: 'web-chat', channelId: 'ch-email' })]);
const attachments = (store: AppStore): readonly ComposerAttachment[] =>
  store.getState().composers[ID]?.attachments ?? [];
const kinds = (store: AppStore): readonly string[] =>
  attachments(store).map(({ name, upload }) => `${name} ${upload.kind}`);
const uploads = (backend: FakeBackend): readonly string[] =>
  backend.callsOf('upload').map(([name]) => String(name));

describe('a file on its way', () => {
  it('waits out a bad line, says so, and is tried again by itself, later each time', async () => {
    const backend = withOne();
    backend.refusals.upload = fail('offline', 'no line');
    const { store, time } = await openTab(backend);
    await store.actions.attach(ID, [file('a.png')]);
    expect(attachments(store)[0]?.upload).toMatchObject({ kind: 'waiting', error: { kind: 'offline' } });
    expect(await store.actions.send(ID)).toBe(false);

    const at: number[] = [];
    for (let second = 0; second < 40; second += 1) {
      const before = uploads(backend).length;
      await time.advance(1_000);
      if (uploads(backend).length > before) at.push(second);
    }
    const pauses = at.slice(1).map((second, index) => second - (at[index] ?? 0));
    expect(at.length).toBeGreaterThan(3);
    expect(pauses.at(-1)).toBeGreaterThan(pauses[0] ?? 0);

    delete backend.refusals.upload;
    await time.advance(40_000);
    expect(kinds(store)).toEqual(['a.png ready']);
  });

  it('is tried at once when the connection is back', async () => {
    const backend = withOne();
    backend.refusals.upload = fail('offline', 'no line');
    const { store, lifecycle } = await openTab(backend);
    await store.actions.attach(ID, [file('a.png')]);
    delete backend.refusals.upload;
    lifecycle.play('online');
    await until(() => kinds(store)[0] === 'a.png ready');
  });

  it('that is refused for good says so, is not tried again, and holds up no other', async () => {
    const backend = withOne();
    backend.answer = (name, value) =>
      Promise.resolve(
        name === 'upload' && uploads(backend).at(-1) === 'bad.png' ? fail('invalid', 'not a picture') : value,
      ) as never;
    const { store, time } = await openTab(backend);
    await store.actions.attach(ID, [file('bad.png'), file('good.png')]);
    await until(() => kinds(store)[1] === 'good.png ready');
    expect(kinds(store)).toEqual(['bad.png failed', 'good.png ready']);
    await time.advance(120_000);
    expect(uploads(backend)).toEqual(['bad.png', 'good.png']);
  });

  it('that is taken away is ended, and stays away after a reload', async () => {
    const backend = withOne();
    const browser = new FakeBrowser();
    backend.refusals.upload = fail('offline', 'no line');
    const first = await openTab(backend, { browser });
    await first.store.actions.attach(ID, [file('a.png'), file('b.png')]);
    const [a] = attachments(first.store);
    first.store.actions.removeAttachment(ID, a?.localId ?? '');
    await settle();
    first.store.destroy();
    delete backend.refusals.upload;
    const { store } = await openTab(backend, { browser });
    await until(() => kinds(store)[0] === 'b.png ready');
    expect(kinds(store)).toEqual(['b.png ready']);
    expect(uploads(backend).filter((name) => name === 'a.png')).toHaveLength(1);
  });

  it('is taken up where a page that went away left it, with its bytes', async () => {
    const backend = withOne();
    const browser = new FakeBrowser();
    const sizes: number[] = [];
    backend.refusals.upload = fail('timeout', 'too slow');
    const first = await openTab(backend, { browser });
    first.store.actions.setText(ID, 'See here');
    await first.store.actions.attach(ID, [file('a.png', 1_234)]);
    await first.time.advance(1_000);
    first.crash();
    delete backend.refusals.upload;

    const { store } = await openTab(backend, { browser });
    await until(() => kinds(store)[0] === 'a.png ready');
    for (const { size } of attachments(store)) sizes.push(size);

    expect(sizes).toEqual([1_234]);
    expect(store.getState().composers[ID]?.text).toBe('See here');
    store.destroy();
    const { store: third } = await openTab(backend, { browser });
    await until(() => kinds(third).length > 0);
    await settle();
    expect(kinds(third)).toEqual(['a.png ready']);
  });

  it('is uploaded by one tab, and by the next one only when that has gone', async () => {
    const backend = withOne();
    const browser = new FakeBrowser();
    const time = new VirtualTime();
    backend.refusals.upload = fail('offline', 'no line');
    const first = await openTab(backend, { browser, time });
    await first.store.actions.attach(ID, [file('a.png')]);
    await settle();
    const second = await openTab(backend, { browser, time });
    await settle();
    expect(attachments(second.store)).toEqual([]);
    delete backend.refusals.upload;
    first.crash();
    await until(() => kinds(second.store)[0] === 'a.png ready');
  });

  it('that got there while another tab waited for its turn is not uploaded and attached again by that one', async () => {
    const backend = withOne();
    const browser = new FakeBrowser();
    let arrive = (): void => undefined;
    backend.answer = (name, value) =>
      name === 'upload' ? new Promise((resolve) => (arrive = () => resolve(value))) : Promise.resolve(value);
    const first = await openTab(backend, { browser });
    const attaching = first.store.actions.attach(ID, [file('a.png')]);
    await settle();
    const second = await openTab(backend, { browser });
    await settle();
    arrive();
    await attaching;
    await until(() => kinds(second.store).length > 0);
    await settle();
    expect(uploads(backend)).toEqual(['a.png']);
    expect(kinds(first.store)).toEqual(['a.png ready']);
    expect(kinds(second.store)).toEqual(['a.png ready']);
  });

  it('that got there just before its page went away is not attached again by the next one', async () => {
    const backend = withOne();
    const browser = new FakeBrowser();
    const { store, crash } = await openTab(backend, { browser });
    await store.actions.attach(ID, [file('a.png')]);
    await settle();
    const localId = attachments(store)[0]?.localId ?? '';
    crash();
    // As it would be had the page gone between the draft and this.
    const files = createKeptFiles(browser.databases);
    files.begin(scopeOf(session()));
    await files.keep({ localId, interactionId: ID, file: file('a.png') });

    const next = await openTab(backend, { browser });
    await until(() => kinds(next.store).length > 0);
    await settle();

    expect(kinds(next.store)).toEqual(['a.png ready']);
    expect(uploads(backend)).toEqual(['a.png']);
    expect(await files.has(localId)).toBe(false);
    files.close();
  });

  it('says that a reload would lose it where the browser keeps nothing, and is uploaded all the same', async () => {
    const backend = withOne();
    backend.refusals.upload = fail('offline', 'no line');
    const { store } = await openTab(backend, { storage: null });
    await store.actions.attach(ID, [file('a.png')]);
    await settle();
    expect(attachments(store)[0]).toMatchObject({ isKept: false, upload: { kind: 'waiting' } });
    delete backend.refusals.upload;
    await store.actions.retryUpload(ID, attachments(store)[0]?.localId ?? '');
    expect(kinds(store)).toEqual(['a.png ready']);
  });

  it('leaves the browser when its agent signs out', async () => {
    const backend = withOne();
    const browser = new FakeBrowser();
    backend.refusals.upload = fail('offline', 'no line');
    const first = await openTab(backend, { browser });
    await first.store.actions.attach(ID, [file('a.png')]);
    await settle();
    await first.store.actions.signOut();
    const { store } = await openTab(backend, { browser });
    await settle();
    expect(attachments(store)).toEqual([]);
  });
});
