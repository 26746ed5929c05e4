import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MESSAGE_KINDS,
  PLATFORM_ACTIONS,
  PLATFORM_IDS,
  VISIBILITIES,
  type PlatformId,
} from '../../src/model/platform.ts';
import { actionVerdict, type ActionTarget } from '../../src/model/platform-action.ts';
import { PLATFORMS, platformRules } from '../../src/model/platforms.ts';

const DAY = 24 * 60 * 60 * 1000;
const AT = Date.UTC(2026, 10, 12);

const target = (facts: Partial<ActionTarget> = {}): ActionTarget => ({
  kind: 'comment',
  visibility: 'public',
  own: false,
  onNetwork: true,
  deleted: false,
  hidden: false,
  liked: false,
  sentAt: AT,
  now: AT,
  ...facts,
});
const verdict = (
  id: PlatformId,
  action: (typeof PLATFORM_ACTIONS)[number],
  facts: Partial<ActionTarget> = {},
) => actionVerdict(platformRules(id), action, target(facts));
const ALLOWED = { allowed: true };
const absent = (reason: string) => ({ allowed: false, reason, show: 'absent' });
const dimmed = (reason: string) => ({ allowed: false, reason, show: 'dimmed' });

const anyTarget: fc.Arbitrary<ActionTarget> = fc.record(
  {
    kind: fc.constantFrom(...MESSAGE_KINDS),
    visibility: fc.constantFrom(...VISIBILITIES),
    own: fc.boolean(),
    onNetwork: fc.boolean(),
    deleted: fc.boolean(),
    hidden: fc.boolean(),
    liked: fc.boolean(),
    sentAt: fc.constant(AT),
    now: fc.integer({ min: AT, max: AT + 10 * DAY }),
    onOwnProperty: fc.boolean(),
    inOwnConversation: fc.boolean(),
    reposted: fc.boolean(),
    followed: fc.boolean(),
    answered: fc.boolean(),
    acceptsDirect: fc.boolean(),
    privateReplySpent: fc.boolean(),
  },
  {
    requiredKeys: ['kind', 'visibility', 'own', 'onNetwork', 'deleted', 'hidden', 'liked', 'sentAt', 'now'],
  },
);
const anyCase = fc.tuple(fc.constantFrom(...PLATFORM_IDS), fc.constantFrom(...PLATFORM_ACTIONS), anyTarget);

