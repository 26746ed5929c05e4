import type { HostCalls, HostResult } from '../model/host.ts';

/** Every call of the port but those that a panel needs to begin. */
export const CALLS = [
  'openRecord',
  'logActivity',
  'dial',
  'currentCall',
  'controlCall',
  'notify',
  'setBadge',
  'resize',
  'setPresence',
  'openSession',
  'focusSession',
  'closeSession',
  'findContacts',
  'findByName',
  'createContact',
  'setMode',
  'setLabel',
  'offer',
  'withdrawOffer',
] as const satisfies readonly (keyof HostCalls)[];

/** Makes a call by its name, with its one argument; what comes back is what the port says of it. */
interface Asking {
  ask(name: keyof HostCalls, argument: unknown): Promise<HostResult<unknown>>;
}

/** A host all of whose calls go through one `ask`, so that what makes them can load with the first. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its methods are made when it is
export const LateCalls = class {
  constructor() {
    const self = this as unknown as Record<string, unknown> & Asking;
    for (const name of CALLS) self[name] = (argument: unknown) => self.ask(name, argument);
  }
} as unknown as abstract new () => HostCalls & Asking;
