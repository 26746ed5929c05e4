import { describe, expect, it, vi } from 'vitest';
import type { Session } from '../../src/model/agent.ts';
import type { Client, EventListener } from '../../src/model/client.ts';
import type { InlayEvent } from '../../src/model/event.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import { ok } from '../../src/model/result.ts';
import { narrowClient } from '../../src/panel/narrow-client.ts';

const channel = (id: string): Session['channels'][number] => ({
  id,
  platform: 'facebook',
  name: id,
  visibility: 'public',
  offer: { needsAccept: false, seconds: 60 },
  slaMinutes: null,
  overrides: {},
});

const session = {
  agent: { id: 'me', name: 'Me' },
  channels: [channel('shown'), channel('other')],
  features: ['emoji', 'typing'],
} as unknown as Session;

function under(config: Parameters<typeof narrowClient>[1]) {
  const inner = {
    session: () => Promise.resolve(ok(session)),
    interactions: vi.fn(() => Promise.resolve(ok({ items: [] as Interaction[], next: null }))),
    counts: vi.fn(),
    countBulk: vi.fn(),
    startBulk: vi.fn(),
    subscribe: vi.fn((_position: string, listener: EventListener) => {
      tell = (event) => listener.onEvent(event);
      return () => undefined;
    }),
  };
  let tell: (event: InlayEvent) => void = () => undefined;
  const client = narrowClient(inner as unknown as Client, config);
  /** The events that come through of those told. */
  const through = (...events: readonly InlayEvent[]): readonly InlayEvent[] => {
    const heard: InlayEvent[] = [];
    client.subscribe('a:1', {
      onEvent: (event) => heard.push(event),
      onSignal: vi.fn(),
      onReset: () => Promise.resolve(),
      onState: vi.fn(),
    });
    for (const event of events) tell(event);
    return heard;
  };
  return { inner, client, through };
}

const MINE = { id: 'me', name: 'Me' };
const OFFERED = { assignee: null, offer: { agentId: 'me' } };
const changed = (channelId: string, also: object = {}): InlayEvent =>
  ({
    type: 'interaction.changed',
    interaction: { id: `i-${channelId}`, channelId, assignee: null, offer: null, ...also },
  }) as unknown as InlayEvent;

describe('a client narrowed by configuration', () => {
  it('shows the named channels, and not the features switched off', async () => {
    const { client } = under({ channels: ['shown'], features: { emoji: false } });
    const result = await client.session();
    expect(result.ok && result.value.channels.map(({ id }) => id)).toEqual(['shown']);
    expect(result.ok && result.value.features).toEqual(['typing']);
  });

  it('asks for the named channels alone, whatever the filter says', async () => {
    const { inner, client } = under({ channels: ['shown'], features: {} });
    for (const channelIds of [undefined, [], ['shown'], ['other'], ['other', 'shown']]) {
      await client.interactions({ filter: channelIds === undefined ? {} : { channelIds }, sort: 'waiting' });
      expect(inner.interactions).toHaveBeenLastCalledWith(
        { filter: { channelIds: ['shown'] }, sort: 'waiting' },
        undefined,
      );
    }
  });

  it('lets no event of another channel through', () => {
    const { through } = under({ channels: ['shown'], features: {} });
    expect(through(changed('other'), changed('shown'))).toEqual([changed('shown')]);
  });

  it('lets through what this agent is offered or holds, on whatever channel, until it is theirs no more', async () => {
    const { client, through } = under({ channels: ['shown'], features: {} });
    await client.session();
    const offered = changed('other', OFFERED);
    const held = changed('other', { assignee: MINE });
    expect(through(changed('other'), offered, held, changed('other'), changed('other'))).toEqual([
      offered,
      held,
      { type: 'interaction.removed', interactionId: 'i-other' },
    ]);
  });

  it('reads what is this agent’s on every channel, and takes away what was read and is theirs no more', async () => {
    const { inner, client, through } = under({ channels: ['shown'], features: {} });
    await client.session();
    const query = { filter: { assignment: 'mine' }, sort: 'waiting' } as const;
    inner.interactions.mockResolvedValueOnce(
      ok({ items: [{ id: 'i-other', channelId: 'other', assignee: MINE } as Interaction], next: null }),
    );
    await client.interactions(query);
    expect(inner.interactions).toHaveBeenLastCalledWith(query, undefined);
    expect(through(changed('other'))).toEqual([{ type: 'interaction.removed', interactionId: 'i-other' }]);
  });

  it('resolves together what it shows, and nothing on other channels (L8)', async () => {
    const { inner, client } = under({ channels: ['shown'], features: {} });
    const selection = { filter: { queue: 'new', topics: ['App'] }, olderThanMinutes: 60 } as const;
    const narrowed = { ...selection, filter: { ...selection.filter, channelIds: ['shown'] } };
    await client.countBulk(selection);
    await client.startBulk({ ...selection, reason: 'Done' }, 'key');
    expect(inner.countBulk).toHaveBeenCalledWith(narrowed, undefined);
    expect(inner.startBulk).toHaveBeenCalledWith({ ...narrowed, reason: 'Done' }, 'key', undefined);
  });

  it('leaves everything as it is where nothing is configured', async () => {
    const { inner, client } = under({ features: {} });
    await client.interactions({ filter: { queue: 'new' }, sort: 'sla' });
    expect(inner.interactions).toHaveBeenCalledWith({ filter: { queue: 'new' }, sort: 'sla' }, undefined);
  });
});
