import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES, PERMISSIONS } from '../../src/model/agent.ts';
import { DELIVERY_STATES } from '../../src/model/delivery.ts';
import { NETWORK_ACTIONS, UNTOUCHED, type NetworkState } from '../../src/model/message.ts';
import {
  isDoneAlready,
  messageActions,
  messageActionVerdict,
  shownState,
  targetOf,
  withAction,
  type MessageMoment,
} from '../../src/model/message-actions.ts';
import {
  MESSAGE_KINDS,
  PLATFORM_ACTIONS,
  PLATFORM_IDS,
  VISIBILITIES,
  type PlatformId,
} from '../../src/model/platform.ts';
import { platformRules } from '../../src/model/platforms.ts';
import { interaction, ME, message, NOW } from '../support/sample-data.ts';

const moment = (
  platform: PlatformId,
  given: Parameters<typeof message>[1] = {},
  more: Partial<MessageMoment> = {},
): MessageMoment => ({
  message: message('m', given),
  interaction: interaction('i'),
  rules: platformRules(platform),
  permissions: PERMISSIONS,
  features: FEATURES,
  agentId: ME.id,
  skewMs: 0,
  now: NOW,
  ...more,
});
const refusal = (name: Parameters<typeof messageActionVerdict>[0], given: MessageMoment): string => {
  const verdict = messageActionVerdict(name, given);
  return verdict.allowed ? 'allowed' : `${verdict.reason} ${verdict.show}`;
};

const anyState: fc.Arbitrary<NetworkState> = fc.record({
  likes: fc.nat(5),
  likedByUs: fc.boolean(),
  hidden: fc.boolean(),
  deleted: fc.boolean(),
  reposted: fc.boolean(),
  followed: fc.boolean(),
  answered: fc.boolean(),
  privatelyAnswered: fc.boolean(),
  onOwnProperty: fc.boolean(),
  inOwnConversation: fc.boolean(),
});
const anyMoment = fc
  .record({
    platform: fc.constantFrom(...PLATFORM_IDS),
    kind: fc.constantFrom(...MESSAGE_KINDS),
    visibility: fc.constantFrom(...VISIBILITIES),
    direction: fc.constantFrom('inbound', 'outbound', 'system'),
    state: fc.constantFrom(...DELIVERY_STATES),
    networkState: anyState,
    pending: fc.option(fc.constantFrom(...NETWORK_ACTIONS)),
    permissions: fc.subarray([...PERMISSIONS]),
    features: fc.subarray([...FEATURES]),
    status: fc.constantFrom('new', 'open', 'pending', 'resolved', 'closed'),
  })
  .map(
    ({
      platform,
      kind,
      visibility,
      direction,
      state,
      networkState,
      pending,
      permissions,
      features,
      status,
    }) =>
      moment(
        platform,
        {
          kind,
          visibility,
          direction,
          networkState,
          delivery: direction === 'outbound' ? { ...DELIVERED, state } : null,
          action:
            pending === null
              ? null
              : { action: pending, state: 'pending', reason: null, detail: null, agent: ME, at: NOW },
        } as Parameters<typeof message>[1],
        {
          permissions,
          features,
          interaction: interaction('i', { status } as Parameters<typeof interaction>[1]),
        },
      ),
  );
const DELIVERED = { state: 'delivered', reason: null, detail: null, at: NOW } as const;

