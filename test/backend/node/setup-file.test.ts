import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSetupFile } from '../../../src/backend/node/setup-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inlay-setup-'));
});
afterAll(() => rm(folder, { recursive: true }));

const setup = (replies: readonly object[]) => ({
  id: 'acme',
  name: 'Acme',
  teams: [{ id: 'care', name: 'Care' }],
  agents: [],
  channels: [],
  replyCollections: [{ id: 'delivery', name: 'Delivery', teamIds: ['care'], replies }],
});
const read = async (value: object) => {
  const path = join(folder, 'setup.json');
  await writeFile(path, JSON.stringify(value));
  return readSetupFile(path);
};

describe('A setup file’s quick replies (R3)', () => {
  it('are read with what may be left out filled in', async () => {
    const [organisation] = await read(
      setup([{ id: 'parcel', title: 'Parcel', text: 'Hello {{contact.name}}' }]),
    );
    expect(organisation?.replyCollections).toEqual([
      {
        id: 'delivery',
        name: 'Delivery',
        teamIds: ['care'],
        channelIds: [],
        replies: [{ id: 'parcel', title: 'Parcel', shortcut: null, text: 'Hello {{contact.name}}' }],
      },
    ]);
  });

  it('are refused by the rule that an agent’s own are, with the place of what is wrong', async () => {
    const wrong = read(setup([{ id: 'parcel', title: ' ', shortcut: 'Nope', text: 'x', colour: 'red' }]));
    await expect(wrong).rejects.toThrow(/replyCollections\.0\.replies\.0/);
  });
});
