import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attachmentKindOf,
  checkAttachments,
  splitIntoMessages,
  type FileFacts,
} from '../../src/model/attachment-rules.ts';
import { PLATFORM_IDS } from '../../src/model/platform.ts';
import { PLATFORMS, platformRules } from '../../src/model/platforms.ts';

const MB = 1024 * 1024;
const file = (type: string, size = 1000): FileFacts => ({ name: 'file', type, size });
const check = (id: (typeof PLATFORM_IDS)[number], ...files: FileFacts[]) =>
  checkAttachments(platformRules(id), files);

const everyKind = Object.values(PLATFORMS).flatMap(({ id, attachments }) =>
  attachments.kinds.map((kind) => ({
    id,
    attachments,
    kind,
    type: (kind.types[0] ?? '').replace('*/*', 'a/b').replace('*', 'x'),
  })),
);
const anyFile = fc.record({
  name: fc.string(),
  size: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 120 * MB })),
  type: fc.constantFrom(
    'image/png',
    'image/gif',
    'image/webp',
    'video/mp4',
    'audio/ogg; codecs=opus',
    'application/pdf',
    'text/html',
    '',
  ),
});
const anyRules = fc.constantFrom(...PLATFORM_IDS).map((id) => platformRules(id));

describe('checkAttachments', () => {
  it.each(everyKind)(
    'takes $type on $id up to its limit, and not a byte more',
    ({ attachments, kind, type }) => {
      expect(attachmentKindOf({ attachments }, type)).toBe(kind);
      expect(checkAttachments({ attachments }, [file(type, kind.maxBytes)])).toEqual([]);
      expect(checkAttachments({ attachments }, [file(type, kind.maxBytes + 1)])).toEqual([
        { index: 0, problem: 'too-large', limitBytes: kind.maxBytes },
      ]);
    },
  );

  it('refuses an empty file', () => {
    expect(check('whatsapp', file('image/png', 0))).toEqual([{ index: 0, problem: 'empty' }]);
    expect(check('whatsapp', file('image/png', Number.NaN))).toEqual([{ index: 0, problem: 'empty' }]);
  });

  it('names what is taken where a kind is not, and nothing where no files are', () => {
    expect(check('instagram-direct', file('application/zip'))).toEqual([
      {
        index: 0,
        problem: 'kind-not-allowed',
        allowed: PLATFORMS['instagram-direct'].attachments.kinds.flatMap(({ types }) => types),
      },
    ]);
    expect(check('google-play', file('image/png'))).toEqual([
      { index: 0, problem: 'kind-not-allowed', allowed: [] },
    ]);
  });

  it('reads media types without regard to case and parameters, and an unknown one as any file', () => {
    expect(check('whatsapp', file('Audio/OGG; codecs=opus'))).toEqual([]);
    expect(check('email', file(''))).toEqual([]);
    expect(check('whatsapp', file(''))).toMatchObject([{ problem: 'kind-not-allowed' }]);
  });

  it('takes four pictures, or one GIF, or one video on X', () => {
    const [png, gif, mp4] = [file('image/png'), file('image/gif'), file('video/mp4')];
    expect(check('x', png, png, png, png)).toEqual([]);
    expect(check('x', png, png, png, png, png)).toEqual([{ index: 4, problem: 'too-many', limit: 4 }]);
    expect(check('x', gif, gif)).toEqual([{ index: 1, problem: 'too-many', limit: 1, family: 'image' }]);
    expect(check('x', png, mp4)).toEqual([{ index: 1, problem: 'exclusive', with: 'image' }]);
    expect(check('x', mp4, png)).toEqual([{ index: 1, problem: 'exclusive', with: 'video' }]);
  });

  it('limits the files of an MMS together', () => {
    const part = file('image/png', 2 * MB);
    expect(check('sms', part, part, part, file('image/png', MB))).toEqual([
      { index: 2, problem: 'too-large-together', limitBytes: 5 * MB },
    ]);
  });

  it('is content once the files with problems are removed, and sees nothing wrong with a file that it let pass', () => {
    fc.assert(
      fc.property(anyRules, fc.array(anyFile, { maxLength: 20 }), (rules, files) => {
        const bad = new Set(checkAttachments(rules, files).map(({ index }) => index));
        const good = files.filter((_, index) => !bad.has(index));
        expect(checkAttachments(rules, good)).toEqual([]);
        expect(good.length).toBeLessThanOrEqual(rules.attachments.maxCount);
      }),
    );
  });

  it('names each file once, in order', () => {
    fc.assert(
      fc.property(anyRules, fc.array(anyFile, { maxLength: 20 }), (rules, files) => {
        const indexes = checkAttachments(rules, files).map(({ index }) => index);
        expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('splitIntoMessages', () => {
  const split = (id: (typeof PLATFORM_IDS)[number], text: string, ...files: string[]) =>
    splitIntoMessages(platformRules(id), text, files);

  it('sends text and files in one message where the platform takes them together', () => {
    expect(split('email', 'Hello', 'a', 'b')).toEqual([{ text: 'Hello', files: ['a', 'b'] }]);
  });

  it('sends the text first and each file after it on WhatsApp', () => {
    expect(split('whatsapp', 'Hello', 'a', 'b')).toEqual([
      { text: 'Hello', files: [] },
      { text: '', files: ['a'] },
      { text: '', files: ['b'] },
    ]);
  });

  it('lets the text go with the first file where one file may carry it', () => {
    const rules = platformRules('whatsapp', { attachments: { withText: true } });
    expect(splitIntoMessages(rules, 'Hello', ['a', 'b'])).toEqual([
      { text: 'Hello', files: ['a'] },
      { text: '', files: ['b'] },
    ]);
  });

  it('makes no message of blank text', () => {
    expect(split('whatsapp', ' \n', 'a')).toEqual([{ text: '', files: ['a'] }]);
    expect(split('email', ' ')).toEqual([]);
  });

  it('loses no file and no text, keeps the order, and sends the text once and first', () => {
    fc.assert(
      fc.property(anyRules, fc.string(), fc.array(fc.nat(), { maxLength: 20 }), (rules, text, files) => {
        const parts = splitIntoMessages(rules, text, files);
        expect(parts.flatMap((part) => part.files)).toEqual(files);
        expect(parts.map((part) => part.text).join('')).toBe(text.trim() === '' ? '' : text);
        if (text.trim() !== '') expect(parts[0]?.text).toBe(text);
        for (const part of parts) {
          expect(part.text !== '' || part.files.length > 0).toBe(true);
          if (rules.attachments.onePerMessage) expect(part.files.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
