import type { PlatformRules, Visibility } from './platform.ts';
import { replyWindow } from './reply-window.ts';
import type { Status } from './status.ts';
import type { SurveySettings } from './work-rules.ts';

/** What a contact can give: from 1, not at all satisfied, to 5. */
export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

/** So long a contact's link holds, milliseconds. */
export const SURVEY_HOLDS_MS = 30 * 24 * 3_600_000;

/** So long a contact is not asked again in the same interaction, milliseconds. */
export const SURVEY_PAUSE_MS = 24 * 3_600_000;

/** What a contact can add, in UTF-16 units. */
export const SURVEY_COMMENT_UNITS = 2_000;

/** What a contact was asked and has answered. Times are epoch milliseconds. */
export interface Survey {
  readonly askedAt: number;
  /** Null while there is no answer. */
  readonly rating: Rating | null;
  readonly answeredAt: number | null;
  /** What they said to the question that follows; null where nothing was said or asked. */
  readonly comment: string | null;
}

/** Whether a number is one of the ratings. */
export function isRating(value: number): value is Rating {
  return RATINGS.some((one) => one === value);
}

/** Whether a question follows a rating. */
export function hasFollowUp(settings: Pick<SurveySettings, 'followUpRatings'>, rating: Rating): boolean {
  return settings.followUpRatings.includes(rating);
}

/** What decides whether a contact is asked how satisfied they are. */
export interface SurveyMoment {
  readonly status: Status;
  /** For one that is closed: the status from which it was; one resolved first has been served as any that is resolved. */
  readonly closedFrom?: Status | null;
  readonly visibility: Visibility;
  readonly rules: PlatformRules;
  readonly lastInboundAt: number | null;
  /** Whether contact or post is muted. */
  readonly muted: boolean;
  /** When they were asked last in this interaction; null for never. */
  readonly askedAt: number | null;
  readonly now: number;
}

/** Whether an agent has resolved it and nobody has taken that back. */
export function isServed({ status, closedFrom }: Pick<SurveyMoment, 'status' | 'closedFrom'>): boolean {
  return status === 'resolved' || (status === 'closed' && closedFrom === 'resolved');
}

/**
 * Whether a contact may be asked now (O10): of a private conversation that is resolved, or was until it was closed, in which the network lets us write a text, who is not
 * muted and was not asked a short while ago. In public nobody is asked.
 */
export function maySurvey({ now, ...moment }: SurveyMoment): boolean {
  if (!isServed(moment) || moment.visibility !== 'private' || moment.muted) return false;
  // Who has not written, as after a call, was not served here.
  if (moment.lastInboundAt === null) return false;
  if (moment.askedAt !== null && now - moment.askedAt < SURVEY_PAUSE_MS) return false;
  const { state } = replyWindow(moment.rules, {
    now,
    visibility: 'private',
    lastInboundAt: moment.lastInboundAt,
  });
  // What goes by itself is not written by a person, which the tag of the later days would say.
  return state === 'unlimited' || state === 'open';
}
