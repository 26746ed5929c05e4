export interface DirectoryStrings {
  readonly title: string;
  readonly search: string;
  readonly agents: string;
  readonly skills: string;
  readonly teams: string;
  readonly contacts: string;
  readonly unassign: string;
  readonly unassignHint: string;
  readonly assignTo: (name: string) => string;
  /** Names the tabs. */
  readonly parts: string;
  readonly load: (held: number, capacity: number) => string;
  readonly teamLoad: (held: number) => string;
  /** Of an agent before whom offers stand: they count against the limit. */
  readonly loadWithOffers: (held: number, offered: number, capacity: number) => string;
  /** Of a skill or a team: how many wait, and how many of its agents take work now. */
  readonly queue: (waiting: number, available: number) => string;
  /** Of an agent who is not signed in. */
  readonly absent: string;
  readonly loadingMore: string;
  /** Why an agent or a team can't be given the interaction. */
  readonly agentObstacle: Readonly<Record<'permission' | 'channel' | 'capacity', string>>;
  readonly teamObstacle: string;
  readonly nobody: string;
  readonly nobodyHint: string;
  readonly failed: string;
}

/** A picture that is shown large. */
export interface PictureStrings {
  /** Names the row of buttons below it. */
  readonly tools: string;
  readonly previous: string;
  readonly next: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  /** The whole picture as large as there is room. */
  readonly fit: string;
  readonly position: (at: number, of: number) => string;
  /** Said in place of the picture, where a browser can't show this kind. */
  readonly notShown: string;
}

export interface ShortcutStrings {
  readonly title: string;
  readonly help: string;
  readonly next: string;
  readonly previous: string;
  readonly open: string;
  readonly back: string;
  readonly reply: string;
  readonly resolve: string;
  readonly pending: string;
  readonly assignToMe: string;
  readonly transfer: string;
  readonly boomerang: string;
  readonly outcome: string;
  readonly messageMenu: string;
  readonly quickReplies: string;
  readonly search: string;
  readonly region: string;
  readonly send: string;
  readonly lineBreak: string;
  readonly typingHint: string;
}
