import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES, PERMISSIONS } from '../../src/model/agent.ts';
import { MESSAGE_KINDS, PLATFORM_IDS, VISIBILITIES, type MessageKind } from '../../src/model/platform.ts';
import { platformRules } from '../../src/model/platforms.ts';
import {
  answerObstacle,
  formRules,
  measureOutgoing,
  outgoingKind,
  sendObstacle,
  uploadProblem,
  usualVisibility,
  type SendAttempt,
} from '../../src/model/send.ts';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;

const attempt: SendAttempt = {
  interaction: { status: 'open', lastInboundAt: NOW - HOUR, visibility: 'private' },
  rules: platformRules('whatsapp'),
  permissions: PERMISSIONS,
  features: FEATURES,
  visibility: 'private',
  text: 'Bonjour',
  files: [],
  now: NOW,
};
const inPublic: SendAttempt = {
  ...attempt,
  rules: platformRules('facebook'),
  visibility: 'public',
  interaction: { ...attempt.interaction, visibility: 'public' },
};
const picture = { name: 'a.png', size: 10, type: 'image/png' };

describe('the form of an answer about which nothing was said', () => {
  it('is the interaction’s own, and private for who may not post publicly where there is the choice (Q6)', () => {
    const form = (
      platform: 'facebook' | 'google-play',
      permissions: SendAttempt['permissions'] = PERMISSIONS,
      features: SendAttempt['features'] = FEATURES,
    ) => usualVisibility({ visibility: 'public' }, platformRules(platform), { permissions, features });
    const without = PERMISSIONS.filter((one) => one !== 'conversation.socialmedia.create');
    expect(form('facebook')).toBe('public');
    expect(form('facebook', without)).toBe('private');
    expect(form('google-play', without)).toBe('public');
    expect(form('facebook', without, [])).toBe('public');
    expect(usualVisibility({ visibility: 'private' }, attempt.rules, attempt)).toBe('private');
  });
});

describe('what keeps an answer from going', () => {
  it('nothing, where all is well', () => {
    expect(sendObstacle(attempt)).toBeNull();
    expect(sendObstacle(inPublic)).toBeNull();
    expect(sendObstacle({ ...attempt, text: '', files: [picture] })).toBeNull();
  });

  it.each<[string, SendAttempt]>([
    ['interaction-closed', { ...attempt, interaction: { ...attempt.interaction, status: 'closed' } }],
    ['forbidden', { ...inPublic, permissions: ['conversation.message.accept'] }],
    ['visibility-not-allowed', { ...attempt, visibility: 'public' }],
    ['visibility-not-allowed', { ...inPublic, rules: platformRules('google-play'), visibility: 'private' }],
    ['reply-window-closed', { ...attempt, now: NOW + 23 * HOUR }],
    ['feature-off', { ...attempt, files: [picture], features: [] }],
    ['attachment-refused', { ...inPublic, rules: platformRules('youtube'), files: [picture] }],
    ['text-too-long', { ...attempt, text: 'a'.repeat(4097) }],
    ['empty-message', { ...attempt, text: ' \n' }],
  ])('%s', (kind, changed) => {
    expect(sendObstacle(changed)?.kind).toBe(kind);
  });

  it('a file with a quotation where the network takes either, and not with an answer or elsewhere', () => {
    const quotes: SendAttempt = { ...inPublic, rules: platformRules('x'), as: 'quote', files: [picture] };
    expect(sendObstacle(quotes)).toEqual({ kind: 'quotation-with-files' });
    expect(sendObstacle({ ...quotes, files: [] })).toBeNull();
    expect(sendObstacle({ ...quotes, as: undefined })).toBeNull();
    const rules = platformRules('x', { attachments: { mixed: true } });
    expect(sendObstacle({ ...quotes, rules })).toBeNull();
  });

  it('what the message that it stands under forbids, in its own form alone and not for a new wording', () => {
    const answering = {
      kind: 'comment',
      visibility: 'public',
      own: false,
      onNetwork: true,
      deleted: true,
      hidden: false,
      liked: false,
      sentAt: NOW - HOUR,
      now: NOW,
    } as const;
    const deleted = { kind: 'answer-refused', reason: 'deleted-on-network' };
    expect(sendObstacle({ ...inPublic, answering })).toEqual(deleted);
    expect(sendObstacle({ ...inPublic, answering: { ...answering, deleted: false } })).toBeNull();
    expect(sendObstacle({ ...inPublic, answering, visibility: 'private' })).toBeNull();
    expect(sendObstacle({ ...inPublic, answering, as: 'edit' })).toBeNull();
    expect(sendObstacle({ ...inPublic, answering, as: 'quote' })).toEqual({
      kind: 'answer-refused',
      reason: 'platform-lacks-action',
    });
    const ownFailed = { ...answering, deleted: false, own: true, onNetwork: false };
    expect(sendObstacle({ ...inPublic, answering: ownFailed })).toEqual({
      kind: 'answer-refused',
      reason: 'not-on-network',
    });
    const review = { ...answering, kind: 'review', deleted: false, answered: true } as const;
    expect(sendObstacle({ ...inPublic, rules: platformRules('google-play'), answering: review })).toEqual({
      kind: 'already-answered',
    });
  });

  it('the interaction comes before what was written, and what is written never opens an interaction', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLATFORM_IDS),
        fc.constantFrom(...VISIBILITIES),
        fc.constantFrom(...VISIBILITIES),
        fc.string(),
        fc.integer({ min: -100, max: 100 }),
        (platform, visibility, of, text, hours) => {
          const any: SendAttempt = {
            ...attempt,
            rules: platformRules(platform),
            visibility,
            interaction: { ...attempt.interaction, visibility: of },
            text,
            now: NOW + hours * HOUR,
          };
          const first = answerObstacle(any);
          if (first !== null) expect(sendObstacle(any)).toEqual(first);
          const measure = measureOutgoing(any.rules, visibility, text);
          if (sendObstacle(any) === null) expect(measure?.over).toBe(false);
        },
      ),
    );
  });
});

