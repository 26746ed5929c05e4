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
  | 'presence'
  | 'sessions'
  | 'locale'
  | 'theme';

/** A record of the host's, in one shape for all hosts; adapters map. */
export interface RecordRef {
  readonly type: string;
  readonly id: string;
  readonly url?: string;
}

/** What the host tells of where the panel stands. Every part may be missing, and is untrusted. */
export interface HostContext {
  readonly record: RecordRef | null;
  /** Identifiers of the record's person, such as email addresses and numbers, to find the contact by. */
  readonly identifiers: readonly string[];
  /** Further values of the record by name, such as `orderNumber`, for the fields of quick replies; none where absent. */
  readonly fields?: Readonly<Record<string, string>>;
  /** BCP 47; null where the host does not say. */
  readonly locale: string | null;
  readonly theme: 'light' | 'dark' | null;
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

/** The port to the page or CRM around the panel. Nothing in it throws. */
export interface Host {
  /** Empty until `start` has resolved. */
  readonly capabilities: ReadonlySet<HostCapability>;
  /** Says hello to the host; resolves when its capabilities are known, or with the reason why there is no host. */
  start(signal?: AbortSignal): Promise<HostResult<void>>;
  readonly context: HostContext;
  /** Called with each new context; returns what ends it. */
  onContext(listener: (context: HostContext) => void): () => void;
  token(): Promise<HostResult<HostToken>>;
  openRecord(ref: RecordRef): Promise<HostResult<void>>;
  /** Writes an activity beside the record; may be repeated with the same `id`. The record that was written, where the host names it. */
  logActivity(activity: HostActivity): Promise<HostResult<RecordRef | null>>;
  /** Has the host's softphone call a number in E.164; the host shows the controls of the call. */
  dial(number: string): Promise<HostResult<void>>;
  notify(notice: HostNotice): Promise<HostResult<void>>;
  /** How many interactions wait, for the host to show beside its own label. */
  setBadge(count: number): Promise<HostResult<void>>;
  /** Asks for a width in CSS pixels. */
  resize(width: number): Promise<HostResult<void>>;
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
