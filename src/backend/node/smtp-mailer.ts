import { createTransport, type Transporter } from 'nodemailer';
import { addressProblem } from '../../model/transcript.ts';
import type { Mail, Mailer, MailOutcome } from '../transcript/mailer.ts';

/** What the environment says about mail; `docs/backend.md` lists the variables. */
export type MailConfiguration =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ready'; readonly mailer: Mailer; readonly close: () => void }
  | {
      readonly kind: 'invalid';
      readonly problems: readonly { readonly variable: string; readonly expected: string }[];
    };

/** The mail server of `INLAY_SMTP_URL` (`smtp://user:password@host:587`, `smtps://…`), writing as `INLAY_MAIL_FROM`. */
export function mailFromEnvironment(env: Readonly<Record<string, string | undefined>>): MailConfiguration {
  const url = env['INLAY_SMTP_URL']?.trim() ?? '';
  const from = env['INLAY_MAIL_FROM']?.trim() ?? '';
  if (url === '' && from === '') return { kind: 'absent' };
  const problems: { variable: string; expected: string }[] = [];
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol !== 'smtp:' && protocol !== 'smtps:')
    problems.push({
      variable: 'INLAY_SMTP_URL',
      expected: 'an address such as smtp://user:password@mail.example:587',
    });
  if (senderOf(from) === null)
    problems.push({ variable: 'INLAY_MAIL_FROM', expected: 'one address, such as Acme <care@acme.example>' });
  if (problems.length > 0) return { kind: 'invalid', problems };
  const mailer = createSmtpMailer({ url, from });
  return {
    kind: 'ready',
    mailer,
    close: () => {
      mailer.close();
    },
  };
}

/** Where mail is handed over, and as whom. */
export interface SmtpOptions {
  readonly url: string;
  /** `care@acme.example` or `Acme <care@acme.example>`. */
  readonly from: string;
  /** How long the server may be silent; 20 seconds unless told. */
  readonly silenceMs?: number;
}

/** A mailer over SMTP. What is not told apart by the server is `unknown` once the mail's text has begun to leave. */
export function createSmtpMailer({ url, from, silenceMs = 20_000 }: SmtpOptions): Mailer & { close(): void } {
  const sender = senderOf(from);
  if (sender === null) throw new Error('from: expected one address');
  const address = new URL(url);
  const transport: Transporter = createTransport({
    host: address.hostname,
    secure: address.protocol === 'smtps:',
    ...(address.port === '' ? {} : { port: Number(address.port) }),
    ...(address.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }),
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    // Nothing of a mail is ever read from a disk or fetched: its pictures are handed over as bytes.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    close: () => {
      transport.close();
    },
    send: async (mail, signal) => {
      if (signal.aborted) return { kind: 'later', detail: 'called off' };
      try {
        await transport.sendMail(envelope(mail, sender));
        return { kind: 'accepted' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

function envelope(mail: Mail, sender: { readonly name: string; readonly address: string }) {
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  return {
    from: sender,
    // As an object, it is taken as one address whatever stands in it.
    to: { name: '', address: mail.to },
    subject: mail.subject,
    messageId: `<${mail.id}@${domain}>`,
    // Nobody's absence answers it, and no list takes it for a person's.
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: mail.text,
    html: mail.html,
    attachments: mail.pictures.map(({ cid, name, type, bytes }) => ({
      cid,
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
      contentDisposition: 'inline' as const,
    })),
  };
}

/** Failures before any of the mail's text has left. */
const BEFORE_DATA = new Set([
  'ECONNECTION',
  'EDNS',
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETLS',
  'EAUTH',
  'EENVELOPE',
]);

function outcomeOf(error: unknown): MailOutcome {
  const {
    code = '',
    responseCode = 0,
    command = '',
  } = error as {
    readonly code?: string;
    readonly responseCode?: number;
    readonly command?: string;
  };
  const detail = [code, command, responseCode === 0 ? '' : String(responseCode)]
    .filter((part) => part !== '')
    .join(' ');
  if (code === 'EAUTH') return { kind: 'later', detail };
  if (responseCode >= 500) {
    const isAddress = command.startsWith('RCPT') || code === 'EENVELOPE';
    return { kind: 'refused', reason: isAddress ? 'address-refused' : 'message-refused', detail };
  }
  if (responseCode >= 400) return { kind: 'later', detail };
  if (BEFORE_DATA.has(code) || command === 'CONN' || command === 'EHLO') return { kind: 'later', detail };
  return { kind: 'unknown', detail: detail === '' ? 'the line broke' : detail };
}

function senderOf(from: string): { readonly name: string; readonly address: string } | null {
  const [, name = '', bracketed] = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(from) ?? [];
  const address = bracketed ?? from;
  return addressProblem(address) === null ? { name: name.trim().replace(/^"|"$/g, ''), address } : null;
}
