import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { AttachmentProblem } from '../../model/attachment-rules.ts';
import type { ActionRefusal, PlatformRules, Visibility } from '../../model/platform.ts';
import { showHidden } from '../../model/safe-text.ts';
import { mayAskAgain, type InlayError } from '../../model/result.ts';
import type { SendObstacle, VisibilityRefusal } from '../../model/send.ts';
import type { ComposerAttachment } from '../../store/state.ts';

/** Of what an obstacle is told: the network, and the form of the answer. */
export interface ObstaclePlace {
  readonly rules: PlatformRules;
  readonly visibility: Visibility;
}

/** Why a message can't go, as it is told to the agent. */
export function obstacleInWords(obstacle: SendObstacle, place: ObstaclePlace, strings: Strings): string {
  const { obstacle: words } = strings.composer;
  const platform = strings.platforms[place.rules.id];
  switch (obstacle.kind) {
    case 'interaction-closed':
      return words.interactionClosed;
    case 'forbidden':
      return obstacle.permission === 'conversation.socialmedia.create' ? words.mayNotPost : words.forbidden;
    case 'visibility-not-allowed':
      if (place.rules.id === 'voice') return strings.answering.callsOnly;
      return refusalWords(obstacle.reason, place.visibility, strings)(platform);
    case 'reply-window-closed':
      return strings.composer.windowReason[obstacle.reason](platform);
    case 'already-answered':
      return words.alreadyAnswered(platform);
    case 'answer-refused':
      return answerRefusalWords(obstacle.reason, strings)(platform);
    case 'feature-off':
      return obstacle.feature === 'privateReply' ? strings.answering.privateReplyOff : words.attachmentsOff;
    case 'attachment-refused':
      return words.attachmentRefused;
    case 'quotation-with-files':
      return words.quotationWithFiles(platform);
    case 'text-too-long':
      return words.tooLong(platform);
    case 'empty-message':
      return words.empty;
  }
}

/** Why an answer can't have a form; what has no words of its own has the general ones. */
function refusalWords(
  reason: VisibilityRefusal,
  visibility: Visibility,
  { answering: { refusal } }: Strings,
): (platform: string) => string {
  const words: Partial<Record<string, (platform: string) => string>> = refusal;
  return words[reason] ?? refusal[visibility === 'private' ? 'no-private' : 'no-public'];
}

/** Why a message takes no answer that stands under it; what has no words of its own has the general ones. */
function answerRefusalWords(
  reason: ActionRefusal,
  { answering: { refusal } }: Strings,
): (platform: string) => string {
  switch (reason) {
    case 'deleted-on-network':
    case 'not-on-network':
    case 'off-for-account':
      return refusal[reason];
    default:
      return refusal['no-answer'];
  }
}

/** Why a message has to wait for its files; null where it has not. */
export function uploadInWords(attachments: readonly ComposerAttachment[], strings: Strings): string | null {
  const { obstacle: words } = strings.composer;
  const failed = attachments.flatMap(({ upload }) => (upload.kind === 'failed' ? [upload.error] : []));
  if (failed.length > 0)
    return failed.every(({ kind }) => mayAskAgain(kind)) ? words.uploadFailed : words.attachmentRefused;
  return attachments.every(({ upload }) => upload.kind === 'ready') ? null : words.uploading;
}

/** Why a file did not get there, beside its name. */
export function uploadErrorInWords({ type, kind, fields }: InlayError, strings: Strings): string {
  const { notTaken } = strings.composer;
  if (type === 'body-too-large') return notTaken.tooLarge;
  if (type === 'attachment-refused')
    return fields.some(({ field }) => field === 'Content-Type') ? notTaken.otherContent : notTaken.refused;
  return strings.problems[type ?? ''] ?? strings.errors[kind];
}

/** Why a file was not taken, with its name and the limit (C11). */
export function refusalInWords(
  name: string,
  problem: AttachmentProblem,
  rules: PlatformRules,
  strings: Strings,
): string {
  const { refused } = strings.composer;
  const format = formatOf(strings);
  const shown = showHidden(name);
  const platform = strings.platforms[rules.id];
  switch (problem.problem) {
    case 'empty':
      return refused.empty(shown);
    case 'too-large':
      return refused.tooLarge(shown, format.size(problem.limitBytes));
    case 'too-large-together':
      return refused.tooLargeTogether(shown, format.size(problem.limitBytes));
    case 'kind-not-allowed':
      return problem.allowed.length === 0
        ? noFilesInWords(rules, strings)
        : refused.kindNotAllowed(shown, platform, takenInWords(rules, strings));
    case 'too-many':
      return problem.family === undefined
        ? refused.tooMany(shown, problem.limit)
        : refused.tooManyOf[problem.family](shown, problem.limit);
    case 'exclusive':
      return refused.exclusive(shown, platform);
  }
}

/** What stands over the field while files are held over it: that they can be dropped, or why not. */
export function dropWords(
  { rules, strings }: { readonly rules: PlatformRules; readonly strings: Strings },
  takesFiles: boolean,
): string {
  return takesFiles ? strings.composer.dropHere : noFilesInWords(rules, strings);
}

/** Why no file at all is taken: the network has none, or the administrator has switched them off. */
function noFilesInWords({ id, attachments }: PlatformRules, { composer, platforms }: Strings): string {
  return attachments.kinds.length === 0
    ? composer.refused.noFiles(platforms[id])
    : composer.obstacle.attachmentsOff;
}

/** The kinds of files that are taken, each with the formats that have a name people know. */
function takenInWords({ attachments }: PlatformRules, strings: Strings): string {
  const { families } = strings.composer.refused;
  const kinds = [...new Set(attachments.kinds.map(({ family }) => family))].map((family) => {
    const types = attachments.kinds.flatMap((kind) => (kind.family === family ? kind.types : []));
    const named = types.flatMap((type) => {
      const format = type.split('/')[1] ?? '';
      return NAMED_FORMAT.test(format) ? [format.toUpperCase()] : [];
    });
    if (named.length === 0) return families[family];
    return `${families[family]} (${[...new Set(named), ...(named.length < types.length ? ['…'] : [])].join(', ')})`;
  });
  return formatOf(strings).list(kinds);
}

/** Such as jpeg, pdf and 3gpp; not quicktime or vnd.ms-excel. */
const NAMED_FORMAT = /^[a-z0-9]{2,5}$/;
