import type { HostCalls, HostEvent, HostSession } from '../../model/host.ts';
import { DONE } from '../adapter-host.ts';
import { within } from '../deadline.ts';
import { reachableBy } from '../identifiers.ts';
import { fromCif, textOf, type Cif2, type CifHandler } from './cif.ts';

/** Templates and slugs as the administrator named them in Dynamics. */
export interface SessionOptions {
  /** Unique name of the session template, of the type Generic. */
  readonly sessionTemplate: string;
  /** Unique names of tab templates that are opened besides those of the session template. */
  readonly tabTemplates: readonly string[];
  /** The slug in the session template's title, such as `customer` for `{customer}`. */
  readonly titleSlug: string;
}

type SessionCalls = Pick<HostCalls, 'openSession' | 'focusSession' | 'closeSession'>;

/** Sessions of the host by interaction, for the calls about them and the two events that tell of them. */
export interface Sessions {
  readonly calls: SessionCalls;
  readonly handlers: Readonly<Record<string, CifHandler>>;
}

/** As long as the framework itself waits. */
const QUEUE_DEADLINE_MS = 10_000;
/** Where it is kept which session is whose, over a reload of the panel. */
const KEY = 'inlay-dynamics-sessions';

/** Keeps one session of the host for each interaction. The agent alone focuses and closes them: the framework lets nobody else. */
export function createSessions(
  cif: Cif2,
  options: SessionOptions,
  tell: (event: HostEvent) => void,
): Sessions {
  const byInteraction = readKept();
  /** One after the other: a new session is focused, and its tabs are opened in what is. */
  let last: Promise<unknown> = Promise.resolve();

  const interactionOf = (sessionId: string): string | null =>
    [...byInteraction].find(([, id]) => id === sessionId)?.[0] ?? null;

  /** Forgets sessions that are not there any more, such as those from before the agent signed in anew. */
  const known = async (interactionId: string): Promise<string | null> => {
    const sessionId = byInteraction.get(interactionId);
    if (sessionId === undefined) return null;
    const all = Object.values(fromCif(await cif.getAllSessions()));
    if (all.includes(sessionId)) return sessionId;
    byInteraction.delete(interactionId);
    keep(byInteraction);
    return null;
  };

  const create = async (session: HostSession): Promise<void> => {
    if ((await cif.canCreateSession()) !== true) throw new Error('no further session can be opened');
    const parameters = parametersOf(session, options.titleSlug);
    const sessionId = textOf(
      await cif.createSession({
        templateName: options.sessionTemplate,
        // The reference puts the values inside, Microsoft's sample puts the title's beside: both are sent.
        ...parameters,
        templateParameters: parameters,
      }),
    );
    if (sessionId === null) throw new Error('the host named no session');
    byInteraction.set(session.interactionId, sessionId);
    keep(byInteraction);
    for (const templateName of options.tabTemplates) {
      // A tab that is missing in Dynamics costs no session.
      await cif
        .createTab({ templateName, templateParameters: parameters, isFocused: false })
        .catch(() => undefined);
    }
  };

  const retitle = (sessionId: string, session: HostSession): Promise<unknown> =>
    cif.setSessionTitle({ sessionId, [options.titleSlug]: titleOf(session) });

  return {
    calls: {
      openSession: async (session) => {
        const work = last.then(async () => {
          const present = await known(session.interactionId);
          await (present === null ? create(session) : retitle(present, session));
        });
        // Neither a refusal nor a host that never answers holds up the next.
        last = within(work, QUEUE_DEADLINE_MS);
        await work;
        return DONE;
      },
      focusSession: async (interactionId) => {
        const sessionId = byInteraction.get(interactionId);
        if (sessionId === undefined) return { ok: false, reason: 'refused', detail: 'it has no session' };
        if ((await cif.getFocusedSession()) !== sessionId) await cif.requestFocusSession(sessionId);
        return DONE;
      },
      closeSession: () => Promise.resolve({ ok: false, reason: 'unsupported' }),
    },
    handlers: {
      // It comes twice a switch, for the one left and the one entered, under either spelling.
      onSessionSwitched: async (data) => {
        const { sessionId, focused, focussed } = fromCif(data);
        if ((focused ?? focussed) !== true || typeof sessionId !== 'string') return;
        tell({ kind: 'session-focused', interactionId: interactionOf(sessionId) });
      },
      onSessionClosed: async (data) => {
        const interactionId = interactionOf(textOf(fromCif(data)['sessionId']) ?? '');
        if (interactionId === null) return;
        byInteraction.delete(interactionId);
        keep(byInteraction);
        tell({ kind: 'session-closed', interactionId });
      },
    },
  };
}

function titleOf({ title, unread }: HostSession): string {
  return unread > 0 ? `(${unread}) ${title}` : title;
}

function parametersOf(session: HostSession, titleSlug: string): Record<string, string> {
  const { emails, numbers } = reachableBy(session.identifiers);
  return {
    [titleSlug]: titleOf(session),
    interactionId: session.interactionId,
    platform: session.platform,
    email: emails[0] ?? '',
    phone: numbers[0] ?? '',
  };
}

function readKept(): Map<string, string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    const pairs = Array.isArray(kept) ? (kept as unknown[]) : [];
    return new Map(
      pairs.filter(
        (pair): pair is [string, string] =>
          Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string',
      ),
    );
  } catch {
    return new Map();
  }
}

function keep(byInteraction: ReadonlyMap<string, string>): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...byInteraction]));
  } catch {
    // A browser that denies storage forgets over a reload which session is whose.
  }
}
