import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/model/message.ts';
import { UNTOUCHED } from '../../src/model/message.ts';
import { fail } from '../../src/model/result.ts';
import { FakeBrowser, settle, until } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { HOUR, interaction, ME, message, session } from '../support/sample-data.ts';
import { selectUndoable } from '../../src/store/answering.ts';
import { openTab } from '../support/store-bench.ts';

const ID = 'i-lea';
const NOW = session().serverTime;
const COMMENT = message('m-1', {
  interactionId: ID,
  kind: 'comment',
  visibility: 'public',
  direction: 'inbound',
  sentAt: NOW - HOUR,
});
const backendWith = (...messages: Message[]) =>
  new FakeBackend([interaction(ID, { lastInboundAt: null })], [COMMENT, ...messages]);
const held = (undoUntil: number | null): Message =>
  message('m-mine', {
    interactionId: ID,
    kind: 'reply',
    visibility: 'public',
    direction: 'outbound',
    author: { kind: 'agent', ...ME },
    text: 'Too quick',
    sentAt: NOW,
    delivery: { state: 'sending', reason: null, detail: null, at: NOW, undoUntil },
  });

describe('taking a new wording back (C12)', () => {
  const REVIEW = { ...COMMENT, kind: 'review' as const };
  const before = message('m-mine', {
    interactionId: ID,
    kind: 'reply',
    visibility: 'public',
    direction: 'outbound',
    author: { kind: 'agent', ...ME },
    text: 'Thank you',
    sentAt: NOW - HOUR / 2,
    delivery: { state: 'sent', reason: null, detail: null, at: NOW - HOUR / 2, undoUntil: null },
  });
  const edited: Message = {
    ...before,
    text: 'Thank you, Léa',
    editedAt: NOW,
    delivery: { state: 'sending', reason: null, detail: null, at: NOW, undoUntil: NOW + 5_000 },
  };
  /** As the backend brings it back: the newest wording, whose state is of the same moment. */
  const back: Message = {
    ...before,
    editedAt: NOW + 1_000,
    delivery: { state: 'sent', reason: null, detail: null, at: NOW + 1_000 },
  };

  it('shows the wording before again, and puts the new one back as an edit of it', async () => {
    const backend = new FakeBackend(
      [interaction(ID, { lastInboundAt: null, channelId: 'ch-google-play', platform: 'google-play' })],
      [REVIEW, edited],
    );
    backend.wordingsBefore.set('m-mine', back);
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    expect(selectUndoable(ID)(store.getState())?.id).toBe('m-mine');

    expect(await store.actions.takeBack(ID, 'm-mine')).toBe(true);

    const shown = () => store.getState().threads[ID]?.messages.at(-1)?.message;
    expect(shown()).toMatchObject({ text: 'Thank you', delivery: { state: 'sent' } });
    expect(store.getState().composers[ID]).toMatchObject({
      text: 'Thank you, Léa',
      inReplyToId: 'm-mine',
      as: 'edit',
      visibility: 'public',
    });
  });

  it('holds against a late copy of what was taken back, and gives way to another wording', async () => {
    const backend = new FakeBackend([interaction(ID, { lastInboundAt: null })], [REVIEW, edited]);
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    const shown = () => store.getState().threads[ID]?.messages.at(-1)?.message.text;
    const later: Message = {
      ...edited,
      text: 'Thanks a lot',
      editedAt: NOW + 2_000,
      delivery: { state: 'sending', reason: null, detail: null, at: NOW + 2_000 },
    };
    for (const [copy, text] of [
      [before, 'Thank you, Léa'],
      [back, 'Thank you'],
      [edited, 'Thank you'],
      [later, 'Thanks a lot'],
      [back, 'Thanks a lot'],
    ] as const) {
      backend.put(copy);
      await settle();
      expect(shown()).toBe(text);
    }
  });
});

