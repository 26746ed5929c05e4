/**
 * A Dynamics app with several sessions, as the Channel Integration Framework's reference and Microsoft's samples describe it: what the
 * page around a provider's frame knows and does. Made for tests and for pages to look at.
 */
import { Faults } from '../faults.ts';
import { FakeRecords, keyOf, type Row } from './records.ts';

/** The session that is always there. */
export const HOME = 'session-id-0';
/** No more sessions than these, the home session aside. */
const MAX_SESSIONS = 10;

export interface FakeSession {
  readonly id: string;
  readonly template: string;
  readonly parameters: Row;
  title: string;
  /** How often it was marked for the agent's attention. */
  marks: number;
  readonly tabs: string[];
}

/** Something that a provider asked to be shown at the top of the screen. */
export interface FakeNotification {
  readonly token: string;
  readonly template: string;
  readonly parameters: Row;
  answer(what: 'accept' | 'decline' | 'timeout'): void;
}

export interface FakeDynamicsOptions {
  /** 1: no sessions, tabs, presence or notifications. */
  readonly version?: 1 | 2;
  /** How the field of a switched session is spelled: the reference and Microsoft's sample disagree. */
  readonly spelling?: 'focused' | 'focussed';
  /** Whether a notification's answer comes inside `value`, as the reference has it, or at the top, as the sample does. */
  readonly wrapsAnswers?: boolean;
  /** *Enable outbound* of the provider's row. */
  readonly clicksToAct?: boolean;
  /** Whether the provider's agents have `msdyn_writechannelprovider`, which `setClickToAct` asks for in version 2. */
  readonly writesProvider?: boolean;
  /** How a session is told: the reference says an object, Microsoft's sample reads a `Map`. */
  readonly sessionAs?: 'object' | 'map';
  /** Whether a click is told with its record, as current builds do and the reference does not say. */
  readonly tellsRecords?: boolean;
  readonly presences?: readonly string[];
  readonly lcid?: number;
  /** The number after which sessions are numbered. */
  readonly sessionsFrom?: number;
}

/** Messages of version 2 alone. */
const SECOND = [
  'notifyEvent',
  'cancelEvent',
  'canCreateSession',
  'createSession',
  'getAllSessions',
  'getFocusedSession',
  'getSession',
  'requestFocusSession',
  'setSessionTitle',
  'createTab',
  'setPresence',
  'getPresence',
];

export class FakeDynamics {
  readonly faults = new Faults();
  readonly records = new FakeRecords();
  readonly opened: { readonly table: string; readonly id: string }[] = [];
  readonly sessions: FakeSession[] = [];
  readonly notifications: FakeNotification[] = [];
  /** Names of events that a provider listens to; it hears of no others. */
  readonly heard = new Set<string>();
  focused = HOME;
  mode = 0;
  width = 300;
  /** *Enable outbound* of the provider: without it no click is told. */
  clicksToAct: boolean;
  presence: string;
  page: Record<string, string> = {};
  /** Told of each change, for a page that shows it. */
  onChange: () => void = () => undefined;
  /** Brings an event to the provider's frame. */
  emit: (name: string, data: string) => void = () => undefined;
  readonly #options: Required<FakeDynamicsOptions>;
  #sessions: number;

