import type { Message } from '../../model/message.ts';
import type { MessageActionName } from '../../model/message-actions.ts';
import type { AppActions } from '../../store/state.ts';
import { allowedAddress } from '../text/addresses.ts';

/** What an action is carried out on and with. */
export interface ActionRun {
  readonly message: Message;
  readonly actions: AppActions;
}

/** What each action does; those that the message itself carries out are not here. */
const RUNS: Readonly<Partial<Record<MessageActionName, (run: ActionRun) => void>>> = {
  'open-on-network': ({ message: { networkUrl } }) => {
    const address = networkUrl === null ? null : allowedAddress(networkUrl);
    if (address !== null) window.open(address, '_blank', 'noopener,noreferrer');
  },
};

/** Does what was chosen on a message. */
export function runMessageAction(action: MessageActionName, run: ActionRun): void {
  RUNS[action]?.(run);
}