describe('what is offered on a message', () => {
  it('is what may be done and what is dimmed with a reason; each once, what removes last', () => {
    fc.assert(
      fc.property(anyMoment, (given) => {
        const offered = messageActions(given);
        expect(new Set(offered.map(({ name }) => name)).size).toBe(offered.length);
        for (const { name, verdict } of offered) {
          expect(verdict).toEqual(messageActionVerdict(name, given));
          if (!verdict.allowed) expect(verdict.show).toBe('dimmed');
        }
        const groups = offered.map(({ group }) => group);
        const firstRemoval = groups.indexOf('remove');
        if (firstRemoval >= 0) expect(new Set(groups.slice(firstRemoval))).toEqual(new Set(['remove']));
      }),
    );
  });

  it('is nothing in public without the permission, and nothing that is switched off', () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...PLATFORM_ACTIONS), (given, name) => {
        if (!messageActionVerdict(name, given).allowed) return;
        if (given.message.visibility === 'public' && name !== 'reply-privately')
          expect(given.permissions).toContain('conversation.socialmedia.create');
        if (name === 'delete') expect(given.features).toContain('deleteMessage');
        if (['like', 'unlike', 'hide', 'unhide', 'repost', 'follow', 'quote'].includes(name))
          expect(given.features).toContain('messageActions');
      }),
    );
  });

  it('is never an action and its opposite, nor one that changes nothing', () => {
    fc.assert(
      fc.property(anyMoment, (given) => {
        const may = (name: (typeof NETWORK_ACTIONS)[number]) => messageActionVerdict(name, given).allowed;
        expect(may('like') && may('unlike')).toBe(false);
        expect(may('hide') && may('unhide')).toBe(false);
        const shown = shownState(given.message);
        for (const action of NETWORK_ACTIONS)
          if (may(action)) expect(withAction(shown, action)).not.toEqual(shown);
      }),
    );
  });

  it('is nothing on the network once the message is deleted there, or about to be', () => {
    const deleting = { action: 'delete', state: 'pending', reason: null, detail: null, agent: ME, at: NOW };
    expect(refusal('like', moment('facebook', { networkState: { ...UNTOUCHED, deleted: true } }))).toBe(
      'deleted-on-network absent',
    );
    expect(refusal('hide', moment('facebook', { action: deleting as never }))).toBe(
      'deleted-on-network absent',
    );
  });

  it('takes what is on its way as done, so that the opposite is offered', () => {
    const liking = {
      action: 'like',
      state: 'pending',
      reason: null,
      detail: null,
      agent: ME,
      at: NOW,
    } as const;
    expect(refusal('like', moment('facebook', { action: liking }))).toBe('already-liked absent');
    expect(refusal('unlike', moment('facebook', { action: liking }))).toBe('allowed');
    const refused = { ...liking, state: 'refused', reason: 'rejected' } as const;
    expect(refusal('like', moment('facebook', { action: refused }))).toBe('allowed');
  });

  it('says why: the switch, the permission, the account, the connection, the closed interaction', () => {
    expect(refusal('like', moment('facebook', {}, { features: [] }))).toBe('feature-off absent');
    expect(refusal('like', moment('facebook', {}, { permissions: [] }))).toBe('not-permitted absent');
    const off = platformRules('instagram', { actionsOff: ['like'] });
    expect(refusal('like', moment('instagram', {}, { rules: off }))).toBe('off-for-account dimmed');
    const unconnected = platformRules('facebook', { unconnected: ['hide'] });
    expect(refusal('hide', moment('facebook', {}, { rules: unconnected }))).toBe('not-connected dimmed');
    const closed = { interaction: interaction('i', { status: 'closed' }) };
    expect(refusal('reply', moment('facebook', {}, closed))).toBe('interaction-closed dimmed');
    // Moderating goes on when the work is done.
    expect(refusal('hide', moment('facebook', {}, closed))).toBe('allowed');
    expect(refusal('repost', moment('x', { kind: 'mention' }))).toBe('allowed');
    expect(refusal('like', moment('whatsapp', { kind: 'direct', visibility: 'private' }))).toBe(
      'platform-lacks-action absent',
    );
  });

  it('edits an answer that was there, whatever became of its new wording, but not while that is on its way', () => {
    const own = { kind: 'reply', direction: 'outbound', editedAt: NOW } as const;
    const as = (state: (typeof DELIVERY_STATES)[number]) =>
      refusal('edit-reply', moment('google-play', { ...own, delivery: { ...DELIVERED, state } }));
    expect(as('delivered')).toBe('allowed');
    expect(as('failed')).toBe('allowed');
    expect(as('sending')).toBe('not-on-network absent');
    expect(
      targetOf({
        message: message('m', { ...own, editedAt: null, delivery: { ...DELIVERED, state: 'failed' } }),
        now: NOW,
      }).onNetwork,
    ).toBe(false);
  });
});

describe('what an action makes of what the network shows', () => {
  it('is the same however often it is done', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom(...NETWORK_ACTIONS), (state, action) => {
        const once = withAction(state, action);
        expect(withAction(once, action)).toEqual(once);
        expect(once.likes).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is what a refusal as done already stands for', () => {
    expect(isDoneAlready('already-liked', 'like')).toBe(true);
    expect(isDoneAlready('deleted-on-network', 'delete')).toBe(true);
    expect(isDoneAlready('deleted-on-network', 'like')).toBe(false);
    expect(isDoneAlready('off-for-account', 'like')).toBe(false);
  });
});
