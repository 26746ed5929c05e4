import { Hono } from 'hono';

/** An empty router for what stands below `/api/v1`. */
export function createApiRouter() {
  return new Hono().basePath('/api/v1');
}
export type ApiRouter = ReturnType<typeof createApiRouter>;
