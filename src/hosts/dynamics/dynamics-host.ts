import type { HostCalls, HostOffer, OfferAnswer, PanelMode } from '../../model/host.ts';
import { AdapterHost, DONE, type Hearing, type Opened } from '../adapter-host.ts';
import { within } from '../deadline.ts';
import { libraryAddress, loadLibrary, nextEvent } from '../library.ts';
import { fromCif, languageOf, textOf, type Cif, type Cif2, type CifHandler } from './cif.ts';
import { hearActs } from './acts.ts';
import { accessBy } from './cif-access.ts';
import { followPlace } from './place.ts';
import { recordCalls } from './records.ts';
import { createSessions, type SessionOptions } from './sessions.ts';
import type { ActivityTable } from './tables.ts';

/** How a Dynamics organisation is reached, and what its administrator set up there. */
export interface DynamicsOptions extends ActivityTable, SessionOptions {
  /** Origins whose library may run here. The panel's own `ucilib` parameter chooses among them; without it the first is taken. */
  readonly organisations: readonly string[];
  /** 2 for apps with several sessions, 1 for all others. */
  readonly version: 1 | 2;
  /** Unique name of the notification template for offers; null shows none in the host. */
  readonly offerTemplate: string | null;
  /** Unique name of one for notices that need no answer; null shows none in the host. */
  readonly noticeTemplate: string | null;
  /** Until when the library must be there, and the host have answered, in milliseconds each. */
  readonly deadlineMs?: number;
  /** Until when a call must be answered, in milliseconds. */
  readonly callDeadlineMs?: number;
  /** In place of the window's own; for tests. */
  readonly search?: string;
  /** In place of loading it from the organisation. */
  readonly load?: (hearing: Hearing) => Promise<Cif>;
}

const MODES: readonly PanelMode[] = ['minimised', 'open', 'hidden'];
/** Narrower is refused in silence. */
const MIN_WIDTH = 300;
const LIBRARY = {
  path: '/webresources/Widget/msdyn_ciLibrary.js',
  isLibrary: /\/webresources\/widget\/msdyn_ciLibrary\.js$/i,
};

/** Dynamics 365 around the panel, by the Channel Integration Framework in its version 1 or 2. */
export class DynamicsHost extends AdapterHost {
  readonly #options: DynamicsOptions;

  constructor(options: DynamicsOptions) {
    super(options.callDeadlineMs);
    this.#options = options;
  }

