/** Of which row a script is, and how it is found again. */
export interface ProviderScript {
  /** Name of the table in addresses of the Web API. */
  readonly set: string;
  /** Column of the row's id. */
  readonly id: string;
  /** Column by whose value the row is found. */
  readonly key: string;
  readonly row: Readonly<Record<string, string | number | boolean>>;
  readonly organisations: readonly string[];
  /** What is not installed where the table is not there. */
  readonly missing: string;
}

/** A program for Node that makes a provider's row by the Dataverse Web API, or changes the one that is there; twice is once. */
export function providerScript(script: ProviderScript): string {
  const { set, id, key, row, organisations, missing } = script;
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  return `// Makes the provider's row in Dynamics 365, or changes the one that is there. Needs Node 20 or later.
//
//   DATAVERSE_TOKEN=$(az account get-access-token --resource ORGANISATION --query accessToken -o tsv) \\
//     node provider.mjs ORGANISATION            such as https://contoso.crm4.dynamics.com
//     node provider.mjs ORGANISATION --remove   takes the row away
const ORGANISATIONS = ${json(organisations)};
const SET = ${json(set)};
const ID = ${json(id)};
const KEY = ${json(key)};
const ROW = ${json(row)};
const MISSING = ${json(missing)};

const [organisation = ORGANISATIONS[0], ...flags] = process.argv.slice(2);
const token = process.env.DATAVERSE_TOKEN;
if (!ORGANISATIONS.includes(organisation)) end(organisation + ' is none of ' + ORGANISATIONS.join(', '));
if (!token) end('DATAVERSE_TOKEN: expected a token for ' + organisation);
if (flags.some((flag) => flag !== '--remove')) end('expected node provider.mjs ORGANISATION [--remove]');

const name = String(ROW[KEY]);
const filter = KEY + " eq '" + name.replaceAll("'", "''") + "'";
const { value: rows } = await ask('GET', '?$select=' + ID + '&$filter=' + encodeURIComponent(filter));
if (rows.length > 1) end('there are ' + rows.length + ' rows named ' + name + ': ' + rows.map((row) => row[ID]).join(', '));
const present = rows[0]?.[ID];
if (flags.includes('--remove')) {
  if (present) await ask('DELETE', '(' + present + ')');
  console.log(present ? 'Removed ' + present : 'There is none');
} else if (present) {
  // Only where it is still there: nothing is made by a change.
  await ask('PATCH', '(' + present + ')', ROW, { 'If-Match': '*' });
  console.log('Changed ' + present);
} else {
  await ask('POST', '', ROW);
  console.log('Made ' + name);
}

async function ask(method, path, body, headers = {}) {
  const answer = await fetch(organisation + '/api/data/v9.2/' + SET + path, {
    method,
    headers: {
      Accept: 'application/json',
      Authorization: 'Bearer ' + token,
      'OData-MaxVersion': '4.0',
      'OData-Version': '4.0',
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60000),
  });
  const text = await answer.text();
  if (answer.status === 404 && method === 'GET') end(organisation + ' has no ' + SET + ': install ' + MISSING + ' first');
  if (!answer.ok) end(method + ' ' + SET + path + ': ' + answer.status + ' ' + text.slice(0, 500));
  return text === '' ? null : JSON.parse(text);
}

function end(problem) {
  process.stderr.write(problem + '\\n');
  process.exit(1);
}
`;
}
