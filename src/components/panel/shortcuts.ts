/** What can be done with a single key. */
export const SHORTCUTS = [
  'next',
  'previous',
  'reply',
  'resolve',
  'pending',
  'assignToMe',
  'transfer',
  'boomerang',
  'outcome',
  'messageMenu',
  'quickReplies',
  'search',
  'help',
] as const;
export type Shortcut = (typeof SHORTCUTS)[number];

/** The key of each shortcut, as `KeyboardEvent.key` names it; null turns one off. */
export type ShortcutKeys = Readonly<Record<Shortcut, string | null>>;

/** The keys that hold where nobody has chosen others. */
export const DEFAULT_KEYS: ShortcutKeys = {
  next: 'j',
  previous: 'k',
  reply: 'r',
  resolve: 'e',
  pending: 'p',
  assignToMe: 'a',
  transfer: 't',
  boomerang: 'b',
  outcome: 'o',
  messageMenu: 'm',
  quickReplies: '/',
  search: 's',
  help: '?',
};

/** The keys in force: the agent's own before the page's before the usual ones. */
export function keysInForce(
  ofPage: Partial<ShortcutKeys>,
  own: Readonly<Record<string, string | null>> | undefined,
): ShortcutKeys {
  return { ...DEFAULT_KEYS, ...ofPage, ...own };
}

/**
 * The shortcut that a key means; null while something is typed, in a dialog or menu, with a modifier, on AltGr, on a dead
 * key, within an input method, and for what another listener has taken.
 */
export function shortcutOf(event: KeyboardEvent, keys: ShortcutKeys): Shortcut | null {
  if (event.defaultPrevented || event.isComposing || event.repeat) return null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.getModifierState('AltGraph')) return null;
  if (event.key === 'Dead' || event.key === 'Process' || isElsewhere(event) || isTyping(event)) return null;
  return SHORTCUTS.find((shortcut) => keys[shortcut] === event.key) ?? null;
}

/** Whether what is pressed goes into a text. */
function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !BUTTON_LIKE.has(target.type);
}

/** Whether it happens in a dialog, a menu or another thing that lies over the panel. */
export function isElsewhere(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (step) => step instanceof HTMLDialogElement || (step instanceof HTMLElement && step.popover !== null),
    );
}

const BUTTON_LIKE: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'radio',
  'submit',
  'reset',
  'file',
  'image',
]);
