import type { Core } from '../core.ts';
import { routeOrganisation } from './route.ts';

/** Runs routing whenever somebody asks for it, in this process or another. */
export interface RoutingLoop {
  close(): Promise<void>;
}

/** Starts routing wherever it is asked for, and what was asked for while nobody ran. */
export async function createRoutingLoop(core: Core): Promise<RoutingLoop> {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const retries = new Set<ReturnType<typeof setTimeout>>();
  let closed = false;

  const route = (organisationId: string): void => {
    if (closed) return;
    if (running.has(organisationId)) {
      again.add(organisationId);
      return;
    }
    const run = routeOrganisation(core, organisationId)
      .catch((error: unknown) => {
        core.log.error('routing-failed', error, { organisation: organisationId });
        const retry = setTimeout(() => {
          retries.delete(retry);
          route(organisationId);
        }, core.timings.retryBaseMs);
        retries.add(retry);
      })
      .finally(() => {
        running.delete(organisationId);
        if (again.delete(organisationId)) route(organisationId);
      });
    running.set(organisationId, run);
  };

  /** What was asked for and has not been done, because a process died or a notification was lost. */
  const routeMissed = async (): Promise<void> => {
    try {
      const rows = await core.database.asSystem((transaction) =>
        transaction.query<{ organisation_id: string }>(
          'SELECT organisation_id FROM event_counter WHERE routing_wanted > routing_done',
        ),
      );
      for (const { organisation_id } of rows) route(organisation_id);
    } catch (error) {
      core.log.warn('routing-look-failed', {
        message: error instanceof Error ? error.message : String(error),
      });
    }
  };

  const stop = await core.database.listen('inlay_events', (payload) => {
    if (payload === null) return void routeMissed();
    const [organisationId = '', , wants] = payload.split(' ');
    if (wants === 'route') route(organisationId);
  });
  const poll = setInterval(() => void routeMissed(), core.timings.jobPollMs);
  void routeMissed();

  return {
    close: async () => {
      closed = true;
      clearInterval(poll);
      await stop();
      await Promise.all(running.values());
      for (const retry of retries) clearTimeout(retry);
    },
  };
}
