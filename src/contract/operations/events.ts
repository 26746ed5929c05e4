import { eventPage, eventsQuery } from '../event.ts';
import type { Operation } from '../operation.ts';

/** What happened. */
export const EVENT_OPERATIONS = {
  readEvents: {
    method: 'GET',
    path: '/events',
    summary:
      'What happened after a position: a page as JSON, or a stream of server-sent events when `Accept` asks for `text/event-stream`',
    access: 'agent',
    query: eventsQuery,
    answer: { status: 200, schema: eventPage },
    problems: ['invalid-field'],
  },
} as const satisfies Record<string, Operation>;
