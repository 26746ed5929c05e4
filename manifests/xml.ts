/** XML as text: the only place in which what an administrator wrote becomes markup. */

/** An element with its attributes and what stands in it, not yet written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlChild[];
}

/** A text, an element, or nothing. */
export type XmlChild = string | XmlElement | null;

/** What XML 1.0 can't hold at all, and halves of characters. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** An element; either children or one text stand in it. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly XmlChild[]
): XmlElement {
  return { name, attributes, children };
}

/** A document in UTF-8 with this root, an element a line. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${written(root, '')}\n`;
}

/** A text as it stands between tags or in double quotes; what XML can't hold becomes U+FFFD. */
export function escaped(text: string, inQuotes: boolean): string {
  const there = text.replace(UNWRITABLE, '\ufffd').replace(/[&<>]/g, (character) => NAMED[character] ?? '');
  // A line's end in an attribute would be read as a space.
  return inQuotes
    ? there.replace(/["\t\n\r]/g, (character) => `&#${String(character.charCodeAt(0))};`)
    : there.replaceAll('\r', '&#13;');
}

function written({ name, attributes, children }: XmlElement, indent: string): string {
  const start = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value, true)}"`),
  ].join(' ');
  const there = children.filter((child) => child !== null);
  if (there.length === 0) return `${indent}<${start} />`;
  if (there.every((child) => typeof child === 'string'))
    return `${indent}<${start}>${there.map((text) => escaped(text, false)).join('')}</${name}>`;
  const lines = there.map((child) =>
    typeof child === 'string' ? `${indent}  ${escaped(child, false)}` : written(child, `${indent}  `),
  );
  return [`${indent}<${start}>`, ...lines, `${indent}</${name}>`].join('\n');
}
