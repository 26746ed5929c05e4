import type { HostActivity, HostCalls, HostContact, HostResult, RecordRef } from '../../model/host.ts';
import { AdapterHost, DONE, type Hearing, type Opened } from '../adapter-host.ts';
import { within } from '../deadline.ts';
import { reachableBy } from '../identifiers.ts';
import { libraryAddress, loadLibrary } from '../library.ts';
import { openLogged } from './logged.ts';
import { contactFields, isPerson, isReachable, recordOf, taskFields, whoOf } from './objects.ts';
import { askCti, fromCti, type CtiCall, type OpenCti } from './open-cti.ts';

/** How a Salesforce organisation is reached, and what the panel is called there. */
export interface OpenCtiOptions {
  /** Origins whose library may run here; the first serves it. */
  readonly organisations: readonly string[];
  /** Of the library, such as `66.0`. */
  readonly apiVersion: string;
  readonly label: string;
  /** Name of a utility icon of the Lightning Design System; null leaves the call centre's. */
  readonly icon: string | null;
  /** Until when the library must be there, and the host have answered, in milliseconds each. */
  readonly deadlineMs?: number;
  /** Until when a call must be answered, in milliseconds. */
  readonly callDeadlineMs?: number;
  /** In place of loading it from the organisation. */
  readonly load?: (hearing: Hearing) => Promise<OpenCti>;
}

/** No more searches than these for one person. */
const MAX_SEARCHES = 5;
const WIDTHS = { min: 200, max: 1920 };

/** Salesforce around the panel, by Open CTI in Lightning, which is there until February 2028. */
export class OpenCtiHost extends AdapterHost {
  readonly #options: OpenCtiOptions;

  constructor(options: OpenCtiOptions) {
    super(options.callDeadlineMs);
    this.#options = options;
  }

