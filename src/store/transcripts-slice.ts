import { ok } from '../model/result.ts';
import type { Engine } from './engine.ts';
import type { AppActions } from './state.ts';

/** Asking for a transcript (O9); what becomes of it comes as an event. */
export function createTranscriptActions(engine: Engine): Pick<AppActions, 'sendTranscript'> {
  return {
    sendTranscript: async (id, to, language) => {
      const key = engine.makeId();
      const result = await engine.client.sendTranscript(id, { key, to, language }, engine.signal);
      if (!result.ok) return result;
      engine.commit((change) => {
        // Its end may have been told before this answer came.
        if (change.state.transcripts[id]?.id !== result.value.id) change.put('transcripts', id, result.value);
      });
      return ok(undefined);
    },
  };
}
