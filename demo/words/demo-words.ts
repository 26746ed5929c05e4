import type { CallState } from '../../src/model/host-call.ts';
import type { Visibility, MessageKind, PlatformAction } from '../../src/model/platform.ts';
import type { BehaviourMode, NetworkEntry } from '../network/api.ts';

/** The demo's pages, by the file that each is. */
export type DemoPageFile =
  'index.html' | 'dynamics.html' | 'salesforce.html' | 'portal.html' | 'sign-in-demo.html';

/** Everything that a person reads on the demo's pages, besides names and what the panel says itself. */
export interface DemoWords {
  readonly language: string;
  /** In the menu. */
  readonly menu: string;
  readonly pages: Readonly<Record<DemoPageFile, string>>;
  /** Of the browser's tab. */
  readonly titles: Readonly<Record<DemoPageFile, string>>;
  readonly silent: string;
  readonly choices: {
    readonly agent: string;
    readonly language: string;
    readonly browsers: string;
    readonly theme: string;
    readonly themes: Readonly<Record<'auto' | 'light' | 'dark', string>>;
    readonly width: string;
    readonly pixels: (count: number) => string;
  };
  readonly record: {
    readonly contact: string;
    readonly contacts: string;
    readonly details: string;
    readonly company: string;
    readonly account: string;
    readonly email: string;
    readonly phone: string;
    readonly mobile: string;
    readonly since: string;
    readonly today: string;
    readonly gone: string;
    readonly activities: string;
    readonly noActivities: string;
  };
  readonly shell: {
    readonly notifications: string;
    readonly dismiss: string;
    readonly faults: string;
    readonly refuse: string;
    readonly slow: string;
    readonly mute: string;
    readonly closeTab: (name: string) => string;
  };
  readonly crm: {
    readonly notices: string;
    readonly openAs: (name: string) => string;
    readonly about: string;
    readonly takesNothing: string;
    readonly noRecord: (id: string) => string;
  };
  readonly softphone: {
    readonly title: string;
    readonly hint: string;
    readonly none: string;
    readonly states: Readonly<Record<CallState, string>>;
    readonly muted: string;
    readonly answer: string;
    readonly decline: string;
    readonly letRing: string;
    readonly hangUp: string;
  };
  readonly dynamics: {
    readonly title: string;
    readonly presence: string;
    /** By the name that the organisation's administrator gave it. */
    readonly presences: Readonly<Record<string, string>>;
    readonly framework: string;
    readonly sessions: string;
    readonly home: string;
    readonly wantsAttention: string;
    readonly closeSession: (name: string) => string;
    readonly panel: string;
    readonly channelPanel: string;
    readonly minimise: string;
    readonly open: string;
    readonly tabs: string;
    readonly accept: string;
    readonly reject: string;
    readonly summary: string;
    readonly orders: string;
    readonly ordersHint: string;
    readonly who: string;
    readonly whoHint: string;
    readonly listHint: string;
    readonly about: string;
    /** Where somebody opens the panel's own page. */
    readonly onlyPanel: string;
  };
  readonly salesforce: {
    readonly title: string;
    readonly panelAs: string;
    readonly ways: Readonly<Record<'utility-bar' | 'open-cti', string>>;
    readonly workspace: string;
    readonly utilityBar: string;
    readonly goOn: string;
    readonly listHint: string;
    readonly about: string;
    /** Likewise. */
    readonly onlyPanel: string;
  };
  readonly portal: {
    readonly orders: string;
    readonly ordersToday: string;
    readonly states: Readonly<Record<'packing' | 'on-its-way' | 'delivered' | 'in-repair', string>>;
    readonly goods: Readonly<Record<'kettle' | 'filters' | 'tea' | 'espresso', string>>;
    readonly inbox: string;
    readonly conversation: string;
    readonly choose: string;
    readonly replies: string;
    readonly outcome: string;
    readonly journal: string;
    readonly about: string;
  };
  readonly signIn: {
    readonly title: string;
    readonly about: string;
  };
  readonly customers: {
    readonly title: string;
    readonly about: string;
    readonly unreachable: (error: string) => string;
    readonly account: string;
    readonly customer: string;
    readonly network: string;
    readonly modes: Readonly<Record<BehaviourMode, string>>;
    readonly refuses: (actions: readonly string[]) => string;
    readonly refusesTo: string;
    readonly actions: Readonly<Record<PlatformAction, string>>;
    readonly timeline: string;
    readonly nothing: string;
    readonly typing: string;
    readonly ended: string;
    readonly answering: string;
    readonly notThis: string;
    readonly answerThis: string;
    readonly write: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<MessageKind, string>>;
    readonly visibilities: Readonly<Record<Visibility, string>>;
    readonly stars: string;
    readonly onAd: string;
    readonly written: string;
    /** By how many minutes ago. */
    readonly writtenAgo: Readonly<Record<'0' | '1439' | '1500' | '10079' | '11520', string>>;
    readonly addFiles: string;
    readonly files: (count: number) => string;
    readonly end: string;
    readonly post: string;
    readonly liked: string;
    readonly reposted: string;
    readonly followed: string;
    readonly edited: (time: string) => string;
    readonly hidden: string;
    readonly deleted: string;
    readonly deliveries: Readonly<Record<NonNullable<NetworkEntry['delivery']>['state'], string>>;
    readonly place: string;
    readonly story: (until: string | null) => string;
  };
}
