import { connect } from 'node:net';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Options } from 'nodemailer/lib/mailer/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
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

/**
 * A mailer over SMTP, with a line of its own for each mail. The caller's signal ends it whatever the server does meanwhile. What is
 * not told apart by the server is `unknown` once the mail's text has begun to leave.
 */
export function createSmtpMailer({ url, from, silenceMs = 20_000 }: SmtpOptions): Mailer & { close(): void } {
  const sender = senderOf(from);
  if (sender === null) throw new Error('from: expected one address');
  const server = serverOf(new URL(url), silenceMs);
  const closing = new AbortController();
  return {
    close: () => {
      closing.abort();
    },
    send: async (mail, signal) => {
      const ended = AbortSignal.any([signal, closing.signal]);
      if (ended.aborted) return { kind: 'later', detail: 'called off' };
      let hasBegun = false;
      try {
        const raw = await new MailComposer(contentOf(mail, sender)).compile().build();
        const text = new Readable({
          read() {
            hasBegun = true;
            this.push(raw);
            this.push(null);
          },
        });
        await handOver(server, { from: sender.address, to: mail.to, size: raw.length }, { text, ended });
        return { kind: 'accepted' };
      } catch (error) {
        return outcomeOf(error as SMTPConnection.SMTPError, hasBegun);
      }
    },
  };
}

interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  readonly credentials: SMTPConnection.Credentials | null;
  readonly silenceMs: number;
}

function serverOf(address: URL, silenceMs: number): MailServer {
  const isSecure = address.protocol === 'smtps:';
  const { username, password } = address;
  return {
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port === '' ? (isSecure ? 465 : 587) : Number(address.port),
    isSecure,
    credentials:
      username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    silenceMs,
  };
}

/** Resolves once the server has taken the mail; rejects with why not, at the latest when `ended` is raised. */
function handOver(
  { host, port, isSecure, credentials, silenceMs }: MailServer,
  envelope: SMTPConnection.Envelope,
  { text, ended }: { readonly text: Readable; readonly ended: AbortSignal },
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    // Ours, so that it can be torn down: the library's own way to close waits for the other side.
    const socket = connect({ host, port, timeout: silenceMs });
    const over = (error: Error | null | undefined): void => {
      ended.removeEventListener('abort', callOff);
      if (error) reject(error);
      else resolve();
    };
    const callOff = (): void => {
      socket.destroy();
      over(Object.assign(new Error('The mail server took too long'), { code: 'DEADLINE' }));
    };
    ended.addEventListener('abort', callOff);
    socket.once('error', over);
    socket.once('close', () => {
      over(Object.assign(new Error('The line broke'), { code: 'ECONNECTION' }));
    });
    socket.once('timeout', () => socket.destroy(Object.assign(new Error('Silence'), { code: 'ETIMEDOUT' })));
    socket.once('connect', () => {
      const connection: SMTPConnection & { readonly allowsAuth?: boolean } = new SMTPConnection({
        host,
        port,
        connection: socket,
        secure: isSecure,
        greetingTimeout: silenceMs,
        socketTimeout: silenceMs,
      });
      const end = (error: Error | null | undefined): void => {
        if (error) {
          socket.destroy();
        } else {
          connection.quit();
          socket.destroySoon();
        }
        over(error);
      };
      const send = (): void => {
        connection.send(envelope, text, end);
      };
      connection.on('error', end);
      connection.connect(() => {
        if (credentials === null || connection.allowsAuth !== true) send();
        else
          connection.login({ credentials }, (error) => {
            if (error) end(error);
            else send();
          });
      });
    });
  });
}

function contentOf(mail: Mail, sender: { readonly name: string; readonly address: string }): Options {
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
    // Nothing of a mail is ever read from a disk or fetched: its pictures are handed over as bytes.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function outcomeOf(
  { code = '', responseCode = 0, command = '' }: SMTPConnection.SMTPError,
  hasBegun: boolean,
): MailOutcome {
  const detail = [code, command, responseCode === 0 ? '' : String(responseCode)]
    .filter((part) => part !== '')
    .join(' ');
  if (code === 'EAUTH') return { kind: 'later', detail };
  if (responseCode >= 500) {
    const isAddress = command.startsWith('RCPT') || code === 'EENVELOPE';
    return { kind: 'refused', reason: isAddress ? 'address-refused' : 'message-refused', detail };
  }
  return { kind: responseCode >= 400 || !hasBegun ? 'later' : 'unknown', detail };
}

function senderOf(from: string): { readonly name: string; readonly address: string } | null {
  const [, name = '', bracketed] = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(from) ?? [];
  const address = bracketed ?? from;
  return addressProblem(address) === null ? { name: name.trim().replace(/^"|"$/g, ''), address } : null;
}
