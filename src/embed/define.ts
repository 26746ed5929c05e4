import { InlayFrame } from './inlay-frame.ts';

if (!customElements.get('inlay-frame')) customElements.define('inlay-frame', InlayFrame);

export { InlayFrame } from './inlay-frame.ts';
export { FrameFailureEvent, type FrameFailure } from './inlay-frame.events.ts';
export { connectFrame, type Embed, type PageCallbacks, type PanelProgress } from './embed.ts';
export { followActs } from '../hosts/page/acts.ts';
export type { CallAction, CallCommand, CallEnd, CallState, HostCall } from '../model/host-call.ts';
export type {
  HostActivity,
  HostContact,
  HostContext,
  HostEvent,
  HostNotice,
  HostOffer,
  HostSession,
  HostToken,
  NewHostContact,
  OfferAnswer,
  PanelMode,
  RecordRef,
} from '../model/host.ts';