  protected override async open(hearing: Hearing): Promise<Opened> {
    const { deadlineMs = 6_000, load } = this.#options;
    const cif = await (load?.(hearing) ?? loadCif(this.#options, hearing.signal));
    // The library says that it is ready whether or not anybody answers it.
    const environment = await within(cif.getEnvironment(), deadlineMs);
    if (!environment.ok)
      throw new Error(`Dynamics does not answer: ${environment.detail ?? environment.reason}`);
    return attach(cif, fromCif(environment.value), this.#options, hearing);
  }
}

async function loadCif(options: DynamicsOptions, signal: AbortSignal): Promise<Cif> {
  const wished = new URLSearchParams(options.search ?? location.search).get('ucilib');
  const url = libraryAddress(wished, options.organisations, LIBRARY);
  const present = cifOf(window);
  if (present !== null) return present;
  await loadLibrary({
    url,
    attributes: { 'data-cifid': 'CIFMainLibrary', 'data-crmurl': url.origin },
    ready: (until) => nextEvent('CIFInitDone', until),
    deadlineMs: options.deadlineMs ?? 6_000,
    signal,
  });
  const cif = cifOf(window);
  if (cif === null) throw new Error(`${url.origin} sent another library`);
  return cif;
}

function cifOf(page: object): Cif | null {
  const { Microsoft: namespace } = page as { Microsoft?: { CIFramework?: Cif } };
  return namespace?.CIFramework ?? null;
}

function attach(
  cif: Cif,
  environment: Readonly<Record<string, unknown>>,
  options: DynamicsOptions,
  hearing: Hearing,
): Opened {
  const access = accessBy(cif);
  const second = options.version === 2 ? (cif as Cif2) : null;
  const sessions = second === null ? null : createSessions(second, options, (event) => hearing.event(event));
  const place = followPlace(access, hearing);
  const handlers: Record<string, CifHandler> = {
    ...sessions?.handlers,
    onclicktoact: hearActs(access, hearing, () => place.record),
    onmodechanged: async (data) => {
      const mode = MODES[Number(fromCif(data)['value'])];
      if (mode !== undefined) hearing.event({ kind: 'mode', mode });
    },
    onpagenavigate: async (data) => {
      const address = textOf(fromCif(data)['value']);
      if (address !== null && URL.canParse(address)) {
        place.go(Object.fromEntries(new URL(address).searchParams));
      }
    },
    ...(second !== null && {
      onPresenceChange: async (data) => {
        const presence = await presenceIn(second, fromCif(data));
        if (presence !== null) hearing.event({ kind: 'presence', presence });
      },
    }),
  };
  hearing.context({
    locale: languageOf(environment['userLcid'] ?? environment['orgLcid']),
    tone: 'fluent',
  });
  place.go(environment);
  for (const [name, handler] of Object.entries(handlers)) cif.addHandler(name, handler);
  // In apps with several sessions the panel may else stay minimised.
  if (second !== null) void second.setMode(1).catch(() => undefined);

  const calls: Partial<HostCalls> = {
    ...recordCalls(access, options),
    resize: async (width) => {
      await cif.setWidth(Math.max(MIN_WIDTH, Math.round(width)));
      return DONE;
    },
    setMode: async (mode) => {
      if (mode === 'hidden' && second === null) return { ok: false, reason: 'unsupported' };
      await cif.setMode(MODES.indexOf(mode));
      return DONE;
    },
    ...sessions?.calls,
    ...(second !== null && secondCalls(second, options, hearing)),
  };
  return {
    calls,
    also: ['context', 'locale', 'click-to-act'],
    end: () => {
      for (const [name, handler] of Object.entries(handlers)) cif.removeHandler(name, handler);
    },
  };
}

/** What version 2 alone can do, besides sessions. */
function secondCalls(
  cif: Cif2,
  { offerTemplate, noticeTemplate, deadlineMs = 6_000 }: DynamicsOptions,
  hearing: Hearing,
): Partial<HostCalls> {
  const show = (templateName: string, cancellationToken: string, shown: Pick<HostOffer, 'title' | 'body'>) =>
    cif.notifyEvent({
      templateName,
      cancellationToken,
      templateParameters: {
        title: shown.title,
        body: shown.body,
        customer: shown.title,
        // For a template that has one line: nothing stands behind a title without a body.
        line: shown.body === '' ? shown.title : `${shown.title} – ${shown.body}`,
      },
    });
  /** Offers that are about to be shown. */
  const coming = new Set<string>();
  return {
    setPresence: async (presence) =>
      (await cif.setPresence(presence)) === false
        ? { ok: false, reason: 'refused', detail: `Dynamics has no presence "${presence}"` }
        : DONE,
    ...(offerTemplate !== null && {
      offer: async (offer) => {
        coming.add(offer.id);
        // What is shown is answered when the agent does: whether anybody is there to show it is asked before.
        const there = await within(cif.getEnvironment(), deadlineMs);
        const isStillWanted = coming.delete(offer.id);
        if (!there.ok) return there;
        if (!isStillWanted) return { ok: true, value: 'ended' };
        return { ok: true, value: answerOf(await show(offerTemplate, offer.id, offer)) };
      },
      withdrawOffer: async (id) => {
        if (!coming.delete(id)) await cif.cancelEvent(id);
        return DONE;
      },
    }),
    ...(noticeTemplate !== null && {
      notify: async (notice) => {
        // It is answered when the agent has seen it, which nobody waits for.
        void show(noticeTemplate, notice.id, notice).then(
          (answer) => {
            if (isAccepted(answer)) hearing.event({ kind: 'notice-clicked', id: notice.id });
          },
          () => undefined,
        );
        return DONE;
      },
    }),
  };
}

/** The reference wraps an answer in `value`, Microsoft's sample reads it at the top. */
function inAnswer(result: unknown): Readonly<Record<string, unknown>> {
  const top = fromCif(result);
  return 'actionName' in top ? top : fromCif(top['value']);
}

/** Whether the agent has pressed a notice's button, and not its template by itself. */
function isAccepted(result: unknown): boolean {
  const { actionName, responseReason } = inAnswer(result);
  return actionName === 'Accept' && responseReason !== 'AutoAccept';
}

function answerOf(result: unknown): OfferAnswer {
  const { actionName, responseReason } = inAnswer(result);
  if (actionName === 'Accept') return 'accepted';
  return actionName === 'Reject' && responseReason === 'DeclinedByAgent' ? 'declined' : 'ended';
}

async function presenceIn(cif: Cif2, data: Readonly<Record<string, unknown>>): Promise<string | null> {
  const told = textOf(fromCif(data['presenceInfo'])['presenceText']);
  if (told !== null) return told;
  // Some builds tell only that it is another.
  const asked = await within(cif.getPresence(), 10_000);
  const presence = asked.ok ? (textOf(fromCif(asked.value)['presenceText']) ?? textOf(asked.value)) : null;
  return presence === 'FAILED' ? null : presence;
}
