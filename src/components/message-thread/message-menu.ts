import type { MessageLog } from '../message-log/message-log.ts';

/** Opens the menu of the message that has the focus, else of the newest that is on the screen; false where none has one. */
export function openMessageMenu(log: MessageLog): boolean {
  const root = log.renderRoot as ShadowRoot;
  const focused = root.activeElement?.closest('inlay-message') ?? null;
  if (focused !== null) return focused.openMenu();
  const { top, bottom } = log.getBoundingClientRect();
  return [...root.querySelectorAll('inlay-message')].reverse().some((message) => {
    const place = message.getBoundingClientRect();
    return place.bottom > top && place.top < bottom && message.openMenu();
  });
}
