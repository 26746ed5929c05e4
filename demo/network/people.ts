import { PLATFORMS } from '../../src/model/platforms.ts';
import type { NetworkCustomer } from './api.ts';
import type { AccountSeed } from './seed.ts';
import type { NetworkState } from './state.ts';

/** Whose number (whatever stands between its digits) or address this is; undefined for nobody's, and where people have neither. */
export function personOf(
  { customers }: Pick<NetworkState, 'customers'>,
  { platform }: Pick<AccountSeed, 'platform'>,
  identifier: string,
): NetworkCustomer | undefined {
  if (PLATFORMS[platform].visibility === 'public') return undefined;
  if (platform === 'email')
    return customers.find(({ email }) => email.toLowerCase() === identifier.toLowerCase());
  const digits = (text: string): string => text.replace(/\D/g, '');
  return customers.find(({ phone }) => digits(phone) === digits(identifier));
}
