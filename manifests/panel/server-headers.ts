import type { PanelLocation } from './locations.ts';

/** The headers as a list to read, and to put into whatever server has no file below. */
export function plainHeaders(locations: readonly PanelLocation[]): string {
  return locations
    .map(({ path, exact, headers }) =>
      [
        exact ? path : `${path}* (all else below it)`,
        ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
        '',
      ].join('\n'),
    )
    .join('\n');
}

/** For `server { … }` of nginx. Each location says all of its headers, since one that says any inherits none. */
export function nginxHeaders(locations: readonly PanelLocation[]): string {
  const blocks = locations.map(({ path, exact, headers }) =>
    [
      `location ${exact ? '= ' : ''}${path} {`,
      ...Object.entries(headers).map(([name, value]) => `  add_header ${name} ${quoted(value)} always;`),
      '}',
    ].join('\n'),
  );
  return `# To include in the server block whose root is the panel's folder (dist).\n${blocks.join('\n')}\n`;
}

/** For a virtual host of Apache with mod_headers. The most general comes first: those after it change what it said. */
export function apacheHeaders(locations: readonly PanelLocation[]): string {
  const [all, ...others] = [...locations].reverse();
  const names = Object.keys(all?.headers ?? {});
  const blocks = [all, ...others].flatMap((location) => {
    if (location === undefined) return [];
    const { path, exact, headers } = location;
    // A per cent sign begins what Apache puts in.
    const set = Object.entries(headers).map(
      ([name, value]) => `  Header always set ${name} ${quoted(value.replaceAll('%', '%%'))}`,
    );
    const unset = names.filter((name) => !(name in headers)).map((name) => `  Header always unset ${name}`);
    const open = exact ? `LocationMatch "^${path.replace(/[.+]/g, '\\$&')}$"` : `Location "${path}"`;
    return [`<${open}>`, ...set, ...unset, `</${exact ? 'LocationMatch' : 'Location'}>`];
  });
  return `# To include in the virtual host whose document root is the panel's folder (dist); needs mod_headers.\n${blocks.join('\n')}\n`;
}

/** For a site block of Caddy. Of `handle` blocks the most exact is taken, and it alone. */
export function caddyHeaders(locations: readonly PanelLocation[]): string {
  const blocks = locations.map(({ path, exact, headers }) =>
    [
      `handle ${path}${exact ? '' : '*'} {`,
      '\theader {',
      ...Object.entries(headers).map(([name, value]) => `\t\t${name} ${quoted(value)}`),
      '\t}',
      '\tfile_server',
      '}',
    ].join('\n'),
  );
  return `# To import in the site block whose root is the panel's folder (dist).\n${blocks.join('\n')}\n`;
}

/** All three servers take a text in double quotes; no header has one in it. */
function quoted(value: string): string {
  return `"${value}"`;
}
