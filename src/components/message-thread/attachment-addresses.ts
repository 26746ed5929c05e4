/** Signed addresses live longer than this, so nothing younger has to be asked for again. */
const FRESH_MS = 4 * 60_000;
/** A file whose address is refused straight after it was renewed is gone, not late. */
const MAX_FAILURES = 2;

/** Remembers when a file's address was asked for, so that each is renewed in time and none over and over. */
export class AttachmentAddresses {
  readonly #begun = Date.now();
  readonly #asked = new Map<string, { at: number; failures: number }>();

  /** Whether to ask for a fresh address now; it counts as asked. */
  shouldAsk({ attachmentId, failed }: { readonly attachmentId: string; readonly failed: boolean }): boolean {
    const now = Date.now();
    const known = this.#asked.get(attachmentId) ?? { at: this.#begun, failures: 0 };
    if (failed ? known.failures >= MAX_FAILURES : now - known.at < FRESH_MS) return false;
    this.#asked.set(attachmentId, { at: now, failures: known.failures + (failed ? 1 : 0) });
    return true;
  }
}
