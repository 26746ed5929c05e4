/** A place in an organisation's log, as `epoch:seq` on the wire. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** Reads a position that the schema has let through. */
export function parsePosition(text: string): Position {
  const [epoch = '', seq = '0'] = text.split(':');
  return { epoch, seq: Number(seq) };
}

/** A position as it crosses the wire, `epoch:seq`; the inverse of `parsePosition`. */
export function formatPosition({ epoch, seq }: Position): string {
  return `${epoch}:${String(seq)}`;
}
