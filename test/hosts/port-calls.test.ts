import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPortCalls, type PortCalls } from '../../src/hosts/frame/port-calls.ts';

let here: PortCalls;
let there: PortCalls;
let raw: MessagePort;

beforeEach(() => {
  const { port1, port2 } = new MessageChannel();
  raw = port1;
  here = openPortCalls(port1, {}, 50);
  there = openPortCalls(
    port2,
    {
      double: (value) => (value as number) * 2,
      refuse: () => Promise.reject(new Error('not today')),
      hang: () => new Promise(() => undefined),
      unsendable: () => () => undefined,
    },
    50,
  );
});

afterEach(() => {
  here.close();
  there.close();
});

describe('calls over a port', () => {
  it('get the answer of their own, however many are under way', async () => {
    const answers = await Promise.all([1, 2, 3].map((value) => here.call('double', value)));
    expect(answers).toEqual([2, 4, 6].map((value) => ({ ok: true, value })));
  });

  it('say why they were refused', async () => {
    expect(await here.call('refuse')).toEqual({ ok: false, reason: 'refused', detail: 'not today' });
  });

  it.each(['nothing', '__proto__', 'constructor', 'toString'])('find no method %s', async (name) => {
    expect(await here.call(name)).toMatchObject({ ok: false, reason: 'refused' });
  });

  it('end at their deadline, and when the port is closed', async () => {
    expect(await here.call('hang')).toEqual({ ok: false, reason: 'timeout' });
    const waiting = here.call('hang');
    here.close();
    expect(await waiting).toEqual({ ok: false, reason: 'gone' });
    expect(await here.call('double', 1)).toEqual({ ok: false, reason: 'gone' });
  });

  it('refuse what cannot be sent, in either direction', async () => {
    expect(await here.call('unsendable')).toMatchObject({ ok: false, reason: 'refused' });
    expect(await here.call('double', () => undefined)).toMatchObject({ ok: false, reason: 'refused' });
  });

  it('are not disturbed by anything else that arrives', async () => {
    const strange = [
      null,
      'text',
      {},
      [],
      [1],
      ['1', 'double', 2],
      [Number.NaN, true, 'forged'],
      [99, true, 'late'],
    ];
    for (const message of strange) raw.postMessage(message);
    expect(await here.call('double', 4)).toEqual({ ok: true, value: 8 });
  });
});
