import { CALLS } from '../../src/hosts/late-calls.ts';
import { NO_CONTEXT, type Host, type HostCalls } from '../../src/model/host.ts';

/** A host that is there and can do nothing. */
export function bareHost(): Host {
  const unsupported = () => Promise.resolve({ ok: false, reason: 'unsupported' } as const);
  return {
    ...(Object.fromEntries(CALLS.map((name) => [name, unsupported])) as unknown as HostCalls),
    capabilities: new Set(),
    start: () => Promise.resolve({ ok: true, value: undefined }),
    context: NO_CONTEXT,
    onContext: () => () => undefined,
    onEvent: () => () => undefined,
    token: unsupported,
    stop: () => undefined,
  };
}
