/** From where a file is shown or fetched: the backend, or this page's own memory. */
const FILE_SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'blob:']);

/** The address of a file, relative ones read from this page; null where it is no address that a file can have. */
export function fileAddress(address: string): string | null {
  if (!URL.canParse(address, document.baseURI)) return null;
  const url = new URL(address, document.baseURI);
  return FILE_SCHEMES.has(url.protocol) && url.username === '' && url.password === '' ? url.href : null;
}
