import { UNDO_STATUS_MS } from '../model/status-moves.ts';
import type { Database } from './database/database.ts';
import type { Gateway } from './gateways/gateway.ts';
import type { Log } from './log.ts';
import type { SignInOptions } from './sign-in/sign-in-options.ts';
import type { Mailer } from './transcript/mailer.ts';
import type { TranslationService } from './translation/translation-service.ts';

/** Makes the small copy of a picture; sharp fills it in Node. */
export interface ThumbnailMaker {
  /** A copy of at most `side` pixels a side and the picture's own size; null where the bytes are no picture that it can read safely. */
  make(bytes: Uint8Array, side: number): Promise<Thumbnail | null>;
}

/** A small copy of a picture. */
export interface Thumbnail {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Pixels of the picture itself. */
  readonly width: number;
  readonly height: number;
}

/** How much is taken. */
export interface Limits {
  /** Bytes of a JSON body. */
  readonly bodyBytes: number;
  /** Bytes of a webhook's body. */
  readonly webhookBytes: number;
  /** Bytes of an upload, and of a file fetched from a network. */
  readonly uploadBytes: number;
  /** Writes of one agent: so many at once, and so many a second in the long run. */
  readonly writes: Rate;
  /** Webhooks of one gateway, likewise. */
  readonly webhooks: Rate;
  /** Texts that one agent has translated, likewise. */
  readonly translations: Rate;
  /** Calls by which agents sign in at the login server, of all of them together. */
  readonly signIns: Rate;
  /** Streams that one agent may have open at once; the oldest ends for another. */
  readonly streamsPerAgent: number;
}

/** How many calls at once, and how many a second from then on. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** How long things take and last, in milliseconds. */
export interface Timings {
  /** Silence on a stream after which a heartbeat is sent. */
  readonly heartbeatMs: number;
  /** How often the log is looked at where no notification came. */
  readonly tailPollMs: number;
  /** How often jobs are looked for where no notification came. */
  readonly jobPollMs: number;
  /** How long after the death of its process a job is free for another; while that lives, the job stays its own however long it takes. */
  readonly jobLeaseMs: number;
  /** For how long templates are offered without asking the network again. */
  readonly templatesFreshMs: number;
  /** How long a call of a gateway may take. */
  readonly gatewayMs: number;
  /** The first wait before a job is tried again; it doubles up to `retryCapMs`, with jitter. */
  readonly retryBaseMs: number;
  readonly retryCapMs: number;
  /** After this time a message that no network took has failed, and a file is given up. */
  readonly giveUpMs: number;
  /** For how long events can be replayed. */
  readonly eventsKeptMs: number;
  /** For how long a send's key is remembered; longer than `outboxMaxAgeMs`. */
  readonly keysKeptMs: number;
  /** For how long an upload that was never sent, or a receipt without a message, is kept. */
  readonly leftoversKeptMs: number;
  /** What a panel is told of the age beyond which a waiting message needs the agent's word. */
  readonly outboxMaxAgeMs: number;
  /** How long a signed address holds at least. */
  readonly addressMs: number;
  /** For how long a tab counts as looking at an interaction unless it says so again. */
  readonly viewingLeaseMs: number;
  /** How long a stream may be gone before its agent has left: a page that is loaded again comes back. */
  readonly viewingGraceMs: number;
  /** How long a translation may take with all its attempts. */
  readonly translateMs: number;
  /** How long the handing over of one transcript may take, however lively its mail server is. */
  readonly mailMs: number;
  /** After this time a transcript that no mail server took has failed. */
  readonly mailGiveUpMs: number;
  /** For how long a public answer is held back so that its agent can take it back, where the administrator wants that (C12). */
  readonly undoSendMs: number;
  /** So long after an interaction was resolved its contact is asked how satisfied they are: no sooner than it can no longer be taken back. */
  readonly surveyAfterMs: number;
  /** For how long an agent who signed in here stays so at most, and without a sign of life. */
  readonly sessionMs: number;
  readonly sessionIdleMs: number;
  /** After this time a session gets another cookie. */
  readonly sessionRotateMs: number;
  /** How long a stop waits for what is under way. */
  readonly stopMs: number;
}

/** What a backend is made of; what is left out has its default. */
export interface BackendOptions {
  /** Stays the caller's: it is closed after the backend has stopped, by whoever opened it. */
  readonly database: Database;
  readonly gateways: readonly Gateway[];
  /** What the configuration says of an account of a gateway: secrets and addresses, never kept in the database. */
  readonly accountSettings: (gatewayId: string, accountNetworkId: string) => Readonly<Record<string, string>>;
  /** At least 32 bytes, the same in every process: signs tokens, addresses of files and cursors. */
  readonly secret: Uint8Array;
  /** Origins of pages that may call the API from a browser, such as `https://crm.example`; none unless told. */
  readonly origins?: readonly string[];
  readonly signIn?: SignInOptions;
  /** Epoch milliseconds; `Date.now` unless told. */
  readonly clock?: () => number;
  readonly log?: Log;
  readonly thumbnails?: ThumbnailMaker;
  /** What translates; absent: nothing does here. */
  readonly translation?: TranslationService;
  /** Sends transcripts; absent: none are sent. */
  readonly mailer?: Mailer;
  /** Under which contacts reach this backend from outside, such as `https://panel.example`; absent: no contact is asked how satisfied they are. */
  readonly publicUrl?: string;
  /** In which the times of a transcript are told, as IANA names it; this process’s own unless told. */
  readonly timeZone?: string;
  readonly limits?: Partial<Limits>;
  readonly timings?: Partial<Timings>;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;

export const DEFAULT_LIMITS: Limits = {
  // A text of 100,000 characters, each written as an escape of 6 bytes, and what stands around it.
  bodyBytes: 1_000_000,
  webhookBytes: 3_000_000,
  uploadBytes: 25 * 1024 * 1024,
  writes: { burst: 200, perSecond: 20 },
  webhooks: { burst: 5_000, perSecond: 1_000 },
  translations: { burst: 100, perSecond: 5 },
  // Everybody begins in the same minute, and asks once a second where a login server cuts its pop-up off.
  signIns: { burst: 2_000, perSecond: 200 },
  streamsPerAgent: 20,
};

export const DEFAULT_TIMINGS: Timings = {
  heartbeatMs: 15 * SECOND,
  tailPollMs: 5 * SECOND,
  jobPollMs: 5 * SECOND,
  jobLeaseMs: 15 * SECOND,
  templatesFreshMs: 10 * 60 * SECOND,
  gatewayMs: 60 * SECOND,
  retryBaseMs: 2 * SECOND,
  retryCapMs: 5 * 60 * SECOND,
  giveUpMs: 24 * HOUR,
  eventsKeptMs: 7 * 24 * HOUR,
  keysKeptMs: 14 * 24 * HOUR,
  leftoversKeptMs: 7 * 24 * HOUR,
  outboxMaxAgeMs: 24 * HOUR,
  addressMs: HOUR,
  viewingLeaseMs: 20 * SECOND,
  viewingGraceMs: SECOND,
  translateMs: 25 * SECOND,
  mailMs: 60 * SECOND,
  mailGiveUpMs: HOUR,
  undoSendMs: 5 * SECOND,
  surveyAfterMs: UNDO_STATUS_MS,
  sessionMs: 12 * HOUR,
  sessionIdleMs: 2 * HOUR,
  sessionRotateMs: 5 * 60 * SECOND,
  stopMs: 10 * SECOND,
};
