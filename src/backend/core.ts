import type { Database, Transaction } from './database/database.ts';
import type { Gateway, GatewayAccount } from './gateways/gateway.ts';
import type { Log } from './log.ts';
import type { Limits, ThumbnailMaker, Timings } from './options.ts';
import type { SignInOptions } from './sign-in/sign-in-options.ts';
import type { Signer } from './signer.ts';
import type { SurveyAddresses } from './survey/survey-addresses.ts';
import type { Mailer } from './transcript/mailer.ts';
import type { TranslationService } from './translation/translation-service.ts';

/** What every part of one backend is given: its handles and settings, and no state of the work. */
export interface Core {
  readonly database: Database;
  readonly clock: () => number;
  readonly log: Log;
  readonly gateways: ReadonlyMap<string, Gateway>;
  readonly accountSettings: (gatewayId: string, accountNetworkId: string) => Readonly<Record<string, string>>;
  readonly secret: Uint8Array;
  readonly signer: Signer;
  readonly signIn: SignInOptions;
  readonly surveyAddresses: SurveyAddresses;
  readonly thumbnails: ThumbnailMaker | null;
  readonly translation: TranslationService | null;
  readonly mailer: Mailer | null;
  readonly timeZone: string;
  readonly limits: Limits;
  readonly timings: Timings;
  readonly newId: () => string;
  /** Names this process among others on the same database. */
  readonly processId: string;
}

/** Reads in one transaction bound to an organisation. */
export function readIn<T>(
  core: Core,
  organisationId: string,
  read: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return core.database.inOrganisation(organisationId, read);
}

/** An account as its gateway is given it. */
export function gatewayAccount(core: Core, gatewayId: string, networkId: string): GatewayAccount {
  return { networkId, settings: core.accountSettings(gatewayId, networkId) };
}
