import { describe, expect, it, vi } from 'vitest';
import type { Session } from '../../src/model/agent.ts';
import type { Client, EventListener } from '../../src/model/client.ts';
import type { InlayEvent } from '../../src/model/event.ts';
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
  channels: [channel('shown'), channel('other')],
  features: ['emoji', 'typing'],
} as unknown as Session;

function under(config: Parameters<typeof narrowClient>[1]) {
  const inner = {
    session: () => Promise.resolve(ok(session)),
    interactions: vi.fn(() => Promise.resolve(ok({ items: [], next: null }))),
    counts: vi.fn(),
    subscribe: vi.fn((_position: string, listener: EventListener) => {
      for (const channelId of ['other', 'shown']) {
        listener.onEvent({
          type: 'interaction.changed',
          interaction: { channelId },
        } as unknown as InlayEvent);
      }
      return () => undefined;
    }),
  };
  return { inner, client: narrowClient(inner as unknown as Client, config) };
}

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
    const { client } = under({ channels: ['shown'], features: {} });
    const onEvent = vi.fn();
    client.subscribe('a:1', {
      onEvent,
      onSignal: vi.fn(),
      onReset: () => Promise.resolve(),
      onState: vi.fn(),
    });
    expect(onEvent).toHaveBeenCalledTimes(1);
    expect(onEvent).toHaveBeenCalledWith({
      type: 'interaction.changed',
      interaction: { channelId: 'shown' },
    });
  });

  it('leaves everything as it is where nothing is configured', async () => {
    const { inner, client } = under({ features: {} });
    await client.interactions({ filter: { queue: 'new' }, sort: 'sla' });
    expect(inner.interactions).toHaveBeenCalledWith({ filter: { queue: 'new' }, sort: 'sla' }, undefined);
  });
});
