import type { HostEvent } from '../../model/host.ts';

const MARK = 'data-inlay-act';

/**
 * Tells of each click on something marked `data-inlay-act` at or below a root, also inside open shadow roots. The attribute's value is
 * what can be written to or called; where it is empty, a link's `tel:` or `mailto:` address is, or else its text. `data-inlay-name`,
 * `data-inlay-record-type` and `data-inlay-record-id` say whose it is. A marked link goes nowhere. Returns what ends it.
 */
export function followActs(root: EventTarget, tell: (event: HostEvent) => void): () => void {
  const onClick = (event: Event): void => {
    const marked = event.composedPath().find(isMarked);
    // A modified click is for the browser, and what the page has dealt with is done.
    if (marked === undefined || event.defaultPrevented || isModified(event)) return;
    event.preventDefault();
    const value = valueOf(marked);
    if (value !== '')
      tell({ kind: 'act', value, name: marked.dataset['inlayName'] ?? null, record: recordOf(marked) });
  };
  root.addEventListener('click', onClick);
  return () => {
    root.removeEventListener('click', onClick);
  };
}

function isMarked(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.hasAttribute(MARK);
}

function isModified(event: Event): boolean {
  return event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

function valueOf(marked: HTMLElement): string {
  const named = marked.getAttribute(MARK)?.trim() ?? '';
  if (named !== '') return named;
  const [, address] = /^(?:tel|mailto|sms):([^?]+)/i.exec(marked.getAttribute('href') ?? '') ?? [];
  return (address === undefined ? (marked.textContent ?? '') : decoded(address)).trim();
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function recordOf({ dataset }: HTMLElement): { type: string; id: string } | null {
  const { inlayRecordType: type, inlayRecordId: id } = dataset;
  return type === undefined || id === undefined ? null : { type, id };
}
