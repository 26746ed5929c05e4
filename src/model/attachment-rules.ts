import type { AttachmentKind, PlatformRules } from './platform.ts';

/** The part of an account's rules that is about files. */
export type FileRules = Pick<PlatformRules, 'attachments'>;

/** What is known of a file before it is sent: its name, size in bytes and media type (may hold parameters). */
export interface FileFacts {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** What is wrong with the file at `index` of those that were handed in. */
export type AttachmentProblem = { readonly index: number } & (
  | { readonly problem: 'empty' }
  | { readonly problem: 'too-large'; readonly limitBytes: number }
  /** All files of the message together. */
  | { readonly problem: 'too-large-together'; readonly limitBytes: number }
  /** `allowed`: the media types that are taken; none where no files are. */
  | { readonly problem: 'kind-not-allowed'; readonly allowed: readonly string[] }
  /** `family` says of what there are too many, where the limit is not that of all files. */
  | { readonly problem: 'too-many'; readonly limit: number; readonly family?: AttachmentKind['family'] }
  /** A file of another kind is there already, and this platform doesn't mix them. */
  | { readonly problem: 'exclusive'; readonly with: AttachmentKind['family'] }
);

/** The kind of attachment that a media type falls under on this platform; undefined where it takes none such. */
export function attachmentKindOf({ attachments }: FileRules, type: string): AttachmentKind | undefined {
  const bare = (type.split(';')[0] ?? '').trim().toLowerCase() || 'application/octet-stream';
  const patterns = [bare, `${bare.split('/')[0] ?? ''}/*`, '*/*'];
  return attachments.kinds.find(({ types }) => types.some((pattern) => patterns.includes(pattern)));
}

/**
 * Everything that keeps these files from being sent as they stand, by file and in their order; empty when all is
 * well. Files with a problem of their own are not counted among the others, so that removing them is enough.
 * The media type is taken at its word: the backend looks at the content as well.
 */
export function checkAttachments(rules: FileRules, files: readonly FileFacts[]): AttachmentProblem[] {
  const limits = rules.attachments;
  const problems: AttachmentProblem[] = [];
  const counts = new Map<AttachmentKind, number>();
  let count = 0;
  let bytes = 0;

  files.forEach((file, index) => {
    const kind = attachmentKindOf(rules, file.type);
    if (kind === undefined) {
      problems.push({
        index,
        problem: 'kind-not-allowed',
        allowed: limits.kinds.flatMap(({ types }) => types),
      });
    } else if (!(file.size > 0)) {
      problems.push({ index, problem: 'empty' });
    } else if (file.size > kind.maxBytes) {
      problems.push({ index, problem: 'too-large', limitBytes: kind.maxBytes });
    } else if (count >= limits.maxCount) {
      problems.push({ index, problem: 'too-many', limit: limits.maxCount });
    } else if (!limits.onePerMessage && !limits.mixed && counts.size > 0 && !counts.has(kind)) {
      const [[first]] = [...counts] as [[AttachmentKind, number]];
      problems.push({ index, problem: 'exclusive', with: first.family });
    } else if (
      !limits.onePerMessage &&
      kind.maxCount !== undefined &&
      (counts.get(kind) ?? 0) >= kind.maxCount
    ) {
      problems.push({ index, problem: 'too-many', limit: kind.maxCount, family: kind.family });
    } else if (
      !limits.onePerMessage &&
      limits.maxTotalBytes !== undefined &&
      bytes + file.size > limits.maxTotalBytes
    ) {
      problems.push({ index, problem: 'too-large-together', limitBytes: limits.maxTotalBytes });
    } else {
      count += 1;
      bytes += file.size;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  });
  return problems;
}

/** One of the messages that a text and its files leave as. */
export interface MessagePart<File> {
  readonly text: string;
  readonly files: readonly File[];
}

/**
 * The messages that the platform takes a text with files as, in the order of sending (C5): one, where text and files
 * go together; else the text first and the files after it in their order. Blank text is no message beside files.
 * With neither text nor files there is nothing to send.
 */
export function splitIntoMessages<File>(
  { attachments }: FileRules,
  text: string,
  files: readonly File[],
): MessagePart<File>[] {
  const groups = attachments.onePerMessage
    ? files.map((file) => [file])
    : files.length > 0
      ? [[...files]]
      : [];
  const hasText = text.trim() !== '';
  if (!hasText) return groups.map((group) => ({ text: '', files: group }));
  if (!attachments.withText)
    return [{ text, files: [] }, ...groups.map((group) => ({ text: '', files: group }))];
  const [first = [], ...others] = groups;
  return [{ text, files: first }, ...others.map((group) => ({ text: '', files: group }))];
}
