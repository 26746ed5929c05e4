import { Hono } from 'hono';
import type { NetworkError } from './api.ts';
import type { NetworkParts } from './create-network.ts';
import { customerRoutes } from './customer-routes.ts';
import { gatewayRoutes } from './gateway-routes.ts';
import { NetworkRefusal } from './refusal.ts';

/** The network's HTTP surface, as `api.ts` lists it. */
export function networkApp(parts: NetworkParts): Hono {
  const app = new Hono();
  app.route('/network/api', customerRoutes(parts));
  app.route('/network/gateway', gatewayRoutes(parts));
  app.notFound((context) => context.json(errorBody('not-found', 'Nothing is here'), 404));
  app.onError((error, context) => {
    if (!(error instanceof NetworkRefusal)) return context.json(errorBody('internal', error.message), 500);
    if (error.retryAfterSeconds !== undefined) context.header('Retry-After', String(error.retryAfterSeconds));
    return context.json(error.toBody(), error.status);
  });
  return app;
}

const errorBody = (code: string, message: string): NetworkError => ({
  error: { code, message },
});