  constructor(options: FakeDynamicsOptions = {}) {
    this.#options = {
      version: 2,
      spelling: 'focused',
      wrapsAnswers: true,
      tellsRecords: true,
      clicksToAct: true,
      writesProvider: true,
      sessionAs: 'object',
      presences: ['Available', 'Busy', 'Away'],
      lcid: 1033,
      sessionsFrom: 0,
      ...options,
    };
    this.#sessions = this.#options.sessionsFrom;
    this.presence = this.#options.presences[0] ?? '';
    this.clicksToAct = this.#options.clicksToAct;
  }

  /** Answers one message of the library's; throws as the host does. */
  async answer(type: string, data: ReadonlyMap<string, unknown>): Promise<unknown> {
    const { version } = this.#options;
    if (version === 1 && SECOND.includes(type)) throw new Error(`${type} is not supported`);
    return this.faults.meet(type, async () => {
      const value = await this.#do(type, data);
      this.onChange();
      return value;
    });
  }

  /** The agent clicks a number or address in a field of a form. */
  click(value: string, from: { readonly table: string; readonly id: string; readonly field: string }): void {
    if (!this.clicksToAct) return;
    this.#tell('onclicktoact', {
      value,
      name: from.field,
      format: 'phone',
      entityLogicalName: from.table,
      // Not in the reference; current builds tell it.
      ...(this.#options.tellsRecords && { entityId: braced(from.id) }),
    });
  }

  /** The agent goes to a page; without a record, to one of another kind. */
  navigate(record: { readonly table: string; readonly id: string } | null): void {
    this.page =
      record === null
        ? { pagetype: 'dashboard' }
        : { pagetype: 'entityrecord', etn: record.table, id: braced(record.id) };
    const query = new URLSearchParams({ appid: 'a-1', ...this.page }).toString();
    this.#tell('onpagenavigate', { value: `https://contoso.crm4.dynamics.com/main.aspx?${query}` });
  }

  /** The agent goes to a session; the provider hears of the one left and of the one entered. */
  switchTo(id: string): void {
    const left = this.focused;
    if (left === id) return;
    this.focused = id;
    for (const [sessionId, isFocused] of [
      [left, false],
      [id, true],
    ] as const) {
      this.#tell('onSessionSwitched', { sessionId, [this.#options.spelling]: isFocused, context: {} });
    }
  }

  /** The agent closes a session, and is then in the home session. */
  close(id: string): void {
    const at = this.sessions.findIndex((session) => session.id === id);
    if (at < 0) return;
    if (this.focused === id) this.switchTo(HOME);
    this.sessions.splice(at, 1);
    this.#tell('onSessionClosed', { sessionId: id });
  }

  /** The agent, or somebody on their behalf, changes the presence. */
  changePresence(text: string, isShort = false): void {
    this.presence = text;
    const presenceId = `p-${String(this.#options.presences.indexOf(text))}`;
    this.#tell(
      'onPresenceChange',
      isShort
        ? { presenceId }
        : {
            presenceInfo: {
              presenceId,
              presenceText: text,
              basePresenceStatus: 'AVAILABLE',
              presenceColor: '#0f0',
            },
          },
    );
  }

  /** The agent minimises or docks the panel by hand. */
  changeMode(mode: number): void {
    this.mode = mode;
    this.#tell('onmodechanged', { value: mode });
  }

  #tell(name: string, data: object): void {
    this.onChange();
    if (this.heard.has(name) && !this.faults.isGone) this.emit(name, JSON.stringify(data));
  }

  #do(type: string, data: ReadonlyMap<string, unknown>): unknown {
    const text = (name: string): string => wordOf(data.get(name));
    switch (type) {
      case 'addGenericHandler':
        this.heard.add(text('eventType'));
        return undefined;
      case 'removeGenericHandler':
        this.heard.delete(text('eventType'));
        return undefined;
      case 'getenvironment':
        return JSON.stringify({
          ...this.page,
          clientUrl: 'https://contoso.crm4.dynamics.com',
          orgLcid: 1033,
          userLcid: this.#options.lcid,
          userId: '{AAAAAAAA-0000-4000-8000-000000000001}',
          username: 'Inès Agent',
        });
      case 'setmode':
        if (![0, 1, 2].includes(Number(data.get('value')))) throw new Error('invalid mode');
        this.mode = Number(data.get('value'));
        return data.get('value');
      case 'setclicktoact':
        if (this.#options.version === 2 && !this.#options.writesProvider)
          throw new Error('The user lacks msdyn_writechannelprovider');
        if (typeof data.get('value') !== 'boolean') throw new Error('setClickToAct takes true or false');
        this.clicksToAct = data.get('value') === true;
        return null;
      case 'getclicktoact':
        return this.clicksToAct;
      case 'setwidth':
        // Smaller ones are ignored in silence.
        if (Number(data.get('value')) >= 300) this.width = Number(data.get('value'));
        return data.get('value');
      case 'openform': {
        const { entityName, entityId } = fields(text('entityFormOptions'));
        const id = String(entityId);
        this.records.get(String(entityName), id);
        this.opened.push({ table: String(entityName), id });
        return JSON.stringify({ savedEntityReference: [] });
      }
      case 'createrecord': {
        const table = text('entityLogicalName');
        const id = this.records.create(table, fields(text('data')));
        return JSON.stringify({ id: braced(id), entityType: table });
      }
      case 'retrieverecord':
        return JSON.stringify(this.records.get(text('entityLogicalName'), text('id')));
      case 'updaterecord':
        this.records.update(text('entityLogicalName'), text('id'), fields(text('data')));
        return JSON.stringify({ id: text('id') });
      case 'search':
      case 'searchandopenrecords': {
        const table = text('entityLogicalName');
        const found = this.records.search(table, text('queryParameters'));
        const [only, ...others] = found;
        // Opened where it is the only one.
        if (type !== 'search' && only !== undefined && others.length === 0)
          this.opened.push({ table, id: String(only[keyOf(table)]) });
        // Rows by number: no array, and no length.
        return JSON.stringify(Object.fromEntries(found.entries()));
      }
      default:
        return this.#doSecond(type, data);
    }
  }

  #doSecond(type: string, data: ReadonlyMap<string, unknown>): unknown {
    const input = fields(data.get('input'));
    switch (type) {
      case 'canCreateSession':
        return this.sessions.length < MAX_SESSIONS;
      case 'createSession':
        return this.#createSession(input);
      case 'getAllSessions':
        return [HOME, ...this.sessions.map(({ id }) => id)];
      case 'getFocusedSession':
        return this.focused;
      case 'getSession': {
        const { id, parameters } = this.#session(data.get('sessionId'));
        const told = {
          sessionId: id,
          conversationId: parameters['interactionId'] ?? null,
          context: parameters,
          isFocused: this.focused === id,
        };
        return this.#options.sessionAs === 'map' ? new Map(Object.entries(told)) : told;
      }
      case 'requestFocusSession':
        this.#session(data.get('sessionId')).marks += 1;
        return undefined;
      case 'setSessionTitle': {
        const { sessionId, ...slugs } = input;
        this.#session(sessionId).title = wordOf(Object.values(slugs)[0]);
        return undefined;
      }
      case 'createTab': {
        if (input['templateName'] === 'missing') throw new Error('TabTemplateNotFoundError');
        const session = this.sessions.find(({ id }) => id === this.focused);
        session?.tabs.push(String(input['templateName']));
        return `tab-${String(session?.tabs.length ?? 0)}`;
      }
      case 'setPresence': {
        const presence = String(data.get('presence'));
        if (!this.#options.presences.includes(presence)) return false;
        // What the provider itself sets is told to it as well.
        setTimeout(() => this.changePresence(presence), 0);
        return true;
      }
      case 'getPresence':
        return this.presence === '' ? 'FAILED' : this.presence;
      case 'notifyEvent':
        return this.#notify(input);
      case 'cancelEvent':
        this.notifications.find(({ token }) => token === data.get('cancellationToken'))?.answer('timeout');
        return data.get('cancellationToken');
      default:
        throw new Error(`there is no ${type}`);
    }
  }

  #createSession(input: Row): string {
    const template = String(input['templateName']);
    if (template === 'missing') throw new Error('SessionTemplateNotFoundError');
    this.#sessions += 1;
    const id = `session-id-${String(this.#sessions)}`;
    const parameters = fields(input['templateParameters']);
    this.sessions.push({
      id,
      template,
      parameters,
      title: wordOf(parameters['customer'] ?? input['customer']),
      marks: 0,
      tabs: ['customer-summary'],
    });
    // A new session is entered at once.
    this.switchTo(id);
    return id;
  }

  #session(id: unknown): FakeSession {
    const found = this.sessions.find((session) => session.id === id);
    if (found === undefined) throw new Error(`there is no session ${String(id)}`);
    return found;
  }

  #notify(input: Row): Promise<unknown> {
    if (input['templateName'] === 'missing') throw new Error('NotificationTemplateNotFoundError');
    return new Promise((resolve) => {
      const answers = {
        accept: { actionName: 'Accept', responseReason: 'Accept' },
        decline: { actionName: 'Reject', responseReason: 'DeclinedByAgent' },
        timeout: { actionName: 'Timeout', responseReason: 'DisplayTimeout' },
      };
      const shown: FakeNotification = {
        token: String(input['cancellationToken']),
        template: String(input['templateName']),
        parameters: fields(input['templateParameters']),
        answer: (what) => {
          this.notifications.splice(this.notifications.indexOf(shown), 1);
          const answer = answers[what];
          resolve(this.#options.wrapsAnswers ? { value: JSON.stringify(answer) } : JSON.stringify(answer));
          this.onChange();
        },
      };
      this.notifications.push(shown);
      // It is answered when the agent does, and seen before.
      this.onChange();
    });
  }
}

function fields(value: unknown): Row {
  const read: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return typeof read === 'object' && read !== null ? (read as Row) : {};
}

function braced(id: string): string {
  return `{${id.toUpperCase()}}`;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
