import type { Client } from '../model/client.ts';
import { latePart } from '../model/late-part.ts';
import { fail, type Result } from '../model/result.ts';
import type { Environment } from './environment.ts';
import { createDeadline, pause, within } from './rest/deadline.ts';
import { retryDelay } from './rest/retry.ts';
import type { WritingCalls } from './rest-writing.ts';

/**
 * A client of these calls and of those whose code the first screen has no need of: none of them has to be named here. Each of
 * those waits until it is there, and is `offline` where it does not come in the time that a request may take.
 */
export function withAwaitedCalls(
  own: Omit<Client, keyof WritingCalls>,
  load: () => Promise<WritingCalls>,
  environment: Environment,
): Client {
  const { timings, random, closed } = environment;
  let failures = 0;
  const loaded = latePart(load, async () => {
    const spread = { baseMs: timings.reconnectBaseMs, capMs: timings.reconnectCapMs, random };
    await pause(retryDelay(failures++, spread), closed);
    return !closed.aborted;
  });
  loaded.catch(() => undefined);
  const call =
    (name: keyof WritingCalls) =>
    async (...given: readonly unknown[]): Promise<Result<unknown>> => {
      const deadline = createDeadline(timings.requestMs, [closed]);
      try {
        const calls = await within(deadline.signal, loaded);
        return await (calls[name] as (...given: readonly unknown[]) => Promise<Result<unknown>>)(...given);
      } catch {
        return fail('offline', `what does ${name} could not be loaded`);
      } finally {
        deadline.end();
      }
    };
  return new Proxy(own, {
    get: (_, name) =>
      // What a promise resolves to is asked for `then`.
      name in own || typeof name === 'symbol' || name === 'then'
        ? (Reflect.get(own, name) as unknown)
        : call(name as keyof WritingCalls),
  }) as typeof own & WritingCalls;
}
