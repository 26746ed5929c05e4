/** What tests hand in or switch off; nobody else does. */
export interface StreamInternals {
  /** False takes the check for gaps away, so that a test can show what it is there for. */
  readonly checkPrevious?: boolean;
  /** In place of the browser's Web Locks; null for none. */
  readonly locks?: Pick<LockManager, 'request'> | null;
}
