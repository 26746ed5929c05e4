import type { Session } from '../model/agent.ts';
import type { BulkSelection } from '../model/bulk-resolution.ts';
import type { Client, EventListener } from '../model/client.ts';
import { clientWith } from '../model/client-with.ts';
import type { InlayEvent } from '../model/event.ts';
import type { InteractionFilter } from '../model/interaction-list.ts';
import { ok, type Result } from '../model/result.ts';
import type { PanelConfig } from './config.ts';

/**
 * A client that shows only what the configuration lets through: the channels named, and without the features switched off.
 * It narrows what is shown; what the agent may do is the backend's to say. What this agent holds or is offered is shown whatever its channel:
 * an offer that nobody sees would run out against them.
 */
export function narrowClient(client: Client, config: Pick<PanelConfig, 'channels' | 'features'>): Client {
  const { channels, features } = config;
  const isShown = (channelId: string): boolean => channels === undefined || channels.includes(channelId);
  let agentId = '';
  /** Interactions on other channels that were shown since they are the agent's. */
  const own = new Set<string>();
  const narrowSession = (result: Result<Session>): Result<Session> => {
    if (!result.ok) return result;
    agentId = result.value.agent.id;
    return ok({
      ...result.value,
      channels: result.value.channels.filter(({ id }) => isShown(id)),
      features: result.value.features.filter((feature) => features[feature] !== false),
    });
  };
  const narrowFilter = (filter: InteractionFilter): InteractionFilter => {
    const wanted = filter.channelIds ?? [];
    if (channels === undefined || (filter.assignment === 'mine' && wanted.length === 0)) return filter;
    const narrowed = wanted.length === 0 ? channels : wanted.filter(isShown);
    // An empty list would narrow nothing, and show what the configuration leaves out.
    return { ...filter, channelIds: narrowed.length > 0 ? narrowed : channels };
  };
  const narrowSelection = <T extends BulkSelection>(selection: T): T => ({
    ...selection,
    filter: narrowFilter(selection.filter),
  });
  /** The event as it is shown; null for one of what is not. What was the agent's and no longer is goes. */
  const narrowEvent = (event: InlayEvent): InlayEvent | null => {
    if (event.type !== 'interaction.changed' || isShown(event.interaction.channelId)) return event;
    const { interaction } = event;
    if (interaction.assignee?.id === agentId || interaction.offer?.agentId === agentId) {
      own.add(interaction.id);
      return event;
    }
    return own.delete(interaction.id) ? { type: 'interaction.removed', interactionId: interaction.id } : null;
  };
  const narrowListener = (listener: EventListener): EventListener => ({
    ...listener,
    onEvent: (event) => {
      const narrowed = narrowEvent(event);
      if (narrowed !== null) listener.onEvent(narrowed);
    },
  });
  return clientWith(client, {
    session: async (signal) => narrowSession(await client.session(signal)),
    setAvailability: async (id, signal) => narrowSession(await client.setAvailability(id, signal)),
    interactions: async (query, signal) => {
      const page = await client.interactions({ ...query, filter: narrowFilter(query.filter) }, signal);
      if (page.ok) for (const { id, channelId } of page.value.items) if (!isShown(channelId)) own.add(id);
      return page;
    },
    counts: (filter, signal) => client.counts(narrowFilter(filter), signal),
    countBulk: (selection, signal) => client.countBulk(narrowSelection(selection), signal),
    startBulk: (order, key, signal) => client.startBulk(narrowSelection(order), key, signal),
    subscribe: (position, listener) => client.subscribe(position, narrowListener(listener)),
  });
}
