/** Rows by their id, without braces and in small letters. */
export type Row = Record<string, unknown>;

/** The records of an organisation, and the little of OData that the adapters use. */
export class FakeRecords {
  readonly #tables = new Map<string, Map<string, Row>>();

  /** All of them as text, for `restore`. */
  kept(): string {
    return JSON.stringify([...this.#tables].map(([table, rows]) => [table, [...rows.values()]]));
  }

  /** Takes what `kept` returned; anything else changes nothing. */
  restore(kept: string | null): void {
    try {
      const tables = JSON.parse(kept ?? '[]') as [string, Row[]][];
      for (const [table, rows] of tables) for (const row of rows) this.#put(table, row);
    } catch {
      // Kept by another version of this page.
    }
  }

  rows(table: string): readonly Row[] {
    return [...this.#table(table).values()];
  }

  get(table: string, id: string): Row {
    const row = this.#table(table).get(plain(id));
    if (row === undefined) throw new Error(`${table} With Id = ${id} Does Not Exist`);
    return row;
  }

  /** Under the key that the row names, or a new one; a key that is taken is refused. */
  create(table: string, data: Row): string {
    const key = keyOf(table);
    const id = plain(typeof data[key] === 'string' ? data[key] : crypto.randomUUID());
    if (this.#table(table).has(id)) throw new Error('A record with matching key values already exists.');
    const first = typeof data['firstname'] === 'string' ? `${data['firstname']} ` : '';
    const name = typeof data['lastname'] === 'string' ? { fullname: `${first}${data['lastname']}` } : {};
    this.#table(table).set(id, { ...name, ...data, [key]: id });
    return id;
  }

  update(table: string, id: string, data: Row): void {
    Object.assign(this.get(table, id), data);
  }

  /** Rows under `$filter`, which may be equalities and `contains` joined with `or`; all of them without. */
  search(table: string, query: string): readonly Row[] {
    const parameters = new URLSearchParams(query.replace(/^\?/, ''));
    const filter = parameters.get('$filter');
    // An `or` in a text joins nothing: behind it stands an odd number of quotation marks.
    const wanted = (filter ?? '').split(/ or (?=(?:[^']*'[^']*')*[^']*$)/).flatMap((part) => {
      const { column, value, within, inside } =
        /^(?:(?<column>\w+) eq '(?<value>(?:[^']|'')*)'|contains\((?<within>\w+), ?'(?<inside>(?:[^']|'')*)'\))$/.exec(
          part,
        )?.groups ?? {};
      const name = column ?? within;
      const text = value ?? inside;
      if (name === undefined || text === undefined) {
        if (filter !== null) throw new Error(`Syntax error in $filter: ${part}`);
        return [];
      }
      return [{ name, text: text.replaceAll("''", "'").toLowerCase(), isWhole: column !== undefined }];
    });
    const top = Number(parameters.get('$top') ?? 5000);
    return this.rows(table)
      .filter(
        (row) =>
          filter === null ||
          wanted.some(({ name, text, isWhole }) => {
            const present = wordOf(row[name]).toLowerCase();
            return isWhole ? present === text : present.includes(text);
          }),
      )
      .slice(0, top);
  }

  #put(table: string, row: Row): void {
    const id = row[keyOf(table)];
    if (typeof id === 'string') this.#table(table).set(id, row);
  }

  #table(table: string): Map<string, Row> {
    const present = this.#tables.get(table) ?? new Map<string, Row>();
    this.#tables.set(table, present);
    return present;
  }
}

/** The primary key: activities share one. */
export function keyOf(table: string): string {
  return ['phonecall', 'task', 'email', 'appointment'].includes(table) ? 'activityid' : `${table}id`;
}

function plain(id: string): string {
  return id.replace(/^\{|\}$/g, '').toLowerCase();
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
