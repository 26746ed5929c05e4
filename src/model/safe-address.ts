/** The only schemes that become a link, whatever a text says. */
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** The address as a browser reads it, or null where it may not become a link. */
export function allowedAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  // "https://bank.example@evil.example" reads as the one and leads to the other.
  if (!SCHEMES.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  return url.href;
}
