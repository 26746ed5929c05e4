/**
 * The first lines in which two texts differ, `-` those of the first and `+` those of the second, at most ten of
 * each; nothing when the texts are equal.
 */
export function differingLines(before: string, after: string): string[] {
  if (before === after) return [];
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && old[start] === fresh[start]) start += 1;
  return [
    `  at line ${String(start + 1)}`,
    ...old.slice(start, start + 10).map((line) => `- ${line}`),
    ...fresh.slice(start, start + 10).map((line) => `+ ${line}`),
  ];
}
