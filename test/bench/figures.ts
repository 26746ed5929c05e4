/** One line of the table that `npm run bench` prints. */
export interface Figure {
  /** What was measured. */
  readonly name: string;
  /** The figure, with its unit. */
  readonly value: string;
  /** What is promised of it, such as `≤ 3`; absent where nothing is. */
  readonly promise?: string;
  /** Whether the promise holds; absent where there is none. */
  readonly holds?: boolean;
  /** What it was measured against, or is made of. */
  readonly note?: string;
}

/** One benchmark: what it needs it starts and ends itself. */
export type Benchmark = () => Promise<readonly Figure[]>;

/** The value below which this share (0 to 1) of the sorted values lies, by nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new Error('There is nothing to take a quantile of.');
  return value;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Milliseconds for a reader: `12.3 ms`. */
export function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

/**
 * A ratio of medians for a reader, with what it is made of. The ratio of the lower quartiles stands beside it: on a machine that
 * is busy with other things the longer one of two times is interrupted more often, and there the two ratios part.
 */
export function ratioFigure(
  name: string,
  ours: readonly number[],
  plain: readonly number[],
  limit?: number,
  note = '',
): Figure {
  const ratio = median(ours) / median(plain);
  const quarter = quantile(ours, 0.25) / quantile(plain, 0.25);
  const made =
    `${ms(median(ours))} to ${ms(median(plain))}, medians of ${ours.length}` +
    ` (lower quartiles ${quarter.toFixed(2)} ×)`;
  return {
    name,
    value: `${ratio.toFixed(2)} ×`,
    note: note === '' ? made : `${made}; ${note}`,
    ...(limit === undefined ? {} : { promise: `≤ ${limit} ×`, holds: ratio <= limit }),
  };
}

/** The figures as a table of plain text. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, promise, holds, note }) => [
    name,
    value,
    promise === undefined ? '' : `${promise}${holds === true ? ' ok' : ' MISSED'}`,
    note ?? '',
  ]);
  const all = [['Figure', 'Value', 'Promise', 'How'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
