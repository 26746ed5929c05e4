import type { Gateway, GatewayAccount } from '../gateway.ts';
import { createWhatsAppGateway } from './whatsapp-gateway.ts';

/** What the environment says about WhatsApp; `docs/whatsapp.md` lists the variables. */
export type WhatsAppConfiguration =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ready'; readonly gateway: Gateway; readonly accounts: readonly GatewayAccount[] }
  | {
      readonly kind: 'invalid';
      readonly problems: readonly { readonly variable: string; readonly expected: string }[];
    };

const PREFIX = 'INLAY_WHATSAPP_';

/**
 * The gateway and its accounts as the environment has them:
 * - `INLAY_WHATSAPP_APP_SECRET`, `INLAY_WHATSAPP_VERIFY_TOKEN`, `INLAY_WHATSAPP_PHONE_NUMBER_IDS` (separated by commas);
 * - `INLAY_WHATSAPP_ACCESS_TOKEN` for all numbers, or `INLAY_WHATSAPP_ACCESS_TOKEN_{phone number id}` for one;
 * - optional `INLAY_WHATSAPP_BUSINESS_ACCOUNT_ID` for all numbers, or `INLAY_WHATSAPP_BUSINESS_ACCOUNT_ID_{phone number id}` for one: without
 *   it there are no templates;
 * - optional `INLAY_WHATSAPP_GRAPH_VERSION` and `INLAY_WHATSAPP_GRAPH_URL`.
 *
 * With no variable of that prefix there is no WhatsApp. What is missing or wrong is told all at once, by variable, without
 * its value.
 */
export function whatsAppFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): WhatsAppConfiguration {
  const value = (name: string) => {
    const set = env[PREFIX + name]?.trim();
    return set === '' ? undefined : set;
  };
  const present = Object.entries(env).some(([name, set]) => name.startsWith(PREFIX) && set?.trim());
  if (!present) return { kind: 'absent' };

  const problems: { variable: string; expected: string }[] = [];
  const complain = (name: string, expected: string) => problems.push({ variable: PREFIX + name, expected });
  const required = (name: string, expected: string) => {
    const set = value(name);
    if (set === undefined) complain(name, expected);
    return set ?? '';
  };

  const appSecret = required('APP_SECRET', "the app's secret, from its basic settings at Meta");
  const verifyToken = required('VERIFY_TOKEN', 'the text entered as verify token beside the webhook address');
  const ids = required('PHONE_NUMBER_IDS', 'one or more phone number ids, separated by commas')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (
    (value('PHONE_NUMBER_IDS') !== undefined && ids.length === 0) ||
    ids.some((id) => !/^\d{5,25}$/.test(id))
  )
    complain(
      'PHONE_NUMBER_IDS',
      'phone number ids (digits only, not the telephone number), separated by commas',
    );
  if (new Set(ids).size < ids.length) complain('PHONE_NUMBER_IDS', 'each phone number id once');

  const accounts = ids.map((networkId): GatewayAccount => {
    const accessToken = value(`ACCESS_TOKEN_${networkId}`) ?? value('ACCESS_TOKEN');
    const name = `BUSINESS_ACCOUNT_ID_${networkId}`;
    const own = value(name);
    const businessAccountId = own ?? value('BUSINESS_ACCOUNT_ID');
    if (businessAccountId !== undefined && !/^\d{5,25}$/.test(businessAccountId))
      complain(
        own === undefined ? 'BUSINESS_ACCOUNT_ID' : name,
        'the id of a WhatsApp Business account (digits only)',
      );
    return {
      networkId,
      settings: {
        accessToken: accessToken ?? '',
        ...(businessAccountId === undefined ? {} : { businessAccountId }),
      },
    };
  });
  if (accounts.length === 0 || accounts.some((account) => account.settings['accessToken'] === ''))
    required('ACCESS_TOKEN', 'an access token with whatsapp_business_messaging, or one a number');

  const version = value('GRAPH_VERSION');
  if (version !== undefined && !/^v\d{1,3}\.\d$/.test(version)) complain('GRAPH_VERSION', 'such as v24.0');
  const graphUrl = value('GRAPH_URL');
  if (graphUrl !== undefined && !isHttp(graphUrl)) complain('GRAPH_URL', 'an http or https address');

  if (problems.length > 0) return { kind: 'invalid', problems };
  const gateway = createWhatsAppGateway({
    appSecret,
    verifyToken,
    ...(version === undefined ? {} : { version }),
    ...(graphUrl === undefined ? {} : { graphUrl }),
  });
  return { kind: 'ready', gateway, accounts };
}

function isHttp(address: string): boolean {
  return URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);
}
