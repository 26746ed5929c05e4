import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/backend/node/open-database.ts';

let folder: string;

// One for all: to set a database up takes far longer than to open it again.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inlay-folder-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the database of an address', { timeout: 60_000 }, () => {
  it('keeps its data in the named folder', async () => {
    const first = await openDatabase(`file:${folder}/data`);
    await first.asSystem((transaction) => transaction.run('CREATE TABLE kept (); '));
    await first.close();
    const second = await openDatabase(`file:${folder}/data`);
    const rows = await second.asSystem((transaction) => transaction.query('SELECT count(*) FROM kept'));
    expect(rows).toHaveLength(1);
    await second.close();
  });

  it('is refused to a second process, in a sentence that says what to do', async () => {
    const first = await openDatabase(`file:${folder}/data`);
    await expect(openDatabase(`file:${folder}/data`)).rejects.toThrow(
      /in use by another process.*DATABASE_URL/,
    );
    await first.close();
  });

  it('says what was expected of an address that is none', async () => {
    await expect(openDatabase('mysql://somewhere')).rejects.toThrow(
      'DATABASE_URL: expected postgres://…, file:FOLDER or memory:, got mysql:…',
    );
  });
});
