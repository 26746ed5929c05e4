import * as v from 'valibot';
import { offerPorts } from '../hosts/frame/handshake.ts';
import { openPortCalls, type PortCalls } from '../hosts/frame/port-calls.ts';
import {
  countSchema,
  noticeSchema,
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
    openRecord: (record) => {
      const { url, ...rest } = v.parse(recordSchema, record);
      return callbacks.openRecord?.(url === undefined ? rest : { ...rest, url });
    },
    notify: (notice) => callbacks.notify?.(v.parse(noticeSchema, notice)),
    setBadge: (count) => callbacks.setBadge?.(v.parse(countSchema, count)),
    resize: (width) => callbacks.resize?.(v.parse(widthSchema, width)),
  };
}

function capabilitiesOf(callbacks: PageCallbacks): HostCapability[] {
  const capabilities: HostCapability[] = ['context', 'locale', 'theme'];
  if (callbacks.token) capabilities.push('token');
  if (callbacks.openRecord) capabilities.push('open-record');
  if (callbacks.notify) capabilities.push('notify');
  if (callbacks.setBadge) capabilities.push('badge');
  if (callbacks.resize) capabilities.push('resize');
  return capabilities;
}
