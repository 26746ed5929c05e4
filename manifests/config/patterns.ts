/** Patterns of what stands in the configuration, for the check and the schema alike. */
import { matching } from '../../src/panel/host-config.ts';

const LABEL = '[a-z\\d_](?:[a-z\\d_-]{0,61}[a-z\\d_])?';
const BYTE = '(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])';
/** A name whose last part is no number, an IPv4 address, or an IPv6 address in brackets. */
const HOST = `(?:(?:${LABEL}\\.)*[a-z](?:[a-z\\d_-]{0,61}[a-z\\d_])?|${BYTE}(?:\\.${BYTE}){3}|\\[[\\da-f:]{2,39}\\])`;
const PORT = '(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])';
const HTTPS = `https:\\/\\/${HOST}(?::(?!443(?!\\d))${PORT})?`;

/** An origin as browsers write it. */
export const ORIGIN = new RegExp(`^(?:${HTTPS}|http:\\/\\/${HOST}(?::(?!80(?!\\d))${PORT})?)$`);
/** Such an origin of https. */
export const HTTPS_ORIGIN = new RegExp(`^${HTTPS}$`);
/** The https address of a page as browsers write it, with neither query nor fragment. */
export const PAGE_ADDRESS = new RegExp(`^${HTTPS}\\/(?:[\\w./~%-]*\\/)?[\\w.~%-]+$`);

/** A text of one line that XML, JSON and every CRM can hold, of this many characters at most. */
export function line(most: number): ReturnType<typeof matching> {
  return matching(
    new RegExp(
      `^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff]{1,${String(most)}}$`,
      'u',
    ),
  );
}

/** Such an address that is in its shortest form and leads somewhere. */
export const isPageAddress = Object.assign(
  (value: unknown): boolean =>
    typeof value === 'string' &&
    PAGE_ADDRESS.test(value) &&
    URL.canParse(value) &&
    new URL(value).href === value,
  { pattern: PAGE_ADDRESS },
);

/** A whole number from one to another. */
export function integer(
  least: number,
  most: number,
): ((value: unknown) => boolean) & { readonly written: object } {
  return Object.assign(
    (value: unknown) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    { written: { type: 'integer', minimum: least, maximum: most } },
  );
}
