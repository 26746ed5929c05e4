import { latePart } from '../model/late-part.ts';
import { fail, type Result } from '../model/result.ts';
import type { Environment } from './environment.ts';
import { createDeadline, pause, within } from './rest/deadline.ts';
import { retryDelay } from './rest/retry.ts';
import type { WritingCalls } from './rest-writing.ts';

/** All of them: what is missing here does not compile. */
const NAMES: Readonly<Record<keyof WritingCalls, true>> = {
  changeInteraction: true,
  assign: true,
  acceptOffer: true,
  declineOffer: true,
  send: true,
  resend: true,
  takeBack: true,
  act: true,
  dismissAction: true,
  upload: true,
  typing: true,
  directory: true,
  post: true,
  setViewing: true,
  translationSettings: true,
  setTranslationSettings: true,
  translate: true,
  detectLanguage: true,
  languages: true,
  sendTranscript: true,
  removeFromMessage: true,
  removePost: true,
  changeTags: true,
  addNote: true,
  editNote: true,
  deleteNote: true,
  conversationNotes: true,
  mute: true,
  mutes: true,
  quickReplies: true,
  createQuickReply: true,
  changeQuickReply: true,
  deleteQuickReply: true,
  templates: true,
};

/**
 * The calls of whose code the first screen has no need: each waits until it is there, and is `offline` where it does not come
 * in the time that a request may take.
 */
export function awaitedCalls(load: () => Promise<WritingCalls>, environment: Environment): WritingCalls {
  const { timings, random, closed } = environment;
  let failures = 0;
  const loaded = latePart(load, async () => {
    const spread = { baseMs: timings.reconnectBaseMs, capMs: timings.reconnectCapMs, random };
    await pause(retryDelay(failures++, spread), closed);
    return !closed.aborted;
  });
  loaded.catch(() => undefined);
  const call =
    (name: keyof WritingCalls) =>
    async (...given: readonly unknown[]): Promise<Result<unknown>> => {
      const deadline = createDeadline(timings.requestMs, [closed]);
      try {
        const calls = await within(deadline.signal, loaded);
        return await (calls[name] as (...given: readonly unknown[]) => Promise<Result<unknown>>)(...given);
      } catch {
        return fail('offline', `what does ${name} could not be loaded`);
      } finally {
        deadline.end();
      }
    };
  return Object.fromEntries(
    (Object.keys(NAMES) as (keyof WritingCalls)[]).map((name) => [name, call(name)]),
  ) as unknown as WritingCalls;
}
