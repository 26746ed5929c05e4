import { InlayFrame } from './inlay-frame.ts';

if (!customElements.get('inlay-frame')) customElements.define('inlay-frame', InlayFrame);

export { InlayFrame } from './inlay-frame.ts';
export { connectFrame, type Embed, type PageCallbacks } from './embed.ts';
