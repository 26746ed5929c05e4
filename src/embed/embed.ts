import * as v from 'valibot';
import { offerPorts } from '../hosts/frame/handshake.ts';
import { openPortCalls, type PortCalls } from '../hosts/frame/port-calls.ts';
import {
  activitySchema,
  countSchema,
  noticeSchema,
  numberSchema,
  PROTOCOL_VERSION,
  recordSchema,
  widthSchema,
  type PageMethod,
  type PanelMethod,
  type Welcome,
} from '../hosts/frame/protocol.ts';
import {
  NO_CONTEXT,
  type HostCapability,
  type HostActivity,
  type HostContext,
  type HostNotice,
  type HostToken,
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
  notify?(notice: HostNotice): void | Promise<void>;
  setBadge?(count: number): void | Promise<void>;
  resize?(width: number): void | Promise<void>;
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
      context = { ...context, ...change };
      // A panel that is not there yet gets it with the welcome.
      void panel?.call('contextChanged' satisfies PanelMethod, context);
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
    openRecord: (record) => callbacks.openRecord?.(toRecord(v.parse(recordSchema, record))),
    logActivity: async (activity) => {
      const { record, ...rest } = v.parse(activitySchema, activity);
      const written = callbacks.logActivity?.({ ...rest, record: record && toRecord(record) });
      return (await written) ?? null;
    },
    dial: (number) => callbacks.dial?.(v.parse(numberSchema, number)),
    notify: (notice) => callbacks.notify?.(v.parse(noticeSchema, notice)),
    setBadge: (count) => callbacks.setBadge?.(v.parse(countSchema, count)),
    resize: (width) => callbacks.resize?.(v.parse(widthSchema, width)),
  };
}

function toRecord({ url, ...rest }: v.InferOutput<typeof recordSchema>): RecordRef {
  return url === undefined ? rest : { ...rest, url };
}

function capabilitiesOf(callbacks: PageCallbacks): HostCapability[] {
  const capabilities: HostCapability[] = ['context', 'locale', 'theme'];
  if (callbacks.token) capabilities.push('token');
  if (callbacks.openRecord) capabilities.push('open-record');
  if (callbacks.logActivity) capabilities.push('log-activity');
  if (callbacks.dial) capabilities.push('dial');
  if (callbacks.notify) capabilities.push('notify');
  if (callbacks.setBadge) capabilities.push('badge');
  if (callbacks.resize) capabilities.push('resize');
  return capabilities;
}
