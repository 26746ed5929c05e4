import {
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
  type ParseErrorCode,
} from 'jsonc-parser';

/** JSON with comments, read; or where it is none, why, by line and column from 1. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads JSON in which comments and commas at an end may stand, and no name twice. */
export function readJson(text: string): ReadJson {
  const plain = text.replace(/^\ufeff/, '');
  const at = (offset: number): string => {
    const lines = plain.slice(0, offset).split(/\r\n?|\n/);
    return `line ${String(lines.length)}, column ${String((lines.at(-1) ?? '').length + 1)}`;
  };
  const errors: ParseError[] = [];
  const tree = parseTree(plain, errors, { allowTrailingComma: true });
  const problems = errors.map(({ error, offset }) => `${at(offset)}: ${wordsOf(error)}`);
  if (tree === undefined || problems.length > 0)
    return { ok: false, problems: problems.length > 0 ? problems : ['line 1, column 1: expected a value'] };
  const value = valueOf(tree, (name, offset) => problems.push(`${at(offset)}: "${name}" stands here again`));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** The value of a node; names such as `__proto__` are names as any other. */
function valueOf(node: Node, twice: (name: string, offset: number) => void): unknown {
  if (node.type === 'array') return (node.children ?? []).map((child) => valueOf(child, twice));
  if (node.type !== 'object') return node.value as unknown;
  const entries = new Map<string, unknown>();
  for (const { children = [], offset } of node.children ?? []) {
    const [key, value] = children;
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    if (entries.has(name)) twice(name, offset);
    entries.set(name, valueOf(value, twice));
  }
  return Object.fromEntries(entries);
}

/** The parser's own word for what is wrong, such as `PropertyNameExpected`, as words. */
function wordsOf(error: ParseErrorCode): string {
  return printParseErrorCode(error)
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .toLowerCase();
}