describe('what may be uploaded before it is known which form the answer has', () => {
  it('is what one of the forms takes, and no less where the private one is possible', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLATFORM_IDS),
        fc.constantFrom(...VISIBILITIES),
        fc.option(fc.constant(NOW - HOUR)),
        fc.subarray([...FEATURES]),
        fc.record({
          name: fc.constant('a'),
          size: fc.constantFrom(0, 10, 9_000_000, 900_000_000),
          type: fc.constantFrom('image/png', 'application/pdf', 'text/html', 'video/mp4'),
        }),
        (platform, visibility, lastInboundAt, features, file) => {
          const interaction = { status: 'open', lastInboundAt, visibility } as const;
          const rules = platformRules(platform);
          const takes = VISIBILITIES.some((form) => {
            const given = {
              ...attempt,
              interaction,
              features: [...features, 'attachments' as const],
              files: [file],
            };
            const obstacle = sendObstacle({
              ...given,
              visibility: form,
              rules: formRules(rules, { interaction, visibility: form }),
              answering: null,
              text: 'Text',
            });
            return obstacle === null;
          });
          if (takes) expect(uploadProblem(interaction, rules, { features, file })).toBeNull();
          if (file.size === 0) expect(uploadProblem(interaction, rules, { features, file })).not.toBeNull();
        },
      ),
    );
  });

  it('says what stands nearest to being taken', () => {
    const interaction = { lastInboundAt: NOW - HOUR, visibility: 'public' } as const;
    const instagram = platformRules('instagram');
    const problem = (type: string, size = 10) =>
      uploadProblem(interaction, instagram, { features: FEATURES, file: { name: 'a', size, type } });
    expect(problem('application/pdf')).toBeNull();
    expect(problem('application/pdf', 30_000_000)).toMatchObject({ problem: 'too-large' });
    expect(problem('text/html')).toMatchObject({
      problem: 'kind-not-allowed',
      allowed: expect.arrayContaining(['application/pdf', 'image/png']) as unknown,
    });
  });
});

describe('what an answer is on its network', () => {
  it.each<[string, 'facebook' | 'x' | 'whatsapp', 'public' | 'private', MessageKind | null, MessageKind]>([
    ['a comment under a post', 'facebook', 'public', 'post', 'comment'],
    ['a reply to a comment', 'facebook', 'public', 'comment', 'reply'],
    ['direct, where a comment is answered in private', 'facebook', 'private', 'comment', 'direct'],
    ['direct, where a direct message is', 'whatsapp', 'private', 'direct', 'direct'],
    ['a reply, where nothing in particular is answered', 'x', 'public', null, 'reply'],
  ])('%s', (_words, platform, visibility, answered, kind) => {
    expect(outgoingKind(platformRules(platform), visibility, answered)).toBe(kind);
  });

  it('is never public where the answer is private', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLATFORM_IDS),
        fc.constantFrom(...MESSAGE_KINDS),
        (platform, answered) => {
          expect(['direct']).toContain(outgoingKind(platformRules(platform), 'private', answered));
        },
      ),
    );
  });
});
