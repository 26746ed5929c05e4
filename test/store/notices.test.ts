import { describe, expect, it } from 'vitest';
import { fail } from '../../src/model/result.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';

const ID = 'i-lea';
const FULL = fail('rejected', 'full', { type: 'capacity-reached' });

describe('what the agent is told after a change', () => {
  it('names the new status, and its undo asks the backend for the earlier one', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    const { store } = await openTab(backend);
    await store.actions.setStatus(ID, 'pending');
    expect(store.getState().notice).toMatchObject({ key: 'status-changed', status: 'pending', undoes: ID });

    await store.actions.undoStatus(ID);

    expect(backend.calls.filter(({ name }) => name === 'changeInteraction').at(-1)?.args).toEqual([
      ID,
      2,
      { undo: true },
    ]);
    expect(store.getState().notice?.key).toBe('status-changed');
    expect(store.getState().notice?.undoes).toBeUndefined();
  });

  it('offers no undo of what is closed for good', async () => {
    const { store } = await openTab(new FakeBackend([interaction(ID)]));
    await store.actions.setStatus(ID, 'closed');
    expect(store.getState().notice?.undoes).toBeUndefined();
  });

  it('says of a full agent what fills them, offers counted', async () => {
    const offer = { id: 'o-1', agentId: 'agent-me', madeAt: 0, expiresAt: Number.MAX_SAFE_INTEGER };
    const backend = new FakeBackend([
      interaction(ID, { assignee: null }),
      interaction('i-offered', { assignee: null, offer }),
    ]);
    backend.answer = (name, result) => Promise.resolve(name === 'assign' ? (FULL as typeof result) : result);
    const { store } = await openTab(backend);
    const { held, capacity } = backend.session.limits;

    await store.actions.assign(ID, { agentId: 'agent-me', teamId: null });
    expect(store.getState().notice).toMatchObject({
      tone: 'failure',
      key: 'no-room',
      room: { held, capacity, offered: 1 },
    });

    await store.actions.assign(ID, { agentId: 'somebody', teamId: null });
    expect(store.getState().notice).toMatchObject({
      key: 'action-failed',
      error: { type: 'capacity-reached' },
    });
  });

  it('says how much the agent holds where what is done can’t be opened again (Q7)', async () => {
    const backend = new FakeBackend([interaction(ID, { status: 'resolved' })]);
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    const { held, capacity } = backend.session.limits;
    backend.answer = (name, result) =>
      Promise.resolve(name === 'changeInteraction' ? (FULL as typeof result) : result);
    await store.actions.setStatus(ID, 'open');
    expect(store.getState().notice).toMatchObject({ key: 'no-room', room: { held, capacity } });
    await store.actions.undoStatus(ID);
    expect(store.getState().notice).toMatchObject({ key: 'no-room', room: { held, capacity } });
  });

  it('asks the directory for an interaction', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    const { store } = await openTab(backend);
    await store.actions.searchDirectory('tom', ID);
    expect(backend.calls.at(-1)).toEqual({ name: 'directory', args: [{ search: 'tom', interactionId: ID }] });
  });
});
