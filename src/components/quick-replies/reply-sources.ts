import type { FieldSources } from '../../model/reply-fields.ts';
import { selectChannelOf } from '../../store/selectors.ts';
import type { AppState } from '../../store/state.ts';

/** Where nothing is known. */
export const NO_SOURCES: FieldSources = {
  contact: null,
  agent: null,
  interactionId: null,
  channelName: null,
  host: null,
};

/** Where the fields of a quick reply are filled in from, as it stands now. */
export function fieldSources(state: AppState, interactionId: string | null): FieldSources {
  const interaction = interactionId === null ? undefined : state.interactions[interactionId];
  return {
    contact: interaction?.contact ?? null,
    agent: state.session.value?.agent ?? null,
    interactionId,
    channelName: selectChannelOf(interactionId)(state)?.name ?? null,
    host: state.host,
  };
}
