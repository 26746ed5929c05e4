/** A chime, made when it is first wanted; a browser that holds sound back until the page was used keeps it silent. */
let context: AudioContext | undefined;

/** Two short notes at this volume, 0 to 1; false where there is no sound, now or at all. */
export async function playNotice(volume: number): Promise<boolean> {
  if (volume <= 0 || typeof AudioContext === 'undefined') return false;
  if ('userActivation' in navigator && !navigator.userActivation.hasBeenActive) return false;
  context ??= new AudioContext();
  if (context.state === 'suspended')
    await Promise.race([context.resume(), new Promise((go) => setTimeout(go, 500))]);
  if (context.state !== 'running') return false;
  const at = context.currentTime;
  for (const [frequency, begin] of [
    [659, 0],
    [880, 0.11],
  ] as const) {
    const note = context.createOscillator();
    const loudness = context.createGain();
    note.frequency.value = frequency;
    loudness.gain.setValueAtTime(0, at + begin);
    loudness.gain.linearRampToValueAtTime(volume * 0.3, at + begin + 0.015);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + begin + 0.3);
    note.connect(loudness).connect(context.destination);
    note.start(at + begin);
    note.stop(at + begin + 0.32);
  }
  return true;
}
