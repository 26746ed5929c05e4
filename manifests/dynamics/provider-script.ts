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
  /** The profiles into which the row can be put, by the relationship of this name; absent where there are none. */
  readonly profiles?: {
    readonly set: string;
    readonly id: string;
    readonly key: string;
    readonly link: string;
  };
}

/** A program for Node that makes a provider's row by the Dataverse Web API, or changes the one that is there; twice is once. */
export function providerScript(script: ProviderScript): string {
  const { set, id, key, row, organisations, missing, profiles = null } = script;
  const usage = `node provider.mjs ORGANISATION ${profiles === null ? '[--remove]' : '[--profile UNIQUE_NAME | --remove]'}`;
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  return `// Makes the provider's row in Dynamics 365, or changes the one that is there. Needs Node 20 or later.
//
//   DATAVERSE_TOKEN=$(az account get-access-token --resource ORGANISATION --query accessToken -o tsv) \\
//     node provider.mjs ORGANISATION            such as https://contoso.crm4.dynamics.com
${profiles === null ? '' : '//     node provider.mjs ORGANISATION --profile UNIQUE_NAME   puts it into that agent experience profile as well\n'}//     node provider.mjs ORGANISATION --remove   takes the row away
const ORGANISATIONS = ${json(organisations)};
const SET = ${json(set)};
const ID = ${json(id)};
const KEY = ${json(key)};
const ROW = ${json(row)};
const MISSING = ${json(missing)};
const PROFILES = ${json(profiles)};

const [organisation = ORGANISATIONS[0], ...flags] = process.argv.slice(2);
const token = process.env.DATAVERSE_TOKEN;
if (!ORGANISATIONS.includes(organisation)) end(organisation + ' is none of ' + ORGANISATIONS.join(', '));
if (!token) end('DATAVERSE_TOKEN: expected a token for ' + organisation);
const removes = flags.length === 1 && flags[0] === '--remove';
const profile = PROFILES && flags.length === 2 && flags[0] === '--profile' ? flags[1] : null;
if (flags.length > 0 && !removes && !profile) end(${json(`expected ${usage}`)});

const name = String(ROW[KEY]);
const present = await find();
// Before anything is made: a profile that is not there changes nothing.
const profileId = profile && (await findProfile());
if (removes) {
  if (present) await ask('DELETE', SET + '(' + present + ')');
  console.log(present ? 'Removed ' + present : 'There is none');
} else if (present) {
  // Only where it is still there: nothing is made by a change.
  await ask('PATCH', SET + '(' + present + ')', ROW, { 'If-Match': '*' });
  console.log('Changed ' + present);
} else {
  await ask('POST', SET, ROW);
  console.log('Made ' + name);
}
if (profileId) await putInto(profileId, present ?? (await find()));

async function find() {
  const rows = await rowsOf(SET, [ID], equals(KEY, name), MISSING);
  if (rows.length > 1) end('there are ' + rows.length + ' rows named ' + name + ': ' + rows.map((row) => row[ID]).join(', '));
  return rows[0]?.[ID];
}

async function findProfile() {
  const { set, id, key } = PROFILES;
  const rows = await rowsOf(set, [id, key], null, 'Copilot Service workspace');
  const found = rows.find((row) => row[key] === profile);
  if (!found) end('there is no profile ' + profile + '; there are ' + rows.map((row) => row[key]).join(', '));
  return found[id];
}

async function putInto(profileId, rowId) {
  const link = PROFILES.set + '(' + profileId + ')/' + PROFILES.link;
  const rows = await rowsOf(link, [ID], null, MISSING);
  if (rows.some((row) => row[ID] === rowId)) {
    console.log('It is in ' + profile + ' already');
    return;
  }
  await ask('POST', link + '/$ref', { '@odata.id': organisation + '/api/data/v9.2/' + SET + '(' + rowId + ')' });
  console.log('Put into ' + profile);
}

function equals(column, value) {
  return column + " eq '" + value.replaceAll("'", "''") + "'";
}

async function rowsOf(path, columns, filter, missing) {
  const query = '?$select=' + columns.join(',') + (filter ? '&$filter=' + encodeURIComponent(filter) : '');
  return (await ask('GET', path + query, undefined, {}, missing)).value;
}

async function ask(method, path, body, headers = {}, missing = MISSING) {
  const answer = await fetch(organisation + '/api/data/v9.2/' + path, {
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
  if (answer.status === 404 && method === 'GET') end(organisation + ' has no ' + path.replace(/[?(].*/, '') + ': install ' + missing + ' first');
  if (!answer.ok) end(method + ' ' + path + ': ' + answer.status + ' ' + text.slice(0, 500));
  return text === '' ? null : JSON.parse(text);
}

function end(problem) {
  process.stderr.write(problem + '\\n');
  process.exit(1);
}
`;
}
