import type { CallCommand, HostCall } from './host-call.ts';

/** What a host may be able to do; the core asks for these and never for the host's name. */
export type HostCapability =
  | 'context'
  | 'token'
  | 'open-record'
  | 'log-activity'
  | 'notify'
  | 'badge'
  | 'resize'
  | 'click-to-act'
  | 'dial'
  | 'call-controls'
  | 'presence'
  | 'sessions'
  | 'find-contacts'
  | 'find-by-name'
  | 'create-contact'
  | 'offers'
  | 'mode'
  | 'label'
  | 'locale'
  | 'theme';

/** A record of the host's, in one shape for all hosts; adapters map. */
export interface RecordRef {
  readonly type: string;
  readonly id: string;
  readonly url?: string;
}

/** Design languages of hosts that the panel takes up: Microsoft's Fluent, Salesforce's Lightning Design System. */
export const HOST_TONES = ['fluent', 'slds'] as const;
export type HostTone = (typeof HOST_TONES)[number];

/** What the host tells of where the panel stands. Every part may be missing, and is untrusted. */
export interface HostContext {
  readonly record: RecordRef | null;
  /** What the host calls the record, such as its person's name; null or absent where it does not say. */
  readonly title?: string | null | undefined;
  /** Identifiers of the record's person, such as email addresses and numbers, to find the contact by. */
  readonly identifiers: readonly string[];
  /** Further values of the record by name, such as `orderNumber`, for the fields of quick replies; none where absent. */
  readonly fields?: Readonly<Record<string, string>>;
  /** BCP 47; null where the host does not say. */
  readonly locale: string | null;
  readonly theme: 'light' | 'dark' | null;
  /** The design language of the pages around; absent or null where it is none of these. */
  readonly tone?: HostTone | null;
  readonly visible: boolean;
}

/** A short-lived token for the backend, kept in memory only. */
export interface HostToken {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** What a host answers: done with a value, or not, and why. `unsupported` is no failure. */
export type HostResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly reason: 'unsupported' | 'refused' | 'timeout' | 'gone';
      readonly detail?: string;
    };

/** A notice that the host shows in its own way; the same id replaces the one before. */
export interface HostNotice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/**
 * What was done with a contact, for the host's record (O5). The same `id` again is the same activity: a host that has it changes it, or
 * leaves it as it is. Times are epoch milliseconds.
 */
export interface HostActivity {
  readonly id: string;
  readonly interactionId: string;
  /** One line, in the agent's language. */
  readonly subject: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly direction: 'inbound' | 'outbound';
  readonly channel: { readonly platform: string; readonly name: string; readonly visibility: string };
  readonly contact: { readonly name: string; readonly identifiers: readonly string[] };
  readonly outcome: {
    readonly status: string;
    readonly disposition: string | null;
    readonly resolutionReason: string | null;
    readonly topics: readonly string[];
    readonly tags: readonly string[];
    readonly notes: string;
  };
  /** The record that it belongs to, where the panel knows one. */
  readonly record: RecordRef | null;
}

/** One interaction as a session of the host's shows it. */
export interface HostSession {
  readonly interactionId: string;
  /** Who it is with. */
  readonly title: string;
  /** Messages that nobody has read, for the host to show beside the title. */
  readonly unread: number;
  readonly platform: string;
  /** Identifiers of the contact, for the tabs that the administrator has set. */
  readonly identifiers: readonly string[];
}

/** A record of a person in the host. */
export interface HostContact {
  readonly record: RecordRef;
  readonly name: string;
  /** Addresses and numbers of theirs, by which several are told apart; absent where the host does not say. */
  readonly identifiers?: readonly string[];
}

/** A person whom the host does not know yet. */
export interface NewHostContact {
  readonly name: string;
  readonly identifiers: readonly string[];
}

/** Work that the host puts before the agent in its own way. */
export interface HostOffer {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Epoch milliseconds; until then it can be taken. */
  readonly expiresAt: number;
}

/** What became of an offer in the host. `ended`: nobody answered, or the host could not show it any longer. */
export type OfferAnswer = 'accepted' | 'declined' | 'ended';

/** How much of the panel the host shows. */
export type PanelMode = 'open' | 'minimised' | 'hidden';

