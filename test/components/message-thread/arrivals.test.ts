import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Arrivals } from '../../../src/components/message-thread/arrivals.ts';
import { en } from '../../../src/i18n/en.ts';
import type { Message } from '../../../src/model/message.ts';
import { message, MINUTE, NOW } from '../../support/sample-data.ts';
import { threadOf } from '../../support/stub-store.ts';

const host = {
  addController: () => {},
  removeController: () => {},
  requestUpdate: () => {},
  updateComplete: Promise.resolve(true),
};

const at = (minutes: number): Message =>
  message(`m-${minutes}`, { text: `At ${minutes}`, sentAt: NOW + minutes * MINUTE });

describe('what has come into a thread, in words', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says nothing of what was there when the thread was opened', () => {
    const arrivals = new Arrivals(host);
    arrivals.look(threadOf('i', [], { status: 'loading' }), en);
    arrivals.look(threadOf('i', [at(1), at(2)]), en);
    vi.runAllTimers();
    expect(arrivals.words).toBe('');
  });

  it('says what comes after that', () => {
    const arrivals = new Arrivals(host);
    arrivals.look(threadOf('i', [], { status: 'loading' }), en);
    arrivals.look(threadOf('i', [at(1)]), en);
    arrivals.look(threadOf('i', [at(1), at(2)]), en);
    vi.runAllTimers();
    expect(arrivals.words).toContain('At 2');
  });

  it('says the first message of a thread that was empty', () => {
    const arrivals = new Arrivals(host);
    arrivals.look(threadOf('i', [], { status: 'loading' }), en);
    arrivals.look(threadOf('i', []), en);
    arrivals.look(threadOf('i', [at(1)]), en);
    vi.runAllTimers();
    expect(arrivals.words).toContain('At 1');
  });

  it('says what came while the thread was read again', () => {
    const arrivals = new Arrivals(host);
    arrivals.look(threadOf('i', [at(1)]), en);
    arrivals.look(threadOf('i', [at(1)], { status: 'loading' }), en);
    arrivals.look(threadOf('i', [at(1), at(2), at(3)]), en);
    vi.runAllTimers();
    expect(arrivals.words).toBe(en.thread.arrivedMany(2));
  });
});
