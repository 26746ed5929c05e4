import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSetupFile } from '../../../src/backend/node/setup-file.ts';
import { FEATURES } from '../../../src/model/agent.ts';

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

describe('A setup file’s business hours (S3)', () => {
  const office = [['09:00', '17:00']];
  const hours = (more: object = {}): object => ({
    timeZone: 'Europe/Paris',
    week: { mon: office, fri: [...office, ['18:00', '24:00']] },
    holidays: ['2028-02-29'],
    ...more,
  });
  const withHours = (value: unknown) =>
    read({
      ...setup([]),
      channels: [
        {
          id: 'whatsapp',
          gatewayId: 'test',
          accountNetworkId: 'w',
          platform: 'whatsapp',
          name: 'WhatsApp',
          visibility: 'private',
          teamIds: ['care'],
          hours: value,
        },
      ],
    });

  it('are read with their spans, their zone and their holidays; none where the channel says none', async () => {
    const [organisation] = await withHours(hours());
    expect(organisation?.channels[0]?.hours).toEqual(hours());
    expect((await withHours(hours({ holidays: undefined })))[0]?.channels[0]?.hours?.holidays).toEqual([]);
    expect((await withHours(null))[0]?.channels[0]?.hours).toBeNull();
  });

  it.each([
    ['a zone that is none', { timeZone: 'Europe/Atlantis' }, 'timeZone', 'an IANA time zone'],
    ['no zone', { timeZone: undefined }, 'timeZone', ''],
    ['a day that is none', { week: { mon: office, someday: office } }, 'week', ''],
    ['no open span at all', { week: { mon: [] } }, 'week', 'at least one open span'],
    ['a time that is none', { week: { mon: [['9:00', '17:00']] } }, 'week.mon.0.0', 'a time such as 09:00'],
    [
      'a time beyond the day',
      { week: { mon: [['09:00', '24:30']] } },
      'week.mon.0.1',
      'a time such as 09:00',
    ],
    [
      'an end before its begin',
      { week: { mon: [['17:00', '09:00']] } },
      'week.mon.0',
      'an end after its begin',
    ],
    ['a span of nothing', { week: { mon: [['09:00', '09:00']] } }, 'week.mon.0', 'an end after its begin'],
    [
      'spans that overlap',
      {
        week: {
          mon: [
            ['09:00', '13:00'],
            ['12:00', '17:00'],
          ],
        },
      },
      'week.mon',
      'spans in order, none within another',
    ],
    [
      'spans out of order',
      {
        week: {
          mon: [
            ['14:00', '17:00'],
            ['09:00', '12:00'],
          ],
        },
      },
      'week.mon',
      'spans in order, none within another',
    ],
    [
      'a holiday that the calendar does not have',
      { holidays: ['2026-02-29'] },
      'holidays.0',
      'a day such as',
    ],
    [
      'a holiday written otherwise',
      { holidays: ['2026-12-25', '25.12.2026'] },
      'holidays.1',
      'a day such as',
    ],
    ['something more', { lunch: '12:00' }, 'lunch', ''],
  ])('are refused with %s, naming where it stands and what was expected', async (_, more, path, expected) => {
    const refusal = await withHours(hours(more)).then(
      () => '',
      (error: unknown) => (error as Error).message,
    );
    expect(refusal).toContain(`channels.0.hours.${path}`);
    expect(refusal).toContain(expected);
  });
});

it('A setup file that names no features has all but what takes something away for good or makes answers wait (M4 to M6)', async () => {
  const [organisation] = await read(setup([]));
  const off = ['deleteMessage', 'removeContent', 'removeAuthor', 'undoSend'];
  expect(FEATURES.filter((feature) => organisation?.features.includes(feature) !== true).sort()).toEqual(
    off.sort(),
  );
});
