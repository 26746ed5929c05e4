import { choosable, type Availability, type AvailabilityKind } from './agent.ts';

/** What an agent can be told of beside the screen (Q9). */
export const NOTICE_KINDS = ['offer', 'assigned', 'replied', 'half-time', 'breach'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** In which states an agent wants to be told of a kind. */
export interface NoticeRule {
  readonly available: boolean;
  readonly away: boolean;
}

/** What an agent prefers on every machine: kept by the backend. */
export interface AgentPreferences {
  /** The state taken at sign-in (Q2); null stays in the one that the agent was in last. */
  readonly signInAvailabilityId: string | null;
  readonly notices: Readonly<Record<NoticeKind, NoticeRule>>;
  /** How loud notices are, 0 to 1; 0 for no sound. */
  readonly soundVolume: number;
  /** Whether a notice may quote what was written, where the administrator allows it. */
  readonly noticeContent: boolean;
  /** Keys of shortcuts by their names; null turns one off, those left out are as usual. */
  readonly keys: Readonly<Record<string, string | null>>;
}

/** What is changed of them; what is left out stays. */
export type PreferencesChange = Partial<AgentPreferences>;

const BOTH: NoticeRule = { available: true, away: true };
const WORKING: NoticeRule = { available: true, away: false };

/** What holds for who has said nothing. */
export const DEFAULT_AGENT_PREFERENCES: AgentPreferences = {
  signInAvailabilityId: null,
  notices: { offer: WORKING, assigned: BOTH, replied: WORKING, 'half-time': WORKING, breach: BOTH },
  soundVolume: 0.5,
  noticeContent: false,
  keys: {},
};

/** Whether an agent in this state wants to be told of a kind; who is not responding is not at work either. */
export function isWanted(
  { notices }: Pick<AgentPreferences, 'notices'>,
  kind: NoticeKind,
  state: AvailabilityKind,
): boolean {
  return notices[kind][state === 'available' ? 'available' : 'away'];
}

/** So long somebody was not connected who signs in by connecting again; less is a reload, or a network that was gone. */
export const SIGN_IN_AFTER_MS = 5 * 60_000;

/** Which state an agent takes by connecting (Q2); null stays as it is. `seenAt`: when they were last connected, null for never. */
export function availabilityAtSignIn(
  { signInAvailabilityId }: Pick<AgentPreferences, 'signInAvailabilityId'>,
  {
    seenAt,
    now,
    availabilities,
  }: {
    readonly seenAt: number | null;
    readonly now: number;
    readonly availabilities: readonly Availability[];
  },
): Availability | null {
  if (signInAvailabilityId === null || (seenAt !== null && now - seenAt < SIGN_IN_AFTER_MS)) return null;
  return choosable(availabilities).find(({ id }) => id === signInAvailabilityId) ?? null;
}
