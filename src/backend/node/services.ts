import type { BackendOptions } from '../options.ts';
import { createClientCredentials } from '../sign-in/client-credentials.ts';
import { createLibreTranslate } from '../translation/libre-translate.ts';
import { isSafe } from './sign-in-environment.ts';
import { mailFromEnvironment } from './smtp-mailer.ts';

/** What the environment says of services beside the networks. */
export interface Services {
  readonly options: Pick<BackendOptions, 'translation' | 'mailer' | 'timeZone'>;
  /** What is wrong, by variable and without its value. */
  readonly problems: readonly string[];
  close(): void;
}

/**
 * The translation service of `INLAY_TRANSLATE_URL` (LibreTranslate's API, with `INLAY_TRANSLATE_KEY` where it asks for one, and a token by
 * client credentials where something before it does), the
 * mail server of `INLAY_SMTP_URL` and `INLAY_MAIL_FROM`, and the `INLAY_TIME_ZONE` of transcripts; each may be absent.
 */
export function servicesFromEnvironment(env: Readonly<Record<string, string | undefined>>): Services {
  const problems: string[] = [];
  const value = (name: string): string | undefined => {
    const set = env[name]?.trim();
    return set === '' ? undefined : set;
  };
  const url = value('INLAY_TRANSLATE_URL');
  const apiKey = value('INLAY_TRANSLATE_KEY');
  if (url !== undefined && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    problems.push('INLAY_TRANSLATE_URL: expected an http or https address');
  if (url === undefined && apiKey !== undefined)
    problems.push('INLAY_TRANSLATE_URL: expected the address that INLAY_TRANSLATE_KEY is for');
  const [tokenUrl, clientId, clientSecret, scope] = ['TOKEN_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'SCOPE'].map(
    (part) => value(`INLAY_TRANSLATE_${part}`),
  );
  const isWhole = tokenUrl !== undefined && clientId !== undefined && clientSecret !== undefined;
  if (
    [tokenUrl, clientId, clientSecret, scope].some((part) => part !== undefined) &&
    (!isWhole || url === undefined)
  )
    problems.push(
      'INLAY_TRANSLATE_TOKEN_URL, INLAY_TRANSLATE_CLIENT_ID, INLAY_TRANSLATE_CLIENT_SECRET: expected all three, and INLAY_TRANSLATE_URL',
    );
  if (tokenUrl !== undefined && !isSafe(tokenUrl))
    problems.push('INLAY_TRANSLATE_TOKEN_URL: expected an https address');
  const timeZone = value('INLAY_TIME_ZONE');
  if (timeZone !== undefined && !isTimeZone(timeZone))
    problems.push('INLAY_TIME_ZONE: expected a time zone such as Europe/Paris');
  const mail = mailFromEnvironment(env);
  if (mail.kind === 'invalid')
    problems.push(...mail.problems.map(({ variable, expected }) => `${variable}: expected ${expected}`));
  return {
    options: {
      ...(url === undefined || problems.length > 0
        ? {}
        : {
            translation: createLibreTranslate({
              url,
              ...(apiKey === undefined ? {} : { apiKey }),
              ...(isWhole
                ? {
                    credentials: createClientCredentials({
                      tokenUrl,
                      clientId,
                      clientSecret,
                      ...(scope === undefined ? {} : { scope }),
                    }),
                  }
                : {}),
            }),
          }),
      ...(mail.kind === 'ready' ? { mailer: mail.mailer } : {}),
      ...(timeZone === undefined || problems.length > 0 ? {} : { timeZone }),
    },
    problems,
    close: () => {
      if (mail.kind === 'ready') mail.close();
    },
  };
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
