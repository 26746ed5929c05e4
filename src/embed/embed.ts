import * as v from 'valibot';
import { offerPorts } from '../hosts/frame/handshake.ts';
import { openPortCalls, type PortCalls } from '../hosts/frame/port-calls.ts';
import {
  activitySchema,
  callCommandSchema,
  countSchema,
  identifiersSchema,
  interactionIdSchema,
  labelSchema,
  modeSchema,
  nameSchema,
  newContactSchema,
  noticeSchema,
  numberSchema,
  offerIdSchema,
  offerSchema,
  presenceSchema,
  sessionSchema,
  toRecord,
  widthSchema,
} from '../hosts/frame/call-schemas.ts';
import {
  PROTOCOL_VERSION,
  recordSchema,
  type PageMethod,
  type PanelMethod,
  type Welcome,
} from '../hosts/frame/protocol.ts';
import type { CallCommand, HostCall } from '../model/host-call.ts';
import {
  movedTo,
  NO_CONTEXT,
  type HostCapability,
  type HostActivity,
  type HostCalls,
  type HostContact,
  type HostContext,
  type HostEvent,
  type HostNotice,
  type HostOffer,
  type HostSession,
  type HostToken,
  type NewHostContact,
  type OfferAnswer,
  type PanelMode,
  type RecordRef,
} from '../model/host.ts';

/** What a page does for the panel in its frame. What is left out, the panel does without, and says so where it matters. */
export interface PageCallbacks {
  /** Gives a short-lived token of the signed-in agent, fetched from the page's own server. */
  token?(): Promise<HostToken>;
  openRecord?(record: RecordRef): void | Promise<void>;
  /** Writes an activity beside the record, once for each `id`; the record that was written, if it likes. */
  logActivity?(activity: HostActivity): RecordRef | null | undefined | Promise<RecordRef | null | undefined>;
  /** Has a softphone call a number in E.164. */
  dial?(number: string): void | Promise<void>;
  /** Does something with a call that a `call` event told of; another such event says what came of it. */
  controlCall?(command: CallCommand): void | Promise<void>;
  /** The call that goes on now, for a panel that was loaded again; null for none. */
  currentCall?(): HostCall | null | Promise<HostCall | null>;
  notify?(notice: HostNotice): void | Promise<void>;
  setBadge?(count: number): void | Promise<void>;
  resize?(width: number): void | Promise<void>;
  /** Takes on the agent's presence, in the page's own word for it; other changes of it are told by `presence` events. */
  setPresence?(presence: string): void | Promise<void>;
  /** Shows a session with its tabs for an interaction that the agent took; one that is there already is shown what is new. */
  openSession?(session: HostSession): void | Promise<void>;
  focusSession?(interactionId: string): void | Promise<void>;
  closeSession?(interactionId: string): void | Promise<void>;
  /** The people with any of these identifiers; opens nothing. */
  findContacts?(identifiers: readonly string[]): readonly HostContact[] | Promise<readonly HostContact[]>;
  /** The people of this name, or whose name has it in it; opens nothing. */
  findByName?(name: string): readonly HostContact[] | Promise<readonly HostContact[]>;
  /** Makes a record of a person, as the agent asked for. */
  createContact?(contact: NewHostContact): RecordRef | Promise<RecordRef>;
  setMode?(mode: PanelMode): void | Promise<void>;
  setLabel?(label: string): void | Promise<void>;
  /** Puts work before the agent; resolves when they have answered, or can't any longer. */
  offer?(offer: HostOffer): OfferAnswer | Promise<OfferAnswer>;
  /** Takes an offer away that was answered elsewhere. */
  withdrawOffer?(id: string): void | Promise<void>;
  /** Whether this page tells of clicks on what can be written to or called; see `act` events. */
  readonly tellsActs?: boolean;
}

/** How far a panel has come, for who wants to know. */
export interface PanelProgress {
  /** A panel is there and has been answered. */
  heard?(): void;
  /** It has taken this page for one that may hold it. */
  taken?(): void;
}

/** A page's line to the panel in one of its frames. */
export interface Embed {
  /** Tells the panel where it stands; what is left out stays. Kept for a panel that is not there yet. */
  setContext(change: Partial<HostContext>): void;
  /** Tells the panel what the agent did in the page; nothing where no panel is there. */
  tell(event: HostEvent): void;
  /** Ends every listener and port; the frame itself stays. */
  end(): void;
}

/**
 * Connects a page with the panel in one of its frames, for as long as the frame is there, over reloads of the panel. Only
 * documents of the frame's own origin (that of `panelUrl`) are answered; everything said goes over a transferred port.
 */
