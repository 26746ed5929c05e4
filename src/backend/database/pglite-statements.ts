import { parse, protocol, type messages, type PGlite } from '@electric-sql/pglite';

/** Statements that are kept at a time: more than the backend has, so that only made-up ones come to be forgotten. */
const MOST_KEPT = 400;

/** Statements whose result has the same columns for as long as nobody changes the schema. */
const KEEPABLE = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;

interface Kept {
  readonly name: string;
  /** The type of each parameter. */
  readonly types: readonly number[];
  /** What the rows look like, as the answers to its runs begin. */
  readonly columns: readonly messages.BackendMessage[];
}

/** The statements of an embedded Postgres, each read once and planned only where that pays, as the connection stays the same. */
export interface KeptStatements {
  /** Runs one within the transaction that is under way; null for one that is not to be kept. */
  run(statement: string, parameters: readonly unknown[]): Promise<object[]> | null;
  /** Has to be called when a transaction begins. */
  begin(): Promise<void>;
  /** Has to be called where the transaction under way may have changed the schema, which its end may change back. */
  schemaChanged(): Promise<void>;
}

export function keepStatements(pglite: PGlite): KeptStatements {
  const kept = new Map<string, Kept>();
  let made = 0;
  let wasChanged = false;

  const exchange = (...parts: Uint8Array[]): Promise<messages.BackendMessage[]> =>
    pglite.runExclusive(() => pglite.execProtocolStream(joined([...parts, SYNC]), { syncToFs: false }));

  const forget = async (): Promise<void> => {
    const names = [...kept.values()].map(({ name }) => name);
    kept.clear();
    if (names.length > 0)
      await exchange(...names.map((name) => protocol.serialize.close({ type: 'S', name })));
  };

  const keep = async (text: string): Promise<Kept> => {
    if (kept.size >= MOST_KEPT) await forget();
    const name = `s${String((made += 1))}`;
    const answers = await exchange(
      protocol.serialize.parse({ name, text }),
      protocol.serialize.describe({ type: 'S', name }),
    );
    const statement = {
      name,
      types: parse.parseDescribeStatementResults(answers),
      columns: answers.filter((answer) => answer.name === 'rowDescription'),
    };
    kept.set(text, statement);
    return statement;
  };

  const run = async (text: string, parameters: readonly unknown[]): Promise<object[]> => {
    const { name, types, columns } = kept.get(text) ?? (await keep(text));
    const values = parameters.map((parameter, at) => {
      if (parameter === null || parameter === undefined) return null;
      const write = pglite.serializers[types[at] ?? 0];
      // eslint-disable-next-line @typescript-eslint/no-base-to-string -- as PGlite does where it knows no better
      return write === undefined ? String(parameter) : write(parameter);
    });
    const answers = await exchange(
      protocol.serialize.bind({ statement: name, values }),
      protocol.serialize.execute({}),
    );
    const [result] = parse.parseResults([...columns, ...answers], pglite.parsers);
    return result?.rows ?? [];
  };

  return {
    run: (text, parameters) => (KEEPABLE.test(text) ? run(text, parameters) : null),
    begin: async () => {
      if (wasChanged) await forget();
      wasChanged = false;
    },
    schemaChanged: async () => {
      wasChanged = true;
      await forget();
    },
  };
}

const SYNC = protocol.serialize.sync();

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
