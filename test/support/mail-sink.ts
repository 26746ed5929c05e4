import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it came in at the sink. */
export interface SunkMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly parsed: Email;
}

/** How the sink treats the next mail: the answer to the step that it is refused at. */
export interface SinkMood {
  readonly at: 'recipient' | 'data';
  readonly code: number;
}

/** A real SMTP server that keeps what it is given. */
export interface MailSink {
  readonly url: string;
  readonly mails: readonly SunkMail[];
  /** How many connections there were. */
  readonly connections: number;
  next(...moods: SinkMood[]): void;
  stop(): Promise<void>;
}

/** Starts a sink on 127.0.0.1, on a port of its own unless told. */
export async function startMailSink(port = 0): Promise<MailSink> {
  const mails: SunkMail[] = [];
  const moods: SinkMood[] = [];
  let connections = 0;
  const refusal = (code: number): Error =>
    Object.assign(new Error('Refused by the sink'), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onRcptTo: (_address, _session, done) => {
      if (moods[0]?.at === 'recipient') done(refusal(moods.shift()?.code ?? 550));
      else done();
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const mood = moods[0]?.at === 'data' ? moods.shift() : undefined;
        if (mood !== undefined) {
          done(refusal(mood.code));
          return;
        }
        const raw = Buffer.concat(pieces);
        void PostalMime.parse(raw).then((parsed) => {
          const { mailFrom, rcptTo } = session.envelope;
          mails.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw: raw.toString('latin1'),
            parsed,
          });
          done();
        });
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`,
    mails,
    get connections() {
      return connections;
    },
    next: (...more) => void moods.push(...more),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
