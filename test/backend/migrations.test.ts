import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/backend/database/migrate.ts';

describe('the steps of the schema', () => {
  it('stand in their order, each number once, so that none is done before one that it builds on', () => {
    const numbers = MIGRATIONS.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(new Set(MIGRATIONS.map(({ name }) => name)).size).toBe(MIGRATIONS.length);
  });

  it('are all files of their folder, under the numbers and names that these have', () => {
    const folder = new URL('../../src/backend/database/migrations/', import.meta.url);
    const files = readdirSync(folder).sort();
    const named = MIGRATIONS.map(({ number, name }) => `${String(number).padStart(3, '0')}-${name}.ts`);
    expect(named).toEqual(files);
  });
});