  protected override async open(hearing: Hearing): Promise<Opened> {
    const { deadlineMs = 6_000, load } = this.#options;
    const cti = await (load?.(hearing) ?? loadCti(this.#options, hearing.signal));
    const place = await within(askCti(cti, 'getAppViewInfo'), deadlineMs);
    if (!place.ok) throw new Error(`Salesforce does not answer: ${place.detail ?? place.reason}`);
    return attach(cti, place.value, this.#options, hearing);
  }
}

async function loadCti(
  { organisations, apiVersion, deadlineMs = 6_000 }: OpenCtiOptions,
  signal: AbortSignal,
) {
  const url = libraryAddress(null, organisations, {
    path: `/support/api/${apiVersion}/lightning/opencti_min.js`,
    isLibrary: /^\/support\/api\/\d+\.0\/lightning\/opencti_min\.js$/,
  });
  const present = ctiOf(window);
  if (present !== null) return present;
  await loadLibrary({ url, deadlineMs, signal });
  const cti = ctiOf(window);
  if (cti === null) throw new Error(`${url.origin} sent another library`);
  return cti;
}

function ctiOf(page: object): OpenCti | null {
  const { sforce } = page as { sforce?: { opencti?: OpenCti } };
  return sforce?.opencti ?? null;
}

/** Open CTI takes listeners and never gives them back: one of each for a page, which tells whoever is attached. */
const attached = new WeakMap<OpenCti, { hearing: Hearing | null }>();

function listen(cti: OpenCti, hearing: Hearing): () => void {
  const present = attached.get(cti);
  const ear = present ?? { hearing };
  ear.hearing = hearing;
  if (present === undefined) {
    attached.set(cti, ear);
    cti.onClickToDial({ listener: (payload) => ear.hearing && hearClick(payload, ear.hearing) });
    cti.onNavigationChange({ listener: (payload) => ear.hearing && hearPlace(payload, ear.hearing) });
  }
  return () => {
    if (ear.hearing === hearing) ear.hearing = null;
  };
}

function hearClick(payload: unknown, hearing: Hearing): void {
  const { number, recordId, recordName, objectType } = fromCti(payload);
  // The guide calls it a number.
  const value = typeof number === 'number' ? String(number) : number;
  if (typeof value !== 'string' || value.trim() === '') return;
  const id = textOf(recordId);
  // A case has a number and no name, and is nobody's record.
  const record = id === null ? null : recordOf(textOf(objectType), id);
  const isOfSomebody = record !== null && isReachable(record.type);
  hearing.event({
    kind: 'act',
    value: value.trim(),
    name: isOfSomebody ? textOf(recordName) : null,
    record: isOfSomebody ? record : null,
  });
}

function hearPlace(payload: unknown, hearing: Hearing): void {
  const { recordId, recordName, objectType } = fromCti(payload);
  const id = textOf(recordId);
  hearing.context({
    record: id === null ? null : recordOf(textOf(objectType), id),
    title: id === null ? null : textOf(recordName),
  });
}

function attach(cti: OpenCti, place: unknown, options: OpenCtiOptions, hearing: Hearing): Opened {
  const tell = async (name: CtiCall, input: Record<string, unknown>): Promise<HostResult<void>> => {
    await askCti(cti, name, input);
    return DONE;
  };
  let label = options.label;
  let count = 0;
  const showLabel = async (): Promise<HostResult<void>> => {
    const shown = count > 0 ? `${label} (${count})` : label;
    await Promise.all([
      tell('setSoftphonePanelLabel', { label: shown }),
      tell('setSoftphoneItemLabel', { label: shown }),
    ]);
    return DONE;
  };
  const ignore = (): undefined => undefined;
  hearing.context({ tone: 'slds' });
  hearPlace(place, hearing);
  const unlisten = listen(cti, hearing);
  askCti(cti, 'enableClickToDial').catch(ignore);
  showLabel().catch(ignore);
  if (options.icon !== null) {
    tell('setSoftphonePanelIcon', { key: options.icon }).catch(ignore);
    tell('setSoftphoneItemIcon', { key: options.icon }).catch(ignore);
  }
  // Without it Salesforce takes the panel for failed, where the call centre names a page for that.
  askCti(cti, 'notifyInitializationComplete').catch(ignore);

  const calls: Partial<HostCalls> = {
    ...recordCalls(cti),
    resize: (width) =>
      tell('setSoftphonePanelWidth', {
        widthPX: Math.min(WIDTHS.max, Math.max(WIDTHS.min, Math.round(width))),
      }),
    setMode: async (mode) =>
      mode === 'hidden'
        ? { ok: false, reason: 'unsupported' }
        : tell('setSoftphonePanelVisibility', { visible: mode === 'open' }),
    setLabel: (given) => {
      label = given;
      return showLabel();
    },
    setBadge: (given) => {
      count = given;
      return showLabel();
    },
  };
  return {
    calls,
    also: ['context', 'click-to-act'],
    end: () => {
      unlisten();
      askCti(cti, 'disableClickToDial').catch(ignore);
    },
  };
}

function recordCalls(
  cti: OpenCti,
): Pick<HostCalls, 'openRecord' | 'findContacts' | 'findByName' | 'createContact' | 'logActivity'> {
  const logged = openLogged();
  /** An activity after the other, so that none is written twice. */
  let last: Promise<unknown> = Promise.resolve();

  const save = async (value: Record<string, unknown>): Promise<string | null> => {
    const saved = await askCti(cti, 'saveLog', { value });
    return textOf(saved) ?? textOf(fromCti(saved)['recordId'] ?? fromCti(saved)['Id']);
  };

  const search = async (wanted: readonly string[]): Promise<readonly HostContact[]> => {
    const found = new Map<string, HostContact>();
    for (const searchParams of wanted.slice(0, MAX_SEARCHES)) {
      const answer = fromCti(
        // Deferred: it only looks, and shows nothing.
        await askCti(cti, 'searchAndScreenPop', {
          searchParams,
          queryParams: '',
          callType: cti.CALL_TYPE['INBOUND'],
          deferred: true,
        }),
      );
      for (const row of Object.values(answer).map(fromCti)) {
        const { Id: id, Name: name, RecordType: objectType } = row;
        if (typeof id !== 'string' || !isPerson(objectType)) continue;
        found.set(id, { record: recordOf(textOf(objectType), id), name: textOf(name) ?? '' });
      }
    }
    return [...found.values()];
  };
  const find = (identifiers: readonly string[]): Promise<readonly HostContact[]> => {
    const { emails, numbers } = reachableBy(identifiers);
    return search([...emails, ...numbers]);
  };

  const log = async (activity: HostActivity): Promise<RecordRef | null> => {
    const fields = taskFields(activity, await whoOf(activity, find));
    const present = logged.get(activity.id);
    // Which kind of task it is can be said at first only.
    const { TaskSubtype: _kind, ...changes } = fields;
    const id = await save(
      present === undefined ? { entityApiName: 'Task', ...fields } : { Id: present, ...changes },
    );
    const taskId = id ?? present ?? null;
    if (taskId !== null) logged.set(activity.id, taskId);
    void askCti(cti, 'refreshView').catch(() => undefined);
    return taskId === null ? null : recordOf('Task', taskId);
  };

  return {
    openRecord: async ({ id }) => {
      await askCti(cti, 'screenPop', { type: cti.SCREENPOP_TYPE['SOBJECT'], params: { recordId: id } });
      return DONE;
    },
    findContacts: async (identifiers) => ({ ok: true, value: await find(identifiers) }),
    findByName: async (name) => {
      const wanted = name.trim();
      // Salesforce searches for two characters at least.
      return { ok: true, value: wanted.length < 2 ? [] : await search([wanted]) };
    },
    createContact: async (contact) => {
      const id = await save({ entityApiName: 'Contact', ...contactFields(contact) });
      if (id === null) throw new Error('Salesforce named no record');
      return { ok: true, value: recordOf('Contact', id) };
    },
    logActivity: async (activity) => {
      const work = last.then(() => log(activity));
      last = within(work, 10_000);
      return { ok: true, value: await work };
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
