/** How agents and the administrator's servers sign in, beside tokens made with the secret. */
export interface SignInOptions {
  /** The login server in whose pop-up agents sign in; absent: there is none. */
  readonly oauth?: OAuthOptions;
  /** Servers that may ask for agents' tokens by client credentials; none unless told. */
  readonly clients?: readonly ServerClient[];
}

/** The company's login server, and how the backend is known there. */
export interface OAuthOptions {
  /** Whose agents sign in by it. */
  readonly organisationId: string;
  /** As it stands in ID tokens; its addresses are read from below it (OpenID Connect Discovery 1.0) unless `endpoints` says them. */
  readonly issuer: string;
  readonly endpoints?: {
    readonly authorization: string;
    readonly token: string;
    /** Its public keys. */
    readonly jwks: string;
  };
  readonly clientId: string;
  /** Absent: a public client, which PKCE alone protects. */
  readonly clientSecret?: string;
  /** `openid` unless told; has to hold it. */
  readonly scope?: string;
  /** The claim of the ID token that names the agent: `sub` unless told. */
  readonly claim?: string;
  /** In place of the network. */
  readonly fetch?: typeof fetch;
}

/** A server of the administrator's that may ask for tokens of an organisation's agents. */
export interface ServerClient {
  readonly organisationId: string;
  readonly id: string;
  /** At least 32 characters. */
  readonly secret: string;
  /** The one scope that it may ask for; what it asks for beside that is refused. */
  readonly scope?: string;
}
