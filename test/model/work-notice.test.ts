import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../src/model/interaction.ts';
import {
  interactionOfNotice,
  NEWS_MS,
  nextMoment,
  noticeOfMove,
  noticesOfTime,
  noticeWords,
} from '../../src/model/work-notice.ts';
import { COLLEAGUE, contact, excerpt, interaction, ME, NOW } from '../support/sample-data.ts';

const me = { agentId: ME.id, now: NOW };
const last = (id: string, given: Partial<NonNullable<Interaction['lastMessage']>> = {}) => ({
  ...excerpt('Words'),
  id,
  direction: 'inbound' as const,
  at: NOW - 1_000,
  ...given,
});
const of = (given: Partial<Interaction>): Interaction =>
  interaction('i', {
    assignee: null,
    offer: null,
    timer: null,
    lastMessage: last('m1'),
    unreadCount: 1,
    ...given,
  });
const offer = (agentId: string, id = 'o') => ({ id, agentId, madeAt: NOW, expiresAt: NOW + 30_000 });
const kind = (before: Interaction | null, after: Interaction) =>
  noticeOfMove(before, after, me)?.kind ?? null;

describe('News of an event', () => {
  it('is an offer to this agent, once, while it stands', () => {
    expect(kind(of({}), of({ offer: offer(ME.id) }))).toBe('offer');
    expect(kind(null, of({ offer: offer(ME.id) }))).toBe('offer');
    expect(kind(of({ offer: offer(ME.id) }), of({ offer: offer(ME.id), unreadCount: 2 }))).toBeNull();
    expect(kind(of({ offer: offer(ME.id) }), of({ offer: offer(ME.id, 'again') }))).toBe('offer');
    expect(kind(of({}), of({ offer: offer(COLLEAGUE.id) }))).toBeNull();
    expect(kind(of({}), of({ offer: { ...offer(ME.id), expiresAt: NOW } }))).toBeNull();
  });

  it('is an assignment by somebody else, and none that was accepted', () => {
    expect(kind(of({ assignee: COLLEAGUE }), of({ assignee: ME }))).toBe('assigned');
    expect(kind(of({ offer: offer(ME.id) }), of({ assignee: ME }))).toBeNull();
    expect(kind(of({ assignee: ME }), of({ assignee: COLLEAGUE }))).toBeNull();
  });

  it('is a reply in what the agent holds, unless it is old, read, ours or muted', () => {
    const before = of({ assignee: ME });
    const after = (given: Partial<Interaction>): Interaction =>
      of({ assignee: ME, lastMessage: last('m2'), ...given });
    expect(kind(before, after({}))).toBe('replied');
    expect(kind(before, before)).toBeNull();
    expect(kind(before, after({ lastMessage: last('m2', { direction: 'outbound' }) }))).toBeNull();
    expect(kind(before, after({ lastMessage: last('m2', { at: NOW - NEWS_MS }) }))).toBeNull();
    expect(kind(before, after({ unreadCount: 0 }))).toBeNull();
    expect(kind(before, after({ muted: { contact: true, post: false } }))).toBeNull();
    expect(kind(of({ assignee: COLLEAGUE }), after({ assignee: COLLEAGUE }))).toBeNull();
    expect(kind(null, after({ createdAt: NOW - 9e6 }))).toBe('replied');
  });
});

describe('News of time', () => {
  const timed = of({
    assignee: ME,
    waitingSince: 0,
    slaDueAt: 3_000,
    timer: { kind: 'agent', since: 0, endsAt: 1_000 },
  });
  const at = (from: number, to: number, one = timed) =>
    noticesOfTime([one], { agentId: ME.id, from, to }).map((notice) => notice.kind);

  it('comes at half, at the end, and at the end of what was promised', () => {
    expect([at(0, 499), at(0, 500), at(500, 1_000), at(1_000, 3_000)]).toEqual([
      [],
      ['half-time'],
      ['breach'],
      ['breach'],
    ]);
    expect(at(0, 9_000, { ...timed, assignee: COLLEAGUE })).toEqual([]);
    expect(
      at(0, 9_000, { ...timed, waitingSince: null, timer: { kind: 'contact', since: 0, endsAt: 10 } }),
    ).toEqual(['half-time']);
  });

  it('is found once each, however often it is looked, and the next look is never after a moment', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), (steps) => {
        const found: string[] = [];
        let from = 0;
        for (const step of steps) {
          const next = nextMoment([timed], { agentId: ME.id, now: from });
          const to = next === null ? from + step : Math.min(from + step, next);
          found.push(...noticesOfTime([timed], { agentId: ME.id, from, to }).map(({ id }) => id));
          from = to;
        }
        const whole = noticesOfTime([timed], { agentId: ME.id, from: 0, to: from }).map(({ id }) => id);
        expect(found).toEqual(whole);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

it('A notice says who and no more, unless it may quote, and nothing of who or what was removed', () => {
  const said = { contact: contact('Léa', { anonymous: false }), lastMessage: last('m') };
  const replied = { kind: 'replied' } as const;
  expect(noticeWords(replied, said, false)).toEqual({ name: 'Léa', text: null });
  expect(noticeWords(replied, said, true)).toEqual({ name: 'Léa', text: 'Words' });
  expect(noticeWords({ kind: 'offer' }, said, true).text).toBeNull();
  const removed = { ...said, lastMessage: last('m', { removed: true }) };
  expect(noticeWords(replied, removed, true).text).toBeNull();
  const anonymous = { ...said, contact: contact('Léa', { anonymous: true }) };
  expect(noticeWords(replied, anonymous, true)).toEqual({ name: null, text: null });
});

it('A notice’s id says which interaction it is about, after a reload as well', () => {
  const of = { agentId: ME.id, now: 1_000 };
  const told = noticeOfMove(interaction('i-1', { assignee: COLLEAGUE }), interaction('i-1'), of);
  expect(interactionOfNotice(told?.id ?? '')).toBe('i-1');
  for (const id of ['', 'i-1', 'assigned i-1', 'other i-1 3', 'assigned  3'])
    expect(interactionOfNotice(id), id).toBeNull();
});
