/** The script of the web resource `side-pane.html`: as small as the page that loads it. */
import type { Xrm } from '../../hosts/dynamics/xrm.ts';
import { connectSidePane, readSidePane } from './side-pane.ts';

try {
  const { Xrm: xrm } = window.parent as Window & { Xrm?: Xrm };
  if (xrm === undefined) throw new Error('it stands in no model-driven app');
  const frame = document.createElement('iframe');
  frame.title = 'Inlay';
  frame.allow = 'clipboard-write; fullscreen; translator; language-detector';
  const end = connectSidePane(frame, xrm, readSidePane(document.body.dataset));
  document.body.append(frame);
  window.addEventListener('pagehide', end, { once: true });
} catch (error) {
  const line = document.createElement('p');
  line.setAttribute('role', 'alert');
  line.textContent = `Inlay can't start: ${error instanceof Error ? error.message : String(error)}`;
  document.body.append(line);
}
