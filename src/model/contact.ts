/** What a row, a header or a message shows of the person outside. */
export interface ContactSummary {
  readonly id: string;
  readonly name: string;
  /** Whether the name has been removed (M6): then there is neither name nor handle, here and in all their messages. */
  readonly anonymous: boolean;
  /** How the network names them: "@lea.martin", "+33 6 12 34 56 78"; null where it names them in no other way. */
  readonly handle: string | null;
  /** Names of the groups that the contact belongs to, such as "VIP". */
  readonly groups: readonly string[];
}
