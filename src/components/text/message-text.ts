import { html, type TemplateResult } from 'lit';
import type { TextPart } from './links.ts';

type Split = (text: string) => readonly TextPart[];

let split: Split | null = null;
let loading: Promise<void> | null = null;

/** Loads what finds links; until then texts are shown without any. Resolves at once when it is there, and stays quiet when it can't be had. */
export function loadLinks(): Promise<void> {
  loading ??= import('./links.ts').then(
    ({ splitLinks }) => {
      split = splitLinks;
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

/** Whether links are found already. */
export function hasLinks(): boolean {
  return split !== null;
}

/** A text with its links; plain text in every other respect. */
export function textWithLinks(text: string): TemplateResult | string {
  // Nothing of what links.ts finds is without one of these; most messages hold no link at all.
  if (split === null || !/:|@|www\./i.test(text)) return text;
  const parts = split(text);
  if (parts.length === 1 && parts[0]?.href === null) return text;
  return html`${parts.map(({ text: shown, href }) =>
    href === null
      ? shown
      : html`<a href=${href} title=${href} target="_blank" rel="noopener noreferrer nofollow">${shown}</a>`,
  )}`;
}
