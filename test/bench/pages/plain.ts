/** What the lists are measured against: the same look by plain DOM calls, without elements, templates or a store. */
import { base } from '../../../src/theme/base.styles.ts';
import type { IconShape } from '../../../src/theme/icon-shapes.ts';
import { tokens } from '../../../src/theme/tokens.ts';

type Attributes = Readonly<Record<string, string>>;

/** An element with attributes and children. */
export function el(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An icon with a stroke, or a filled mark, drawn as the elements draw it. */
export function plainIcon(shape: IconShape, size: number, kind: 'icon' | 'mark' = 'icon'): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('width', String(size));
  icon.setAttribute('height', String(size));
  icon.setAttribute('fill', kind === 'mark' ? 'currentColor' : 'none');
  if (kind === 'icon') {
    icon.setAttribute('stroke', 'currentColor');
    icon.setAttribute('stroke-width', '2');
  }
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', shape);
  icon.append(path);
  return icon;
}

/**
 * A box as large as `like`, in its place on the page, with the elements' own styles: those of a leaf apply to every
 * `.leaf` inside instead of to one element.
 */
export function plainBox(
  leafStyles: readonly string[],
  ownStyles = '',
): { host: HTMLElement; scroller: HTMLElement } {
  const host = el('div');
  const root = host.attachShadow({ mode: 'open' });
  const leaf = leafStyles.map(asClass).join('\n');
  root.adoptedStyleSheets = [tokens.cssText, base.cssText, leaf, PLACE, ownStyles].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  const scroller = el('div', { class: 'scroller' });
  root.append(scroller);
  return { host, scroller };
}

const PLACE =
  ':host { display: block; position: relative } .scroller { position: absolute; inset: 0; overflow: hidden auto }';

function asClass(styles: string): string {
  return styles
    .replace(/:host\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g, '.leaf$1')
    .replace(/:host\b/g, '.leaf');
}
