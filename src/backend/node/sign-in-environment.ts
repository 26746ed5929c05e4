import { isLoopback } from '../sign-in/own-page.ts';
import type { OAuthOptions, SignInOptions } from '../sign-in/sign-in-options.ts';

/** What the environment says of signing in, and what is wrong with it, by variable and without its value. */
export interface SignInEnvironment {
  readonly signIn: SignInOptions;
  readonly problems: readonly string[];
}

/** Claims that a person may change, or that nobody has checked: who else takes the same name would be that agent. */
const CHANGEABLE = ['email', 'preferred_username', 'upn', 'unique_name', 'name', 'nickname', 'phone_number'];
const SECRET_LENGTH = 32;

/**
 * The login server of `INLAY_OAUTH_…` and the administrator's server of `INLAY_CLIENT_…`; each may be absent. `organisationIds` are
 * those of the setup: where there is one alone, it need not be named.
 */
export function signInFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  organisationIds: readonly string[],
): SignInEnvironment {
  const problems: string[] = [];
  const value = (name: string): string | undefined => {
    const set = env[name]?.trim();
    return set === '' ? undefined : set;
  };
  const expect = (holds: boolean, name: string, expected: string): void => {
    if (!holds) problems.push(`${name}: expected ${expected}`);
  };
  const isUsed = (prefix: string): boolean =>
    Object.keys(env).some((name) => name.startsWith(prefix) && value(name) !== undefined);
  const organisation = (name: string): string => {
    const only = organisationIds.length === 1 ? organisationIds[0] : undefined;
    const named = value(name) ?? only ?? '';
    expect(/^[\w-]{1,64}$/.test(named), name, 'the id of an organisation');
    return named;
  };

  let oauth: OAuthOptions | undefined;
  if (isUsed('INLAY_OAUTH_')) {
    const issuer = value('INLAY_OAUTH_ISSUER') ?? '';
    const clientId = value('INLAY_OAUTH_CLIENT_ID') ?? '';
    const clientSecret = value('INLAY_OAUTH_CLIENT_SECRET');
    const scope = value('INLAY_OAUTH_SCOPE');
    const claim = value('INLAY_OAUTH_CLAIM');
    const addresses = ['AUTHORIZATION', 'TOKEN', 'JWKS'].map((part) => {
      const name = `INLAY_OAUTH_${part}_URL`;
      const address = value(name);
      if (address !== undefined) expect(isSafe(address), name, 'an https address');
      return address;
    });
    const [authorization, token, jwks] = addresses;
    expect(
      isSafe(issuer),
      'INLAY_OAUTH_ISSUER',
      'the https address of the login server, as its ID tokens name it',
    );
    expect(clientId !== '', 'INLAY_OAUTH_CLIENT_ID', 'the id under which the login server knows the panel');
    expect(
      scope === undefined || scope.split(/\s+/).includes('openid'),
      'INLAY_OAUTH_SCOPE',
      'scopes with openid among them',
    );
    expect(
      claim === undefined || !CHANGEABLE.includes(claim),
      'INLAY_OAUTH_CLAIM',
      'a claim that never changes, such as sub or oid; an address or a name is nobody’s alone',
    );
    const isWhole = authorization !== undefined && token !== undefined && jwks !== undefined;
    expect(
      isWhole || addresses.every((address) => address === undefined),
      'INLAY_OAUTH_AUTHORIZATION_URL, INLAY_OAUTH_TOKEN_URL, INLAY_OAUTH_JWKS_URL',
      'all three, or none for what the issuer itself says',
    );
    oauth = {
      organisationId: organisation('INLAY_OAUTH_ORGANISATION'),
      issuer,
      clientId,
      ...(clientSecret === undefined ? {} : { clientSecret }),
      ...(scope === undefined ? {} : { scope }),
      ...(claim === undefined ? {} : { claim }),
      ...(isWhole ? { endpoints: { authorization, token, jwks } } : {}),
    };
  }

  const clients = [];
  if (isUsed('INLAY_CLIENT_')) {
    const id = value('INLAY_CLIENT_ID') ?? '';
    const secret = value('INLAY_CLIENT_SECRET') ?? '';
    const scope = value('INLAY_CLIENT_SCOPE');
    expect(id !== '', 'INLAY_CLIENT_ID', 'an id of your choice for your server');
    expect(
      secret.length >= SECRET_LENGTH,
      'INLAY_CLIENT_SECRET',
      `at least ${String(SECRET_LENGTH)} characters that nobody can guess`,
    );
    clients.push({
      organisationId: organisation('INLAY_CLIENT_ORGANISATION'),
      id,
      secret,
      ...(scope === undefined ? {} : { scope }),
    });
  }
  return problems.length > 0
    ? { signIn: {}, problems }
    : { signIn: { clients, ...(oauth === undefined ? {} : { oauth }) }, problems };
}

/** Whether secrets may go there: by https, or to this very machine. */
export function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
