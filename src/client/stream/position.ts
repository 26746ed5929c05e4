/**
 * Whether someone who holds everything up to `held` holds what stands at `at`, too. Positions are `epoch:seq`; nothing
 * is known across epochs.
 */
export function covers(held: string, at: string): boolean {
  const [heldEpoch, heldSeq] = held.split(':');
  const [epoch, seq] = at.split(':');
  return heldEpoch === epoch && Number(seq) <= Number(heldSeq);
}

/** The later of two positions of one epoch; of two epochs the second argument, which was heard of last. */
export function later(held: string, heard: string): string {
  return covers(held, heard) ? held : heard;
}
