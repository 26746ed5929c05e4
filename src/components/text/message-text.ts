import { html, type TemplateResult } from 'lit';
import { Late } from '../../controllers/late.ts';

/** What finds links; until it is there texts are shown without any. */
export const LINKS = new Late(() => import('./links.ts'));

/** A text with its links, found by what `LINKS` gives; plain text in every other respect. */
export function textWithLinks(
  text: string,
  found: Awaited<ReturnType<typeof LINKS.load>> | undefined,
): TemplateResult | string {
  // Nothing of what links.ts finds is without one of these; most messages hold no link at all.
  if (found === undefined || !/:|@|www\./i.test(text)) return text;
  const parts = found.splitLinks(text);
  if (parts.length === 1 && parts[0]?.href === null) return text;
  return html`${parts.map(({ text: shown, href, host }) =>
    href === null
      ? shown
      : html`<a href=${href} title=${href} target="_blank" rel="noopener noreferrer nofollow"
          >${host === undefined ? shown : `${shown} (${host})`}</a
        >`,
  )}`;
}
