import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLATFORM_IDS, VISIBILITIES } from '../../src/model/platform.ts';
import { platformRules } from '../../src/model/platforms.ts';
import { replyWindow, type ReplyMoment } from '../../src/model/reply-window.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const AT = Date.UTC(2026, 10, 12, 9);

const privately = (facts: Partial<ReplyMoment> = {}): ReplyMoment => ({
  now: AT,
  visibility: 'private',
  lastInboundAt: AT,
  ...facts,
});

describe('replyWindow', () => {
  it('has WhatsApp open for 24 hours, to the millisecond, then for templates only', () => {
    const rules = platformRules('whatsapp');
    const open = { state: 'open', closesAt: AT + DAY, then: 'template-only' };
    expect(replyWindow(rules, privately())).toEqual(open);
    expect(replyWindow(rules, privately({ now: AT + DAY - 1 }))).toEqual(open);
    expect(replyWindow(rules, privately({ now: AT + DAY }))).toEqual({
      state: 'template-only',
      reason: 'window-over',
    });
    expect(replyWindow(rules, privately({ lastInboundAt: null }))).toEqual({
      state: 'template-only',
      reason: 'never-written',
    });
  });

  it.each(['messenger', 'instagram-direct'] as const)(
    'has %s open for 24 hours, tagged up to 7 days, then closed',
    (id) => {
      const rules = platformRules(id);
      const at = (now: number) => replyWindow(rules, privately({ now }));
      expect(at(AT + DAY - 1)).toEqual({ state: 'open', closesAt: AT + DAY, then: 'tagged' });
      const tagged = { state: 'tagged', closesAt: AT + 7 * DAY, then: 'closed', reason: 'window-over' };
      expect(at(AT + DAY)).toEqual(tagged);
      expect(at(AT + 7 * DAY - 1)).toEqual(tagged);
      expect(at(AT + 7 * DAY)).toEqual({ state: 'closed', reason: 'window-over' });
    },
  );

  it('closes after 24 hours for an account without the human-agent tag', () => {
    const rules = platformRules('messenger', { replyWindow: { hours: 24, thereafter: 'nothing' } });
    expect(replyWindow(rules, privately())).toMatchObject({ then: 'closed' });
    expect(replyWindow(rules, privately({ now: AT + DAY }))).toEqual({
      state: 'closed',
      reason: 'window-over',
    });
  });

  it.each(['x-direct', 'sms', 'email', 'web-chat'] as const)('has no window on %s', (id) => {
    expect(replyWindow(platformRules(id), privately({ now: AT + 999 * DAY }))).toEqual({
      state: 'unlimited',
    });
    expect(replyWindow(platformRules(id), privately({ lastInboundAt: null }))).toEqual({
      state: 'unlimited',
    });
  });

  it.each(['facebook', 'instagram'] as const)(
    'opens %s in private by one reply within 7 days of the comment',
    (id) => {
      const rules = platformRules(id);
      const at = (now: number, spent = false) =>
        replyWindow(rules, privately({ now, lastInboundAt: null, privateReplyTo: { sentAt: AT, spent } }));
      expect(at(AT + 7 * DAY - 1)).toEqual({ state: 'open', closesAt: AT + 7 * DAY, then: 'closed' });
      expect(at(AT + 7 * DAY)).toEqual({ state: 'closed', reason: 'private-reply-too-late' });
      expect(at(AT, true)).toEqual({ state: 'closed', reason: 'private-reply-spent' });
      expect(replyWindow(rules, privately({ lastInboundAt: null }))).toEqual({
        state: 'closed',
        reason: 'never-written',
      });
    },
  );

  it('goes by the 24-hour rule once the contact has answered in private, the reply spent or not', () => {
    const moment = privately({ lastInboundAt: AT + 8 * DAY, now: AT + 8 * DAY + HOUR });
    const privateReplyTo = { sentAt: AT, spent: true };
    expect(replyWindow(platformRules('facebook'), { ...moment, privateReplyTo })).toEqual({
      state: 'open',
      closesAt: AT + 9 * DAY,
      then: 'tagged',
    });
  });

  it('lets X answer in private at any time, and YouTube never', () => {
    const privateReplyTo = { sentAt: AT, spent: true };
    const moment = privately({ lastInboundAt: null, privateReplyTo, now: AT + 99 * DAY });
    expect(replyWindow(platformRules('x'), moment)).toEqual({ state: 'unlimited' });
    expect(replyWindow(platformRules('youtube'), moment)).toEqual({
      state: 'closed',
      reason: 'no-private-reply',
    });
  });

  const anyMoment: fc.Arbitrary<ReplyMoment> = fc.record(
    {
      now: fc.integer({ min: AT, max: AT + 9 * DAY }),
      visibility: fc.constantFrom(...VISIBILITIES),
      lastInboundAt: fc.option(fc.integer({ min: AT - DAY, max: AT })),
      privateReplyTo: fc.record({ sentAt: fc.constant(AT), spent: fc.boolean() }),
    },
    { requiredKeys: ['now', 'visibility', 'lastInboundAt'] },
  );

  it('never holds back a public answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLATFORM_IDS), anyMoment, (id, moment) => {
        expect(replyWindow(platformRules(id), { ...moment, visibility: 'public' })).toEqual({
          state: 'unlimited',
        });
      }),
    );
  });

  it('becomes at its closing instant just what it said that it would, and not before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLATFORM_IDS), anyMoment, (id, moment) => {
        const rules = platformRules(id);
        const window = replyWindow(rules, moment);
        if (window.state !== 'open' && window.state !== 'tagged') return;
        expect(window.closesAt).toBeGreaterThan(moment.now);
        expect(replyWindow(rules, { ...moment, now: window.closesAt - 1 })).toEqual(window);
        expect(replyWindow(rules, { ...moment, now: window.closesAt }).state).toBe(window.then);
      }),
    );
  });
});
