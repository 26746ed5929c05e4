/** What a fake host can be made to do wrong: every fake has these, and a demo page may offer them. */
export class Faults {
  /** Calls that are refused, by the host's own name for them; `*` for all. */
  readonly refused = new Set<string>();
  /** How long each answer takes, in milliseconds. */
  slowMs = 0;
  /** Nothing is answered any more, as when the page around has gone. */
  isGone = false;

  /** Does a call's work as the faults have it: late, not at all (never settles), or refused. */
  async meet<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    if (this.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, this.slowMs));
    if (this.isGone) return new Promise<T>(() => undefined);
    if (this.refused.has(name) || this.refused.has('*')) throw new Error(`${name} was refused`);
    return work();
  }
}
