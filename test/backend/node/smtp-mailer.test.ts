import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpMailer } from '../../../src/backend/node/smtp-mailer.ts';
import type { Mail } from '../../../src/backend/transcript/mailer.ts';
import { until } from '../support/test-backend.ts';

const MAIL: Mail = {
  id: 'transcript-1',
  to: 'lea@home.example',
  subject: 'A conversation',
  text: 'Hello',
  html: '<p>Hello</p>',
  pictures: [],
};

type Step = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'end';

describe('A mailer over SMTP', () => {
  let server: Server | null = null;
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
    server?.close();
  });

  /** A server that answers until a step, and from there on lets a byte fall now and then: it is never silent, and never done. */
  const dribbling = async (step: Step, then: (socket: Socket) => void) => {
    const open = new Set<Socket>();
    server = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
      let text: string | null = null;
      const answer = (at: Step, line: string): void => {
        if (at === step) then(socket);
        else socket.write(`${line}\r\n`);
      };
      answer('greeting', '220 dribble.example ESMTP');
      socket.on('data', (bytes) => {
        const said = bytes.toString('latin1');
        if (text !== null) {
          text += said;
          if (text.endsWith('\r\n.\r\n')) answer('end', '250 taken');
          return;
        }
        if (said.startsWith('EHLO')) answer('EHLO', '250 dribble.example');
        else if (said.startsWith('MAIL')) answer('MAIL', '250 go on');
        else if (said.startsWith('RCPT')) answer('RCPT', '250 go on');
        else if (said.startsWith('DATA')) {
          text = '';
          answer('DATA', '354 go on');
        }
      });
    });
    const { port } = await new Promise<AddressInfo>((resolve) => {
      server?.listen(0, '127.0.0.1', () => {
        resolve(server?.address() as AddressInfo);
      });
    });
    const mailer = createSmtpMailer({
      url: `smtp://127.0.0.1:${String(port)}`,
      from: 'care@acme.example',
      silenceMs: 30_000,
    });
    return { mailer, open };
  };
  const byByte = (socket: Socket): void => {
    const timer = setInterval(() => socket.write('2'), 5);
    ends.push(() => {
      clearInterval(timer);
    });
  };

  it.each<[Step, 'later' | 'unknown']>([
    ['greeting', 'later'],
    ['EHLO', 'later'],
    ['RCPT', 'later'],
    ['DATA', 'later'],
    ['end', 'unknown'],
  ])('ends with its signal where the server dribbles at %s, as %s, and hangs up', async (step, kind) => {
    const { mailer, open } = await dribbling(step, byByte);
    const outcome = await mailer.send(MAIL, AbortSignal.timeout(200));
    expect(outcome).toMatchObject({ kind, detail: 'DEADLINE' });
    await until('the line to be cut', () => open.size === 0);
  });

  it.each<[Step, 'later' | 'unknown']>([
    ['RCPT', 'later'],
    ['end', 'unknown'],
  ])('takes a line that breaks at %s for %s', async (step, kind) => {
    const { mailer } = await dribbling(step, (socket) => socket.destroy());
    expect(await mailer.send(MAIL, new AbortController().signal)).toMatchObject({ kind });
  });

  it('ends what is under way when it is closed', async () => {
    const { mailer, open } = await dribbling('MAIL', byByte);
    const sending = mailer.send(MAIL, new AbortController().signal);
    await until('the line', () => open.size === 1);
    mailer.close();
    expect(await sending).toMatchObject({ kind: 'later' });
    expect(await mailer.send(MAIL, new AbortController().signal)).toMatchObject({ kind: 'later' });
  });
});
