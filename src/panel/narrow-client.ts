import type { Session } from '../model/agent.ts';
import type { Client, EventListener } from '../model/client.ts';
import { clientWith } from '../model/client-with.ts';
import type { InteractionFilter } from '../model/interaction-list.ts';
import { ok, type Result } from '../model/result.ts';
import type { PanelConfig } from './config.ts';

/**
 * A client that shows only what the configuration lets through: the channels named, and without the features switched off.
 * It narrows what is shown; what the agent may do is the backend's to say.
 */
export function narrowClient(client: Client, config: Pick<PanelConfig, 'channels' | 'features'>): Client {
  const { channels, features } = config;
  const isShown = (channelId: string): boolean => channels === undefined || channels.includes(channelId);
  const narrowSession = (result: Result<Session>): Result<Session> =>
    result.ok
      ? ok({
          ...result.value,
          channels: result.value.channels.filter(({ id }) => isShown(id)),
          features: result.value.features.filter((feature) => features[feature] !== false),
        })
      : result;
  const narrowFilter = (filter: InteractionFilter): InteractionFilter => {
    if (channels === undefined) return filter;
    const wanted = filter.channelIds ?? [];
    const narrowed = wanted.length === 0 ? channels : wanted.filter(isShown);
    // An empty list would narrow nothing, and show what the configuration leaves out.
    return { ...filter, channelIds: narrowed.length > 0 ? narrowed : channels };
  };
  const narrowListener = (listener: EventListener): EventListener => ({
    onEvent: (event) => {
      if (event.type === 'interaction.changed' && !isShown(event.interaction.channelId)) return;
      listener.onEvent(event);
    },
    onSignal: (signal) => {
      listener.onSignal(signal);
    },
    onReset: () => listener.onReset(),
    onState: (state) => {
      listener.onState(state);
    },
  });
  return clientWith(client, {
    session: async (signal) => narrowSession(await client.session(signal)),
    setAvailability: async (id, signal) => narrowSession(await client.setAvailability(id, signal)),
    interactions: (query, signal) =>
      client.interactions({ ...query, filter: narrowFilter(query.filter) }, signal),
    counts: (filter, signal) => client.counts(narrowFilter(filter), signal),
    subscribe: (position, listener) => client.subscribe(position, narrowListener(listener)),
  });
}
