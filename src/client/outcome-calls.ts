import type { InteractionOutcome, OutcomesClient } from '../model/client.ts';
import { ok, type Result } from '../model/result.ts';
import { toAuditEntry, toInteractionOutcome, toOutcome } from './mappers/outcome.ts';
import { toPage } from './mappers/page.ts';
import type { Reading } from './mappers/reading.ts';
import type { Call, Requester } from './rest/request.ts';

/** What interactions come to and what was done with them; never throw, like all calls. */
export function createOutcomeCalls(request: Requester, reading: Reading): OutcomesClient {
  const bothOf = (raw: unknown) => toInteractionOutcome(raw, reading);
  const forBoth = (call: Call): Promise<Result<InteractionOutcome>> =>
    request({ ...call, toCurrent: bothOf }, bothOf);
  const ifMatch = (version: number) => ({ 'if-match': `"${String(version)}"` });
  return {
    outcome: (id, signal) =>
      request({ route: 'GET /interactions/{interactionId}/outcome', id, signal, repeat: true }, (raw) =>
        toOutcome(raw, reading),
      ),
    saveOutcome: (id, { version, revision }, values, signal) =>
      forBoth({
        route: 'PUT /interactions/{interactionId}/outcome',
        id,
        headers: ifMatch(version),
        body: { revision, ...values },
        signal,
      }),
    endConversation: (id, version, signal) =>
      forBoth({ route: 'POST /interactions/{interactionId}/end', id, headers: ifMatch(version), signal }),
    endAfterWork: (id, signal) =>
      forBoth({ route: 'POST /interactions/{interactionId}/after-work/end', id, signal, repeat: true }),
    confirmActivity: async (id, activityId, signal) => {
      const told = await request(
        {
          route: 'PUT /interactions/{interactionId}/outcome/activity',
          id,
          body: { activityId },
          signal,
          repeat: true,
        },
        () => undefined,
      );
      return told.ok ? ok(undefined) : told;
    },
    audit: (id, cursor, signal) =>
      request(
        {
          route: 'GET /interactions/{interactionId}/audit',
          id,
          query: cursor === null ? {} : { cursor },
          signal,
          repeat: true,
        },
        (raw) => toPage(raw, (item) => toAuditEntry(item, reading), reading),
      ),
  };
}
