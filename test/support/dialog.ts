import { waitUntil } from '@open-wc/testing';
import { mount, type Stage } from './mount.ts';
import { allWithin, settled } from './within.ts';

/** Mounts an element that is a dialog, and waits until that is open and has come to rest. */
export async function mountDialog<T extends HTMLElement & { readonly updateComplete: Promise<unknown> }>(
  tag: string,
  stage: Stage,
  given: Partial<T> = {},
): Promise<T> {
  const element = await mount<T>(tag, stage, given);
  await waitUntil(() => allWithin<HTMLDialogElement>(element, 'dialog')[0]?.open === true);
  await settled();
  return element;
}

/** How often an element has told since now that it was closed. */
export function closingsOf(element: HTMLElement): () => number {
  let count = 0;
  element.addEventListener('close', () => (count += 1));
  return () => count;
}

/** What an element says is wrong; undefined for nothing. */
export const alertIn = (element: HTMLElement): string | undefined =>
  allWithin(element, '[role=alert]')[0]?.textContent.trim();
