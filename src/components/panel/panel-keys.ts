import type { LitElement } from 'lit';
import { Late } from '../../controllers/late.ts';
import type { Status } from '../../model/status.ts';
import { canMoveStatus } from '../../model/status-moves.ts';
import type { AppStore } from '../../store/state.ts';
import type { InteractionList } from '../interaction-list/interaction-list.ts';
import type {} from '../call-bar/call-bar.ts';
import type { MessageThread } from '../message-thread/message-thread.ts';
import type {} from '../offer-bar/offer-bar.ts';
import { isElsewhere, keysInForce, shortcutOf, type Shortcut, type ShortcutKeys } from './shortcuts.ts';

/** The panel as its keys see it. */
export interface KeyedPanel {
  /** Other keys than the usual ones. */
  readonly keys: Partial<ShortcutKeys>;
  readonly root: ParentNode;
  readonly element: LitElement;
  readonly list: InteractionList | null;
  /** Whether list and thread stand beside each other. */
  readonly isWide: boolean;
  readonly openId: string | null;
  readonly store: AppStore | undefined;
  readonly showHelp: () => void;
}

const HELP = new Late(() => import('../shortcut-help/define.ts'));

/** Does what a key means in the panel, and takes the event if it did. */
export function onPanelKey(event: KeyboardEvent, panel: KeyedPanel): void {
  if (event.key === 'F6' && !event.defaultPrevented) goRound(event, panel);
  else if (event.key === 'Escape') leave(event, panel);
  else {
    const shortcut = shortcutOf(
      event,
      keysInForce(panel.keys, panel.store?.getState().agentPreferences?.keys),
    );
    if (shortcut !== null && act(shortcut, panel)) event.preventDefault();
  }
}

/** From region to region: a call, list, an offer over the thread, thread, composer. */
function goRound(event: KeyboardEvent, { root, list, isWide, openId }: KeyedPanel): void {
  const thread = root.querySelector<HTMLElement>('inlay-message-thread');
  const composer = root.querySelector<HTMLElement>('inlay-composer');
  const isListShown = isWide || openId === null;
  const bar = root.querySelector('inlay-offer-bar');
  const offer = bar?.isShown === true ? bar : null;
  const callBar = root.querySelector('inlay-call-bar');
  const call = callBar?.isShown === true ? callBar : null;
  const regions = [call, isListShown ? list : null, offer, thread, composer].filter(
    (region) => region !== null,
  );
  const path = event.composedPath();
  const at = regions.findIndex((region) => path.includes(region));
  const step = event.shiftKey ? -1 : 1;
  const next = regions[(at + step + regions.length) % regions.length];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function leave(event: KeyboardEvent, { list, isWide, openId, store }: KeyedPanel): void {
  if (event.defaultPrevented || event.isComposing || isElsewhere(event) || openId === null) return;
  event.preventDefault();
  if (isWide) list?.focus();
  else void store?.actions.open(null);
}

/** Does what a shortcut stands for; false where there is nothing that it could be done with. */
function act(shortcut: Shortcut, panel: KeyedPanel): boolean {
  const { root, list, isWide, openId, showHelp } = panel;
  const target = list?.focusedInteractionId ?? openId;
  switch (shortcut) {
    case 'next':
      return step(1, panel);
    case 'previous':
      return step(-1, panel);
    case 'reply':
      if (openId === null) return false;
      root.querySelector<HTMLElement>('inlay-composer')?.focus();
      return true;
    case 'resolve':
      return setStatus(target, 'resolved', panel);
    case 'pending':
      return setStatus(target, 'pending', panel);
    case 'assignToMe':
      return assignToMe(target, panel);
    case 'transfer':
    case 'boomerang':
      return actInThread(shortcut, target, panel);
    case 'outcome':
      return askOutcome(target, panel);
    case 'messageMenu':
      return root.querySelector('inlay-message-thread')?.openMessageMenu() === true;
    case 'quickReplies':
      if (openId === null) return false;
      void root.querySelector('inlay-composer')?.openQuickReplies();
      return true;
    case 'search':
      if (!isWide && openId !== null) return false;
      list?.focusSearch();
      return true;
    case 'help':
      void HELP.load(panel.element).then(showHelp, () => undefined);
      return true;
  }
}

/** With the thread in front the next one opens; else the list's own focus moves. */
function step(by: 1 | -1, { list, isWide, openId, store }: KeyedPanel): boolean {
  if (list === null) return false;
  if (isWide || openId === null) {
    list.move(by);
    return true;
  }
  const id = list.neighbour(openId, by);
  if (id !== null) void store?.actions.open(id);
  return id !== null;
}

function setStatus(id: string | null, status: Status, { store }: KeyedPanel): boolean {
  const interaction = id === null ? undefined : store?.getState().interactions[id];
  if (interaction === undefined || !canMoveStatus(interaction.status, status, 'agent')) return false;
  void store?.actions.setStatus(interaction.id, status);
  return true;
}

/** The thread's own dialog: what is in the list is opened first. */
function askOutcome(id: string | null, { store, openId }: KeyedPanel): boolean {
  if (id === null || store?.getState().interactions[id] === undefined) return false;
  if (id !== openId) void store.actions.open(id);
  void store.actions.askOutcome(id);
  return true;
}

/** What the thread's header begins: what is in the list is opened first, so that its thread stands behind the dialog. */
function actInThread(
  action: 'transfer' | 'boomerang',
  id: string | null,
  { root, element, store, openId }: KeyedPanel,
): boolean {
  const thread = (): MessageThread | null => root.querySelector('inlay-message-thread');
  if (id === openId) return thread()?.act(action) === true;
  if (id === null || store?.getState().interactions[id] === undefined) return false;
  void store.actions.open(id);
  void element.updateComplete.then(async () => {
    await thread()?.ready();
    if (store.getState().openId === id) thread()?.act(action);
  });
  return true;
}

function assignToMe(id: string | null, { store }: KeyedPanel): boolean {
  const state = store?.getState();
  const agentId = state?.session.value?.agent.id;
  const interaction = id === null ? undefined : state?.interactions[id];
  if (interaction === undefined || agentId === undefined || interaction.assignee?.id === agentId)
    return false;
  void store?.actions.assign(interaction.id, { agentId, teamId: null });
  return true;
}