describe('actionVerdict', () => {
  it('hides on X only what answers in a conversation that the account opened', () => {
    expect(verdict('x', 'hide', { kind: 'reply', inOwnConversation: true })).toEqual(ALLOWED);
    expect(verdict('x', 'hide', { kind: 'reply' })).toEqual(dimmed('only-in-own-conversations'));
    expect(verdict('x', 'hide', { kind: 'reply', own: true })).toEqual(absent('only-messages-of-others'));
    expect(verdict('x', 'hide', { kind: 'quote', inOwnConversation: true })).toEqual(
      absent('not-on-this-kind'),
    );
  });

  it('hides on Facebook, Instagram and YouTube only on the own page, medium or video', () => {
    for (const id of ['facebook', 'instagram', 'youtube'] as const) {
      expect(verdict(id, 'hide')).toEqual(ALLOWED);
      expect(verdict(id, 'hide', { onOwnProperty: false })).toEqual(dimmed('only-on-own-property'));
    }
    expect(verdict('facebook', 'hide', { kind: 'mention' })).toEqual(absent('not-on-this-kind'));
  });

  it('deletes own messages, and those of others only on the own page or medium', () => {
    expect(verdict('facebook', 'delete', { own: true, onOwnProperty: false })).toEqual(ALLOWED);
    expect(verdict('facebook', 'delete')).toEqual(ALLOWED);
    expect(verdict('facebook', 'delete', { onOwnProperty: false })).toEqual(
      dimmed('only-own-or-on-own-property'),
    );
    expect(verdict('instagram', 'delete', { own: true, onOwnProperty: false })).toEqual(
      dimmed('only-on-own-property'),
    );
    for (const id of ['x', 'linkedin', 'youtube'] as const) {
      expect(verdict(id, 'delete', { kind: 'reply' })).toEqual(absent('only-own-messages'));
      expect(verdict(id, 'delete', { kind: 'reply', own: true })).toEqual(ALLOWED);
    }
    expect(verdict('whatsapp', 'delete', { kind: 'direct', visibility: 'private', own: true })).toEqual(
      absent('platform-lacks-action'),
    );
  });

  it('answers a review once and then edits the answer', () => {
    for (const id of ['app-store', 'google-play', 'google-maps'] as const) {
      expect(verdict(id, 'reply', { kind: 'review' })).toEqual(ALLOWED);
      expect(verdict(id, 'edit-reply', { kind: 'review' })).toEqual(absent('not-answered-yet'));
      expect(verdict(id, 'reply', { kind: 'review', answered: true })).toEqual(absent('already-answered'));
      expect(verdict(id, 'edit-reply', { kind: 'review', answered: true })).toEqual(ALLOWED);
      expect(verdict(id, 'edit-reply', { kind: 'reply', own: true })).toEqual(ALLOWED);
    }
  });

  it('deletes the answer to a review in the App Store and on Google Maps, not on Google Play', () => {
    expect(verdict('app-store', 'delete', { kind: 'reply', own: true })).toEqual(ALLOWED);
    expect(verdict('google-maps', 'delete', { kind: 'reply', own: true })).toEqual(ALLOWED);
    expect(verdict('google-play', 'delete', { kind: 'reply', own: true })).toEqual(
      absent('platform-lacks-action'),
    );
    expect(verdict('app-store', 'delete', { kind: 'review' })).toEqual(absent('not-on-this-kind'));
  });

  it('answers in private once, and within seven days', () => {
    for (const id of ['facebook', 'instagram'] as const) {
      expect(verdict(id, 'reply-privately', { now: AT + 7 * DAY - 1 })).toEqual(ALLOWED);
      expect(verdict(id, 'reply-privately', { now: AT + 7 * DAY })).toEqual(dimmed('private-reply-too-late'));
      expect(verdict(id, 'reply-privately', { privateReplySpent: true })).toEqual(
        dimmed('private-reply-spent'),
      );
    }
  });

  it('writes to an author on X in private unless they are known to refuse it', () => {
    expect(verdict('x', 'reply-privately', { kind: 'mention', now: AT + 90 * DAY })).toEqual(ALLOWED);
    expect(verdict('x', 'reply-privately', { kind: 'mention', privateReplySpent: true })).toEqual(ALLOWED);
    expect(verdict('x', 'reply-privately', { kind: 'mention', acceptsDirect: false })).toEqual(
      dimmed('author-refuses-direct'),
    );
  });

  it('likes what is not liked, hides what is not hidden, and undoes just what is done', () => {
    for (const id of ['facebook', 'instagram', 'linkedin', 'youtube'] as const) {
      expect(verdict(id, 'like')).toEqual(ALLOWED);
      expect(verdict(id, 'unlike')).toEqual(absent('not-liked-yet'));
      expect(verdict(id, 'like', { liked: true })).toEqual(absent('already-liked'));
      expect(verdict(id, 'unlike', { liked: true })).toEqual(ALLOWED);
    }
    expect(verdict('facebook', 'unhide')).toEqual(absent('not-hidden-yet'));
    expect(verdict('facebook', 'hide', { hidden: true })).toEqual(absent('already-hidden'));
    expect(verdict('facebook', 'unhide', { hidden: true })).toEqual(ALLOWED);
    expect(verdict('linkedin', 'hide')).toEqual(absent('platform-lacks-action'));
  });

  it('reposts and follows once', () => {
    expect(verdict('x', 'repost', { kind: 'post', reposted: true })).toEqual(dimmed('already-reposted'));
    expect(verdict('x', 'follow', { kind: 'post', followed: true })).toEqual(dimmed('already-followed'));
    expect(verdict('x', 'quote', { kind: 'post' })).toEqual(ALLOWED);
  });

  it('gives what an account may not do its reason, but only where it would be possible otherwise', () => {
    const rules = platformRules('instagram', { actionsOff: ['like'] });
    expect(actionVerdict(rules, 'like', target())).toEqual(dimmed('off-for-account'));
    expect(actionVerdict(rules, 'like', target({ own: true }))).toEqual(absent('only-messages-of-others'));
  });

  it('does nothing with what is not, or no longer, on the network', () => {
    fc.assert(
      fc.property(anyCase, ([id, action, facts]) => {
        const rules = platformRules(id);
        expect(actionVerdict(rules, action, { ...facts, onNetwork: false }).allowed).toBe(false);
        expect(actionVerdict(rules, action, { ...facts, deleted: true }).allowed).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('never offers an action together with the one that undoes it, nor a reply together with its edit', () => {
    fc.assert(
      fc.property(anyCase, ([id, , facts]) => {
        const allowed = (action: (typeof PLATFORM_ACTIONS)[number]): boolean =>
          actionVerdict(platformRules(id), action, facts).allowed;
        expect(allowed('like') && allowed('unlike')).toBe(false);
        expect(allowed('hide') && allowed('unhide')).toBe(false);
        expect(allowed('reply') && allowed('edit-reply')).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('allows only what the platform has a rule for, and never what is turned off', () => {
    fc.assert(
      fc.property(anyCase, ([id, action, facts]) => {
        const { allowed } = actionVerdict(platformRules(id), action, facts);
        const hasRule = PLATFORMS[id].actions.some(
          (rule) => rule.action === action && rule.on.includes(facts.kind),
        );
        expect(allowed && !hasRule).toBe(false);
        expect(actionVerdict(platformRules(id, { actionsOff: [action] }), action, facts).allowed).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('acts on no private message but by answering it', () => {
    fc.assert(
      fc.property(anyCase, ([id, action, facts]) => {
        const { allowed } = actionVerdict(platformRules(id), action, { ...facts, visibility: 'private' });
        expect(allowed && action !== 'reply').toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('lets every kind that a platform brings in be answered when it is new', () => {
    for (const { id, inbound } of Object.values(PLATFORMS)) {
      for (const kind of MESSAGE_KINDS) {
        const brought = inbound[kind];
        if (brought) expect(verdict(id, 'reply', { kind, visibility: brought.visibility })).toEqual(ALLOWED);
      }
    }
  });
});
