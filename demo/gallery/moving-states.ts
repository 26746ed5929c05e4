import '../../src/components/assign-dialog/define.ts';
import '../../src/components/begin-dialog/define.ts';
import '../../src/components/transfer-dialog/define.ts';
import type { DirectoryEntry } from '../../src/model/directory.ts';
import { ok } from '../../src/model/result.ts';
import type { AppState } from '../../src/store/state.ts';
import { errorOf, LONG, open, over, type QueueState } from './queue-sample.ts';

const person = (id: string, name: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  kind: 'agent',
  id,
  name,
  availability: { id: 'available', kind: 'available', label: null },
  held: 2,
  offered: 0,
  capacity: 8,
  connected: true,
  obstacle: null,
  ...more,
});
const ENTRIES: readonly DirectoryEntry[] = [
  person('tom', 'Tom Berger'),
  person('long', LONG, { held: 7, offered: 1, obstacle: 'capacity' }),
  person('gone', 'Gerda Gone', { connected: false, obstacle: 'absent' }),
  person('samira', 'Samira Benali', {
    availability: { id: 'lunch', kind: 'away', label: 'Lunch with the whole of the Toulouse office' },
    obstacle: 'away',
  }),
  person('not', 'Nils Berg', {
    availability: { id: 'not-responding', kind: 'not-responding', label: null },
    obstacle: 'not-responding',
  } as never),
  {
    kind: 'skill',
    id: 'orders',
    name: 'Orders and delivery, also of what comes back',
    availability: null,
    held: 0,
    offered: 0,
    capacity: null,
    waiting: 13,
    available: 1,
    obstacle: null,
  },
];
const CONTACTS: readonly DirectoryEntry[] = [LONG, 'Tom Kessler', '', 'محمد عبد الله الأنصاري'].map(
  (name, at) => ({
    ...person(`c${String(at)}`, name),
    kind: 'contact',
    availability: null,
    capacity: null,
    contact: {
      channelId: at % 2 === 0 ? 'ch-whatsapp' : 'ch-email',
      handle: at === 0 ? null : '+33 6 12 34 56 78',
    },
  }),
);
const directory = (given: Partial<AppState['directory']> = {}): AppState['directory'] => ({
  search: '',
  status: 'ready',
  error: null,
  items: ENTRIES,
  next: null,
  ...given,
});

/** Moving work and beginning it, to look at. */
export const MOVING_STATES: Readonly<Record<string, () => QueueState>> = {
  transfer: () => ({ state: open({}, { directory: directory() }), over: over('inlay-transfer-dialog') }),
  'transfer-refused': () => ({
    state: open({}, { directory: directory() }),
    actions: { transfer: () => errorOf('rejected', { type: 'transfer-refused', reason: 'away' }) },
    over: over('inlay-transfer-dialog'),
  }),
  'directory-empty': () => ({
    state: open({}, { directory: directory({ items: [], search: 'zzz' }) }),
    over: over('inlay-transfer-dialog'),
  }),
  'directory-loading': () => ({
    state: open({}, { directory: directory({ items: [], status: 'loading' }) }),
    over: over('inlay-transfer-dialog'),
  }),
  'directory-failed': () => ({
    state: open({}, { directory: directory({ items: [], status: 'failed', error: errorOf('unavailable') }) }),
    over: over('inlay-transfer-dialog'),
  }),
  assign: () => ({ state: open({}, { directory: directory() }), over: over('inlay-assign-dialog') }),
  elevate: () => ({
    state: open({}),
    actions: { contactLines: () => ok([]) },
    over: over('inlay-begin-dialog'),
  }),
  outbound: () => ({
    state: open({}, { directory: directory({ items: CONTACTS }) }),
    actions: { contactLines: () => ok([]) },
    over: over('inlay-begin-dialog', {}),
  }),
  clicked: () => ({
    state: open({}, { directory: directory({ items: CONTACTS }) }),
    over: over('inlay-begin-dialog', {
      given: {
        value: '+33 6 39 98 00 03',
        name: 'Marie-Antoinette de La Rochefoucauld-Bérenger d’Estissac',
        record: { type: 'contact', id: 'c0a80101-0000-4000-8000-000000001103' },
      },
    }),
  }),
};