export function connectFrame(
  frame: HTMLIFrameElement,
  panelUrl: URL,
  callbacks: PageCallbacks,
  progress: PanelProgress = {},
): Embed {
  let context: HostContext = { ...NO_CONTEXT };
  let panel: PortCalls | undefined;

  const stopOffering = offerPorts(frame, panelUrl.origin, (port) => {
    panel?.close();
    progress.heard?.();
    const { welcome, ...methods } = pageMethods(callbacks, () => context);
    panel = openPortCalls(
      port,
      {
        ...methods,
        welcome: (version) => {
          const answer = welcome(version);
          progress.taken?.();
          return answer;
        },
      },
      CALL_DEADLINE_MS,
    );
  });

  return {
    setContext(change) {
      context = movedTo(context, change);
      // A panel that is not there yet gets it with the welcome.
      void panel?.call('contextChanged' satisfies PanelMethod, context);
    },
    tell(event) {
      void panel?.call('event' satisfies PanelMethod, event);
    },
    end() {
      stopOffering();
      panel?.close();
    },
  };
}

const CALL_DEADLINE_MS = 10_000;

function pageMethods(
  callbacks: PageCallbacks,
  context: () => HostContext,
): Record<PageMethod, (argument: unknown) => unknown> {
  return {
    welcome: (version): Welcome => {
      if (version !== PROTOCOL_VERSION) {
        throw new Error(`This page speaks version ${String(PROTOCOL_VERSION)} of the panel's protocol`);
      }
      return { version: PROTOCOL_VERSION, capabilities: capabilitiesOf(callbacks), context: context() };
    },
    token: () => {
      if (callbacks.token === undefined) throw new Error('This page hands out no tokens');
      return callbacks.token();
    },
    ...callMethods(callbacks),
  };
}

function callMethods(callbacks: PageCallbacks): Record<keyof HostCalls, (argument: unknown) => unknown> {
  return {
    openRecord: (record) => callbacks.openRecord?.(toRecord(v.parse(recordSchema, record))),
    logActivity: async (activity) => {
      const { record, ...rest } = v.parse(activitySchema, activity);
      const written = callbacks.logActivity?.({ ...rest, record: record && toRecord(record) });
      return (await written) ?? null;
    },
    dial: (number) => callbacks.dial?.(v.parse(numberSchema, number)),
    currentCall: async () => (await callbacks.currentCall?.()) ?? null,
    controlCall: (command) => callbacks.controlCall?.(v.parse(callCommandSchema, command)),
    notify: (notice) => callbacks.notify?.(v.parse(noticeSchema, notice)),
    setBadge: (count) => callbacks.setBadge?.(v.parse(countSchema, count)),
    resize: (width) => callbacks.resize?.(v.parse(widthSchema, width)),
    setPresence: (presence) => callbacks.setPresence?.(v.parse(presenceSchema, presence)),
    openSession: (session) => callbacks.openSession?.(v.parse(sessionSchema, session)),
    focusSession: (id) => callbacks.focusSession?.(v.parse(interactionIdSchema, id)),
    closeSession: (id) => callbacks.closeSession?.(v.parse(interactionIdSchema, id)),
    findContacts: (identifiers) => callbacks.findContacts?.(v.parse(identifiersSchema, identifiers)),
    findByName: (name) => callbacks.findByName?.(v.parse(nameSchema, name)),
    createContact: (contact) => callbacks.createContact?.(v.parse(newContactSchema, contact)),
    setMode: (mode) => callbacks.setMode?.(v.parse(modeSchema, mode)),
    setLabel: (label) => callbacks.setLabel?.(v.parse(labelSchema, label)),
    offer: (offer) => callbacks.offer?.(v.parse(offerSchema, offer)),
    withdrawOffer: (id) => callbacks.withdrawOffer?.(v.parse(offerIdSchema, id)),
  };
}

/** The callbacks that each of these takes: where one is missing, so is the capability. */
const BY_CALLBACKS: readonly (readonly [HostCapability, ...(keyof PageCallbacks)[]])[] = [
  ['token', 'token'],
  ['open-record', 'openRecord'],
  ['log-activity', 'logActivity'],
  ['dial', 'dial'],
  ['call-controls', 'controlCall', 'currentCall'],
  ['notify', 'notify'],
  ['badge', 'setBadge'],
  ['resize', 'resize'],
  ['presence', 'setPresence'],
  ['sessions', 'openSession', 'focusSession'],
  ['find-contacts', 'findContacts'],
  ['find-by-name', 'findByName'],
  ['create-contact', 'createContact'],
  ['mode', 'setMode'],
  ['label', 'setLabel'],
  ['offers', 'offer', 'withdrawOffer'],
  ['click-to-act', 'tellsActs'],
];

function capabilitiesOf(callbacks: PageCallbacks): HostCapability[] {
  const named = BY_CALLBACKS.filter(([, ...names]) =>
    names.every((name) => callbacks[name] !== undefined && callbacks[name] !== false),
  );
  return ['context', 'locale', 'theme', ...named.map(([capability]) => capability)];
}
