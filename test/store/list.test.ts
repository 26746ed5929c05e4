import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../src/model/interaction.ts';
import type { InteractionFilter, InteractionSort } from '../../src/model/interaction-list.ts';
import { STATUSES } from '../../src/model/status.ts';
import { settle, until } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { COLLEAGUE, contact, interaction, ME } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';

const part = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    assignee: fc.constantFrom(ME, COLLEAGUE, null),
    waitingSince: fc.option(fc.integer({ min: 1, max: 50 })),
    slaDueAt: fc.option(fc.integer({ min: 1, max: 50 })),
    lastActivityAt: fc.integer({ min: 1, max: 50 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Interaction>>;

type Step =
  | { readonly kind: 'change' | 'add'; readonly at: number; readonly part: Partial<Interaction> }
  | { readonly kind: 'remove' | 'more'; readonly at: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('change' as const, 'add' as const), at: fc.nat(65), part }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'more' as const), at: fc.nat(65) }),
  },
);
const filter = fc.constantFrom<InteractionFilter>(
  {},
  { queue: 'new' },
  { assignment: 'mine' },
  { queue: 'new', assignment: 'unassigned' },
);
const sort = fc.constantFrom<InteractionSort>('waiting', 'sla', 'activity');

describe('list', () => {
  it('is what a fresh read would give, as far as it was read, whatever events come in whatever order and how often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 60, size: 'max' }),
        fc.array(step, { minLength: 1, maxLength: 25, size: 'max' }),
        filter,
        sort,
        fc.infiniteStream(fc.nat(3)),
        async (begin, steps, chosen, order, lateness) => {
          const backend = new FakeBackend(begin.map((given, index) => interaction(`i-${index}`, given)));
          backend.pageSize = 22;
          const { store, crash } = await openTab(backend);
          await store.actions.setFilter(chosen);
          await store.actions.setSort(order);
          // Events come late, in another order, and some twice: the stream promises order, the store does not need it.
          const held: (() => void)[] = [];
          backend.deliver = (_event, bring) => {
            const [late = 0] = lateness.take(1);
            if (late === 0) bring();
            else held.unshift(bring);
            if (late === 2) held.push(bring);
          };
          let asked = 0;
          backend.answer = async (_name, value) => {
            asked += 1;
            await settle(1);
            asked -= 1;
            return value;
          };
          for (const one of steps) {
            const id = `i-${one.at}`;
            if (one.kind === 'more') void store.actions.loadMore();
            else if (one.kind === 'remove') {
              // What is removed is told in order: an older change after it would bring it back.
              while (held.length > 0) held.shift()?.();
              if (backend.interactions.has(id)) backend.remove(id);
              while (held.length > 0) held.shift()?.();
            } else if (!('part' in one)) continue;
            else if (backend.interactions.has(id)) backend.change(id, one.part);
            else backend.add(interaction(id, one.part));
          }
          while (held.length > 0) held.shift()?.();
          // Until nothing is asked any more, nor by what the last answers have brought.
          for (let quiet = 0; quiet < 3; quiet += 1) {
            await settle(2);
            if (asked > 0 || store.getState().list.loadingMore) quiet = -1;
          }
          const { list, interactions } = store.getState();
          const all: Interaction[] = [];
          let cursor: string | null = null;
          do {
            const page = await backend
              .client()
              .interactions({ filter: chosen, sort: order, ...(cursor === null ? {} : { cursor }) });
            if (!page.ok) throw new Error('no page');
            all.push(...page.value.items);
            cursor = page.value.next;
          } while (cursor !== null);
          expect(list.ids).toEqual(all.slice(0, list.ids.length).map(({ id }) => id));
          if (!list.hasMore) expect(list.ids).toHaveLength(all.length);
          expect(list.ids.map((id) => interactions[id])).toEqual(all.slice(0, list.ids.length));
          crash();
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);

  it('reads anew after a reset, keeping what is open, what is written and how far the list was read', async () => {
    const backend = new FakeBackend(
      Array.from({ length: 120 }, (_, index) => interaction(`i-${index}`, { waitingSince: index + 1 })),
    );
    const { store } = await openTab(backend);
    await store.actions.loadMore();
    await store.actions.open('i-3');
    store.actions.setText('i-3', 'half a sentence');
    backend.deliver = () => undefined;
    backend.change('i-3', { topics: ['Billing'] });
    backend.remove('i-5');
    await backend.reset();
    const state = store.getState();
    expect(state.list.ids).toHaveLength(100);
    expect(state.interactions['i-5']).toBeUndefined();
    expect(state.interactions['i-3']?.topics).toEqual(['Billing']);
    expect(state.openId).toBe('i-3');
    expect(state.composers['i-3']?.text).toBe('half a sentence');
  });

  it('leaves no offer out of sight for a filter that was kept, at the start and after a reset (Q3)', async () => {
    const offer = { id: 'o-1', agentId: ME.id, madeAt: 0, expiresAt: Number.MAX_SAFE_INTEGER };
    const backend = new FakeBackend([
      interaction('offered', { assignee: null, offer }),
      interaction('held', { status: 'pending' }),
      interaction('other', { assignee: COLLEAGUE }),
      interaction('resolved', { status: 'resolved' }),
    ]);
    const kept = JSON.stringify({ filter: { queue: 'resolved', channelIds: ['ch-x'] } });
    const { store } = await openTab(backend, {
      preferences: {
        getItem: (key) => (key.startsWith('inlay:preferences:') ? kept : null),
        setItem: () => undefined,
        removeItem: () => undefined,
      },
    });
    const isThere = () => Object.keys(store.getState().interactions).sort().join() === 'held,offered';
    await until(isThere);
    expect(store.getState().list.ids).toEqual([]);

    backend.deliver = () => undefined;
    backend.change('offered', { offer: { ...offer, id: 'o-2' } });
    await backend.reset();
    await until(isThere);
    expect(store.getState().interactions['offered']?.offer?.id).toBe('o-2');
    expect(store.getState().list.ids).toEqual([]);
  });

  it('takes of a kept filter what is one, tells once of what is not there any more, and shows the rest (L3)', async () => {
    const backend = new FakeBackend([interaction('a'), interaction('b', { tags: ['Returns'] })]);
    const rows = new Map<string, string>();
    const preferences = {
      getItem: (key: string) => rows.get(key) ?? null,
      setItem: (key: string, value: string) => void rows.set(key, value),
      removeItem: (key: string) => void rows.delete(key),
    };
    const first = await openTab(backend, { preferences });
    await first.store.actions.setFilter({ queue: 'new', channelIds: ['ch-facebook'] });
    const [key = ''] = rows.keys();
    rows.set(
      key,
      JSON.stringify({
        filter: { queue: 'new', channelIds: ['ch-gone'], topics: 7, tags: ['Gone'], search: 'x', more: true },
        sort: 'sideways',
        listCollapsed: 'yes',
      }),
    );

    const { store } = await openTab(backend, { preferences });
    await until(() => store.getState().list.status === 'ready');
    expect(store.getState().list).toMatchObject({
      filter: { queue: 'new' },
      sort: 'waiting',
      ids: ['a', 'b'],
    });
    expect(store.getState().preferences.listCollapsed).toBe(false);
    expect(store.getState().notice).toMatchObject({
      tone: 'info',
      key: 'filter-gone',
      gone: [
        { field: 'channelIds', value: 'ch-gone' },
        { field: 'tags', value: 'Gone' },
      ],
    });
    const again = await openTab(backend, { preferences });
    expect(again.store.getState().notice).toBeNull();
    for (const broken of ['null', '{"filter":null}', '{"filter":[1]}', '"x"', '{']) {
      rows.set(key, broken);
      const tab = await openTab(backend, { preferences });
      expect(tab.store.getState().list.filter).toEqual({ queue: 'new' });
      expect(tab.store.getState().notice).toBeNull();
    }
  });

  it('forgets an interaction that the agent may no longer see, but not what they were writing', async () => {
    const backend = new FakeBackend([interaction('a'), interaction('b')]);
    const { store } = await openTab(backend);
    await store.actions.open('a');
    store.actions.setText('a', 'mine');
    backend.remove('a');
    await settle();
    const state = store.getState();
    expect([state.openId, state.interactions['a'], state.threads['a']]).toEqual([null, undefined, undefined]);
    expect(state.list.ids).toEqual(['b']);
    expect(state.composers['a']?.text).toBe('mine');
  });

  it('counts again when it could matter, and not for every event', async () => {
    const backend = new FakeBackend([interaction('a'), interaction('b')]);
    const { store, time } = await openTab(backend);
    const before = backend.callsOf('counts').length;
    for (let index = 0; index < 50; index += 1) backend.change('a', { lastActivityAt: index });
    await time.advance(1_000);
    expect(backend.callsOf('counts')).toHaveLength(before);
    for (let index = 0; index < 50; index += 1)
      backend.change('a', { status: index % 2 === 0 ? 'pending' : 'new' });
    backend.change('a', { status: 'pending' });
    await time.advance(1_000);
    expect(backend.callsOf('counts')).toHaveLength(before + 1);
    expect(store.getState().list.counts).toEqual({ new: 1, pending: 1, resolved: 0 });
  });

  it('leaves a search to the backend and asks again when something changes', async () => {
    const backend = new FakeBackend([
      interaction('a', { contact: contact('Ann') }),
      interaction('b', { contact: contact('Bob') }),
    ]);
    const { store, time } = await openTab(backend);
    await store.actions.setFilter({ search: 'ann' });
    expect(store.getState().list.ids).toEqual(['a']);
    backend.add(interaction('c', { contact: contact('Annabel') }));
    await settle();
    expect(store.getState().list.ids).toEqual(['a']);
    await time.advance(2_000);
    expect(store.getState().list.ids.toSorted()).toEqual(['a', 'c']);
  });
});
