import type { ErrorWord, PlatformWord } from './strings/words.ts';
import type {
  EverywhereLateStrings,
  AvailabilityStrings,
  EverywhereStrings,
  NoticeStrings,
  PanelStrings,
  PanelTroubleStrings,
} from './strings/panel.ts';
import type { BulkStrings } from './strings/bulk.ts';
import type { FilterFormStrings, FilterStrings, ListStrings } from './strings/list.ts';
import type {
  DeliveryReasonStrings,
  DeliveryStrings,
  MessageActionStrings,
  MessageStrings,
  MessageToolStrings,
  ThreadStrings,
  ThreadWorkStrings,
} from './strings/thread.ts';
import type { ComposerStrings, EmojiStrings } from './strings/composer.ts';
import type { PreferencesStrings } from './strings/preferences.ts';
import type { ContactStrings } from './strings/contact.ts';
import type { DirectoryStrings, PictureStrings, ShortcutStrings } from './strings/dialogs.ts';
import type { AnnotationStrings } from './strings/annotations.ts';
import type { AnsweringStrings } from './strings/answering.ts';
import type { BeginStrings, CallStrings, TransferStrings } from './strings/moving.ts';
import type { AuditStrings, OutcomeStrings } from './strings/outcome.ts';
import type { RepliesStrings } from './strings/replies.ts';
import type { SignInStrings } from './strings/sign-in.ts';
import type { SurveyStrings } from './strings/survey.ts';
import type { TimerStrings } from './strings/timers.ts';
import type { PresenceStrings, TranscriptStrings, TranslationStrings } from './strings/translation.ts';

/**
 * Everything that the interface says, in one language; it comes in two parts, of which the second may be later. A sentence
 * with something in it is a function, so that each language puts the parts in its own order; a count is handed in as a
 * number and takes its plural by `Intl.PluralRules`. Names that are handed in are shown as they are.
 */
export type Strings = FirstStrings & LateStrings;

/** What list and thread say. */
export interface FirstStrings {
  /** BCP 47: the language of these words, and the region by whose habits dates and numbers are written. */
  readonly locale: string;
  readonly everywhere: EverywhereStrings;
  readonly panel: PanelStrings;
  readonly list: ListStrings;
  readonly filters: FilterStrings;
  readonly thread: ThreadStrings;
  readonly message: MessageStrings;
  readonly delivery: DeliveryStrings;
  /** Networks as they write themselves. */
  readonly platforms: Readonly<Record<PlatformWord, string>>;
  /** What happened, what is safe, and what to do, by kind of error. */
  readonly errors: Readonly<Record<ErrorWord, string>>;
}

/** What is said by what loads behind the first screen; a section that is in both has a part in each. */
export interface LateStrings {
  readonly thread: ThreadWorkStrings;
  readonly everywhere: EverywhereLateStrings;
  readonly panel: PanelTroubleStrings;
  readonly availability: AvailabilityStrings;
  readonly filters: FilterFormStrings;
  readonly message: MessageToolStrings;
  /** What a toast says. */
  readonly notices: NoticeStrings;
  /** In place of `errors`, where the backend names a refusal that the agent can do something about. */
  readonly problems: Readonly<Record<string, string>>;
  readonly delivery: DeliveryReasonStrings;
  readonly composer: ComposerStrings;
  readonly emoji: EmojiStrings;
  readonly annotations: AnnotationStrings;
  readonly answering: AnsweringStrings;
  readonly outcome: OutcomeStrings;
  readonly audit: AuditStrings;
  readonly replies: RepliesStrings;
  readonly translation: TranslationStrings;
  readonly transcript: TranscriptStrings;
  readonly signIn: SignInStrings;
  readonly survey: SurveyStrings;
  readonly presence: PresenceStrings;
  readonly contact: ContactStrings;
  readonly preferences: PreferencesStrings;
  readonly directory: DirectoryStrings;
  readonly transfer: TransferStrings;
  readonly begin: BeginStrings;
  readonly call: CallStrings;
  readonly bulk: BulkStrings;
  readonly picture: PictureStrings;
  readonly shortcuts: ShortcutStrings;
  readonly timers: TimerStrings;
  readonly messageActions: MessageActionStrings;
}

/** A part of the words, to put in the place of the built-in ones. */
export type StringsOverride = Override<Strings>;

type Override<T> = {
  readonly [K in keyof T]?: T[K] extends string | ((...given: never[]) => string) ? T[K] : Override<T[K]>;
};

/** Whether the words behind the first screen are there, too. */
export function isWhole(strings: FirstStrings): strings is Strings {
  return 'composer' in strings;
}

/** Both parts as one; a section that is in both has what each says. */
export function joinStrings(first: FirstStrings, late: LateStrings): Strings {
  const whole: Record<string, unknown> = { ...first };
  for (const [name, section] of Object.entries(late))
    whole[name] = { ...(whole[name] as object | undefined), ...(section as object) };
  return whole as unknown as Strings;
}

/** The words with a host's own in their places, as far as they are there; both are left as they are. */
export function overrideStrings<T extends FirstStrings>(
  strings: T,
  override: StringsOverride | undefined,
): T {
  return override === undefined ? strings : (merge(strings, override) as T);
}

function merge(base: object, over: object): object {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    if (value === undefined || below === undefined) continue;
    merged[key] = isTable(below) && isTable(value) ? merge(below, value) : value;
  }
  return merged;
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
