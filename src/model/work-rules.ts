/** A result that a skill asks for, besides the status. */
export interface Disposition {
  readonly id: string;
  readonly label: string;
}

/** Who may handle what: the channels it may send on, its dispositions and its limits. */
export interface Skill {
  readonly id: string;
  readonly name: string;
  /** The channels that work under this skill may be sent on, elevated to and begun on. */
  readonly channelIds: readonly string[];
  readonly dispositions: readonly Disposition[];
  /** Whether an outcome needs one of them. */
  readonly dispositionRequired: boolean;
  /** How long after-contact work may take, in seconds; null where there is none (O8). */
  readonly afterWorkSeconds: number | null;
}

/** How the satisfaction of contacts is asked for (O10). */
export interface SurveySettings {
  /** For which ratings, 1 to 5, a question follows. */
  readonly followUpRatings: readonly number[];
  /** Of the message; the page speaks the contact's own where it can. */
  readonly language: 'en' | 'fr';
}

/** What the administrator decides about how work is done (A5). Spans are in minutes, as administrators think of them. */
export interface WorkSettings {
  /** Whether a topic must stand before an interaction is resolved or closed (K4). */
  readonly topicRequired: boolean;
  /** Reasons of which one can be chosen when an interaction is resolved; none is asked where there are none (O1, L8). */
  readonly resolutionReasons: readonly string[];
  /** Whether one of them must be chosen before an interaction is resolved or closed (O1). */
  readonly resolutionReasonRequired: boolean;
  /** Whether an interaction has to be resolved before it is closed (O4). */
  readonly resolvedBeforeClosed: boolean;
  /** How long a contact may wait for the agent who holds the interaction (S1); null for no timer. */
  readonly agentTimerMinutes: number | null;
  /** How long an agent waits for the contact before the interaction leaves the agent's list (S2); null for no timer. */
  readonly contactTimerMinutes: number | null;
  /** What _More time_ adds; null where it is not allowed (S2). */
  readonly moreTimeMinutes: number | null;
  /** After which time resolved and closed ones leave the agent's list by themselves (O7); null for never. */
  readonly detachAfterMinutes: number | null;
  /** Whether an agent who declined an offer is taken for not responding, as one who let it pass is (Q5). */
  readonly declineStopsOffers: boolean;
  /** Whether notices may quote what contacts wrote, for agents who want that (Q9). */
  readonly noticeContent: boolean;
  /** Null where no contact is asked (O10). */
  readonly survey: SurveySettings | null;
}

/** What an administrator has said nothing about. */
export const DEFAULT_WORK_SETTINGS: WorkSettings = {
  topicRequired: false,
  resolutionReasons: [],
  resolutionReasonRequired: false,
  resolvedBeforeClosed: false,
  agentTimerMinutes: null,
  contactTimerMinutes: null,
  moreTimeMinutes: null,
  detachAfterMinutes: null,
  declineStopsOffers: false,
  noticeContent: true,
  survey: null,
};

/** How work is done in an organisation, as far as panels have to know. */
export interface WorkRules {
  readonly settings: WorkSettings;
  /** Every skill of the organisation. */
  readonly skills: readonly Skill[];
  /** Those of them that the agent has. */
  readonly ownSkillIds: readonly string[];
}