describe('public or private (C3)', () => {
  it('sends a private reply to the message that it answers, and is public again afterwards', async () => {
    const backend = backendWith();
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.setVisibility(ID, 'private');
    store.actions.setText(ID, 'Between us');

    await until(() => store.getState().composers[ID]?.visibility === 'private');
    expect(await store.actions.send(ID)).toBe(true);
    await until(() => backend.taken.length === 1);

    expect(backend.taken[0]).toMatchObject({ visibility: 'private', inReplyToId: 'm-1', text: 'Between us' });
    expect(store.getState().composers[ID]?.visibility ?? 'public').toBe('public');
  });

  it('sends nothing in private where the one reply is spent, and keeps the text', async () => {
    const backend = new FakeBackend(
      [interaction(ID, { lastInboundAt: null })],
      [{ ...COMMENT, networkState: { ...UNTOUCHED, privatelyAnswered: true } }],
    );
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.setVisibility(ID, 'private');
    store.actions.setText(ID, 'Again');
    await until(() => store.getState().composers[ID]?.visibility === 'private');

    expect(await store.actions.send(ID)).toBe(false);

    expect(store.getState().composers[ID]?.text).toBe('Again');
    expect(backend.attempts).toEqual([]);
  });

  it('puts the text back where the backend says that another was faster', async () => {
    const backend = backendWith();
    backend.fate = () =>
      fail('rejected', 'spent', { type: 'visibility-not-allowed', reason: 'private-reply-spent' });
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.setVisibility(ID, 'private');
    store.actions.setText(ID, 'Between us');
    await until(() => store.getState().composers[ID]?.visibility === 'private');

    await store.actions.send(ID);
    await until(() => store.getState().composers[ID]?.text === 'Between us');

    expect(store.getState().composers[ID]?.visibility).toBe('private');
    expect(store.getState().outbox.waiting).toEqual([]);
    expect(backend.attempts).toHaveLength(1);
  });

  it('puts the text back where the message was deleted before it was sent, and says so', async () => {
    const backend = backendWith();
    backend.fate = () =>
      fail('rejected', 'deleted', {
        type: 'action-refused',
        reason: 'deleted-on-network',
        fields: [{ field: 'inReplyToId', expected: 'another' }],
      });
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.replyTo(ID, 'm-1');
    store.actions.setText(ID, 'Too late');

    await store.actions.send(ID);
    await until(() => store.getState().composers[ID]?.text === 'Too late');

    expect(store.getState().composers[ID]?.inReplyToId).toBe('m-1');
    expect(store.getState().outbox.waiting).toEqual([]);
    await until(() => store.getState().notice?.key === 'action-failed');
  });

  it('sends nothing under a message that is deleted', async () => {
    const backend = new FakeBackend(
      [interaction(ID, { lastInboundAt: null })],
      [{ ...COMMENT, networkState: { ...UNTOUCHED, deleted: true } }],
    );
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.setText(ID, 'Hello');

    expect(await store.actions.send(ID)).toBe(false);
    expect(backend.attempts).toEqual([]);
  });

  it('goes private with the private message that is answered, and lets go of it when it goes public', async () => {
    const direct = message('m-2', {
      interactionId: ID,
      kind: 'direct',
      visibility: 'private',
      direction: 'inbound',
      sentAt: NOW,
    });
    const { store } = await openTab(backendWith(direct));
    await store.actions.open(ID);

    store.actions.replyTo(ID, 'm-2');
    expect(store.getState().composers[ID]?.visibility).toBe('private');
    store.actions.setVisibility(ID, 'public');

    await until(() => (store.getState().composers[ID]?.visibility ?? 'public') === 'public');
    expect(store.getState().composers[ID]?.inReplyToId ?? null).toBeNull();
  });

  it('quotes in public only: going private makes it an answer, and what was begun in private stays there', async () => {
    const { store } = await openTab(backendWith());
    await store.actions.open(ID);
    const composer = () => store.getState().composers[ID];

    store.actions.replyTo(ID, 'm-1', 'quote');
    expect(composer()).toMatchObject({ as: 'quote', visibility: 'public' });
    store.actions.setVisibility(ID, 'private');
    expect(composer()).toMatchObject({ inReplyToId: 'm-1', as: undefined, visibility: 'private' });

    store.actions.replyTo(ID, 'm-1', 'quote');
    expect(composer()).toMatchObject({ as: 'quote', visibility: 'public' });
    store.actions.setVisibility(ID, 'private');
    store.actions.setText(ID, 'Between us');
    store.actions.replyTo(ID, 'm-1', 'quote');
    expect(composer()).toMatchObject({
      inReplyToId: 'm-1',
      as: undefined,
      visibility: 'private',
      text: 'Between us',
    });
  });

  it.each(['text', 'a file'])(
    'makes %s that was begun in private public only once that was agreed to (C3)',
    async (what) => {
      const { store } = await openTab(backendWith());
      await store.actions.open(ID);
      const visibility = () => store.getState().composers[ID]?.visibility ?? 'public';
      // A comment's private answer is text alone, so that a file comes from before.
      if (what === 'a file')
        await store.actions.attach(ID, [new File(['a'], 'invoice.png', { type: 'image/png' })]);
      store.actions.setVisibility(ID, 'private');
      if (what === 'text') store.actions.setText(ID, 'Between us');
      expect(store.getState().composers[ID]).toMatchObject({
        attachments: { length: what === 'text' ? 0 : 1 },
      });

      store.actions.setVisibility(ID, 'public');
      expect(visibility()).toBe('private');
      store.actions.setVisibility(ID, 'public', true);
      expect(visibility()).toBe('public');
      // Who was asked once is not asked again.
      store.actions.setVisibility(ID, 'private');
      store.actions.setVisibility(ID, 'public');
      expect(visibility()).toBe('public');
    },
  );

  it('comes back as it was after a reload', async () => {
    const backend = backendWith();
    const browser = new FakeBrowser();
    const first = await openTab(backend, { browser });
    await first.store.actions.open(ID);
    first.store.actions.setText(ID, 'Between us');
    first.store.actions.setVisibility(ID, 'private');
    await until(() => first.store.getState().composers[ID]?.visibility === 'private');
    first.lifecycle.play('hide');
    first.store.destroy();

    const second = await openTab(backend, { browser });

    await until(() => second.store.getState().composers[ID]?.text === 'Between us');
    expect(second.store.getState().composers[ID]?.visibility).toBe('private');
  });
});