/** What the host tells of by itself. All of it is untrusted, and none of it sends or dials anything. */
export type HostEvent =
  /** The agent clicked something in the host that can be written to or called. */
  | {
      readonly kind: 'act';
      /** Such as a number or an address, as it stands there. */
      readonly value: string;
      /** Whose it is; null where the host does not say. */
      readonly name: string | null;
      /** Of whom it leads to; null where the host does not say. */
      readonly record: RecordRef | null;
    }
  /** The agent's presence in the host, by the host's own word for it. */
  | { readonly kind: 'presence'; readonly presence: string }
  /** The agent went to the session of this interaction; null for one that is not ours. */
  | { readonly kind: 'session-focused'; readonly interactionId: string | null }
  /** The agent closed it. */
  | { readonly kind: 'session-closed'; readonly interactionId: string }
  | { readonly kind: 'mode'; readonly mode: PanelMode }
  /** A call of its softphone began, changed or is over. */
  | { readonly kind: 'call'; readonly call: HostCall }
  /** The agent clicked a notice, to see what it is about. */
  | { readonly kind: 'notice-clicked'; readonly id: string };

/** What the panel asks of the host, each behind the capability named; without it the answer is `unsupported`. */
export interface HostCalls {
  /** `open-record` */
  openRecord(ref: RecordRef): Promise<HostResult<void>>;
  /** `log-activity`: writes an activity beside the record; may be repeated with the same `id`. The record that was written, where the host names it. */
  logActivity(activity: HostActivity): Promise<HostResult<RecordRef | null>>;
  /** `dial`: has the host's softphone call a number in E.164. Without `call-controls` it alone shows the controls of the call. */
  dial(number: string): Promise<HostResult<void>>;
  /** `call-controls`: the call that goes on now, such as one from before the panel was loaded again; null for none. */
  currentCall(): Promise<HostResult<HostCall | null>>;
  /** `call-controls`: does something with a call; what came of it is told by a `call` event. */
  controlCall(command: CallCommand): Promise<HostResult<void>>;
  /** `notify`; a click on it is told where the host hears of one. */
  notify(notice: HostNotice): Promise<HostResult<void>>;
  /** `badge`: how many interactions wait for the agent, for the host to show beside its own label. */
  setBadge(count: number): Promise<HostResult<void>>;
  /** `resize`: asks for a width in CSS pixels. */
  resize(width: number): Promise<HostResult<void>>;
  /** `presence`: the agent's presence in the host, by the host's own word for it. */
  setPresence(presence: string): Promise<HostResult<void>>;
  /** `sessions`: a session with the tabs that the administrator has set; one that is there already is shown what is new. */
  openSession(session: HostSession): Promise<HostResult<void>>;
  /** `sessions`: shows it, or marks it where the host leaves that to the agent. */
  focusSession(interactionId: string): Promise<HostResult<void>>;
  /** `sessions`: closes it; `unsupported` where the host leaves that to the agent. */
  closeSession(interactionId: string): Promise<HostResult<void>>;
  /** `find-contacts`: the people with any of these identifiers; opens nothing. */
  findContacts(identifiers: readonly string[]): Promise<HostResult<readonly HostContact[]>>;
  /** `find-by-name`: the people of this name, or whose name has it in it; opens nothing. */
  findByName(name: string): Promise<HostResult<readonly HostContact[]>>;
  /** `create-contact`: only when the agent says so. */
  createContact(contact: NewHostContact): Promise<HostResult<RecordRef>>;
  /** `mode` */
  setMode(mode: PanelMode): Promise<HostResult<void>>;
  /** `label`: what the host calls the panel; with the count in it where the host has no `badge`. */
  setLabel(label: string): Promise<HostResult<void>>;
  /** `offers`: resolves when the agent has answered there, or nobody can any longer; where it is not shown, with why, to be asked for again. */
  offer(offer: HostOffer): Promise<HostResult<OfferAnswer>>;
  /** `offers`: takes one away that is answered elsewhere. */
  withdrawOffer(id: string): Promise<HostResult<void>>;
}

/** The port to the page or CRM around the panel. Nothing in it throws. */
export interface Host extends HostCalls {
  /** Empty until `start` has resolved. */
  readonly capabilities: ReadonlySet<HostCapability>;
  /** Says hello to the host; resolves when its capabilities are known, or with the reason why there is no host. */
  start(signal?: AbortSignal): Promise<HostResult<void>>;
  readonly context: HostContext;
  /** Called with each new context; returns what ends it. */
  onContext(listener: (context: HostContext) => void): () => void;
  /** Called with what the host tells of; what came while nobody listened is told to the first who does. Returns what ends it. */
  onEvent(listener: (event: HostEvent) => void): () => void;
  token(): Promise<HostResult<HostToken>>;
  /** Leaves nothing behind. */
  stop(): void;
}

/** What is known of where the panel stands as long as no host has said anything. */
export const NO_CONTEXT: HostContext = {
  record: null,
  identifiers: [],
  locale: null,
  theme: null,
  visible: true,
};

/** Where the panel stands after a change; what is left out stays, but a title is of its record alone. */
export function movedTo(before: HostContext, change: Partial<HostContext>): HostContext {
  return { ...before, ...('record' in change && { title: null }), ...change };
}
