import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/model/result.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';

const ID = 'i-lea';
const TO_TOM = { to: { kind: 'agent', id: 'tom' }, note: 'Asks for Friday' } as const;

describe('handing over (W2)', () => {
  it('shows what the backend says of it, and tells to whom', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    const { store } = await openTab(backend);

    expect(await store.actions.transfer(ID, TO_TOM, 'Tom')).toBeNull();

    expect(backend.calls.at(-1)).toEqual({ name: 'transfer', args: [ID, 1, TO_TOM] });
    expect(store.getState().interactions[ID]?.assignee?.id).toBe('tom');
    expect(store.getState().notice).toMatchObject({ tone: 'info', key: 'transferred', name: 'Tom' });
  });

  it('leaves everything as it is where it is refused, and takes in how it stands where it has changed', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    const { store } = await openTab(backend);
    const before = store.getState().interactions[ID];
    backend.transferRefused = fail('rejected', 'away', { type: 'transfer-refused', reason: 'away' });
    expect(await store.actions.transfer(ID, TO_TOM, 'Tom')).toMatchObject({ reason: 'away' });
    expect(store.getState().interactions[ID]).toBe(before);
    expect(store.getState().notice).toBeNull();

    const present = interaction(ID, { version: 7, status: 'pending' });
    backend.transferRefused = fail('conflict', 'stale', { type: 'stale-version', current: present });
    expect(await store.actions.transfer(ID, TO_TOM, 'Tom')).toMatchObject({ kind: 'conflict' });
    expect(store.getState().interactions[ID]).toEqual(present);
  });

  it('tells the one who gets it by whom, instead of an assignment alone', async () => {
    const backend = new FakeBackend([interaction(ID, { assignee: null })]);
    const { store } = await openTab(backend);
    backend.change(ID, { assignee: { id: 'agent-me', name: 'Me' } });
    backend.emit({
      type: 'interaction.transferred',
      interactionId: ID,
      by: { id: 'tom', name: 'Tom' },
      noted: true,
    });
    await Promise.resolve();
    expect(store.getState().notice).toMatchObject({ key: 'transferred-to-me', by: 'Tom', noted: true });
  });
});

describe('the directory', () => {
  it('shows the last search, whichever is answered first, and reads on from there', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    const { store } = await openTab(backend);
    const entry = (id: string) => ({
      kind: 'agent' as const,
      id,
      name: id,
      availability: null,
      held: 0,
      offered: 0,
      capacity: 1,
      obstacle: null,
    });
    const waiting: (() => void)[] = [];
    backend.answer = (name, result) => {
      if (name !== 'directory') return Promise.resolve(result);
      const asked = backend.calls.at(-1)?.args[0] as { search?: string; cursor?: string };
      const page = ok({ items: [entry(asked.cursor ?? asked.search ?? '')], next: 'next' });
      return new Promise((resolve) => {
        waiting.push(() => {
          resolve(page as typeof result);
        });
      });
    };
    const first = store.actions.searchDirectory('a', undefined, { kind: 'agent' });
    const second = store.actions.searchDirectory('ab', undefined, { kind: 'agent' });
    for (const answer of waiting.splice(0).reverse()) answer();
    await Promise.all([first, second]);
    expect(store.getState().directory.items.map(({ id }) => id)).toEqual(['ab']);

    const more = store.actions.loadMoreDirectory();
    void store.actions.loadMoreDirectory();
    expect(waiting).toHaveLength(1);
    for (const answer of waiting.splice(0)) answer();
    await more;
    expect(backend.calls.at(-1)?.args[0]).toEqual({ search: 'ab', kind: 'agent', cursor: 'next' });
    expect(store.getState().directory.items.map(({ id }) => id)).toEqual(['ab', 'next']);
  });
});