describe('taking back (C12)', () => {
  it('puts the words into the composer, in front of what is written', async () => {
    const backend = backendWith(held(NOW + 5_000));
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.setText(ID, 'And more');

    expect(await store.actions.takeBack(ID, 'm-mine')).toBe(true);

    expect(backend.takenBack).toEqual(['m-mine']);
    expect(store.getState().composers[ID]?.text).toBe('Too quick\nAnd more');
    expect(
      store.getState().threads[ID]?.messages.find(({ message: { id } }) => id === 'm-mine')?.message.delivery
        ?.state,
    ).toBe('cancelled');
  });

  it('leaves what was begun in private since in private', async () => {
    const backend = backendWith(held(NOW + 5_000));
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.setVisibility(ID, 'private');
    store.actions.setText(ID, 'Between us');

    expect(await store.actions.takeBack(ID, 'm-mine')).toBe(true);

    expect(store.getState().composers[ID]).toMatchObject({
      text: 'Too quick\nBetween us',
      visibility: 'private',
    });
  });

  it('gives a quotation back as a quotation', async () => {
    const backend = backendWith({ ...held(NOW + 5_000), kind: 'quote' });
    const { store } = await openTab(backend);
    await store.actions.open(ID);

    expect(await store.actions.takeBack(ID, 'm-mine')).toBe(true);

    expect(store.getState().composers[ID]).toMatchObject({ text: 'Too quick', as: 'quote' });
  });

  it('changes nothing where it has begun to leave', async () => {
    const backend = backendWith(held(NOW + 5_000));
    backend.refusals.takeBack = fail('rejected', 'late', { type: 'nothing-to-take-back' });
    const { store } = await openTab(backend);
    await store.actions.open(ID);

    expect(await store.actions.takeBack(ID, 'm-mine')).toBe(false);

    expect(store.getState().composers[ID]).toBeUndefined();
    expect(store.getState().notice).toBeNull();
  });

  it('shows in another tab, too, and survives a crash of the one that sent: the backend holds it', async () => {
    const backend = backendWith();
    const browser = new FakeBrowser();
    const first = await openTab(backend, { browser });
    const second = await openTab(backend, { browser });
    await first.store.actions.open(ID);
    await second.store.actions.open(ID);
    first.store.actions.setText(ID, 'Leaves by itself');
    await first.store.actions.send(ID);
    await until(() => backend.taken.length === 1);

    first.crash();

    // What the backend has it sends, whether or not anybody is there.
    expect(backend.taken).toHaveLength(1);
    await until(
      () =>
        second.store
          .getState()
          .threads[ID]?.messages.some(({ message: { text } }) => text === 'Leaves by itself') === true,
    );
    expect(second.store.getState().outbox.waiting).toEqual([]);
  });
});
