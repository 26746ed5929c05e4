import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { MessageActionName, MessageWork } from '../../model/message-actions.ts';
import type { Message } from '../../model/message.ts';
import { icon } from '../../theme/icons.ts';
import { moreIcon } from '../../theme/late-icons.ts';
import '../menu-button/define.ts';
import type { MenuSelectEvent } from '../menu-button/menu-button.events.ts';
import type { MenuButton, MenuEntry } from '../menu-button/menu-button.ts';
import { atHand, menuEntries, type ToolEntry } from './message-entries.ts';
import { MessageActionEvent, MessageReplyEvent } from './message-work.events.ts';

/** A message as its toolbar sees it. */
export interface ToolbarView {
  /** From which events go out. */
  readonly element: LitElement;
  readonly message: Message;
  readonly strings: Strings;
  /** Null where nothing is known yet that decides: then there is Copy alone. */
  readonly work: MessageWork | null;
  readonly isCopied: boolean;
  readonly copy: () => void;
}

/** What can be done with a message (M1): the commonest as icons, everything in the menu, by mouse, keys and finger. */
export function renderToolbar(view: ToolbarView): TemplateResult {
  const { message, work, strings } = view;
  const entries = atHand(message, work, strings);
  return html`<div class="actions" role="toolbar" aria-label=${strings.message.actions} @keydown=${onKey}>
    ${entries.map((entry, index) => tool(view, entry, index === 0))}
    ${
      work === null
        ? nothing
        : html`<inlay-menu-button
            look="small"
            .label=${strings.messageActions.more}
            .tabStop=${entries.length === 0}
            .entries=${(): readonly MenuEntry[] => menuEntries(message, work, strings)}
            @inlay-menu-select=${({ detail }: MenuSelectEvent) => {
              choose(view, detail.id as MessageActionName);
            }}
            >${icon(moreIcon, 14)}</inlay-menu-button
          >`
    }
  </div>`;
}

function tool(view: ToolbarView, { name, label, shape }: ToolEntry, isTabStop: boolean): TemplateResult {
  const shown = name === 'copy' && view.isCopied ? view.strings.message.copied : label;
  return html`<button
    class="icon small"
    data-action=${name}
    aria-label=${shown}
    title=${shown}
    tabindex=${isTabStop ? 0 : -1}
    @click=${() => {
      choose(view, name);
    }}
  >
    ${icon(shape, 14)}
  </button>`;
}

function choose({ element, message, copy }: ToolbarView, action: MessageActionName): void {
  if (action === 'copy') copy();
  else if (action === 'reply') element.dispatchEvent(new MessageReplyEvent({ messageId: message.id }));
  else element.dispatchEvent(new MessageActionEvent({ messageId: message.id, action }));
}

/** Opens the menu of a message, wherever in it the focus is; false where it has none. */
export function openMenu(element: LitElement): boolean {
  const menu = element.renderRoot.querySelector<MenuButton>('.actions inlay-menu-button');
  menu?.show();
  return menu !== null;
}

/** The key for it and a long press open the message's menu; a mouse gets the browser's own. */
export function onContextMenu(event: MouseEvent, element: LitElement): void {
  if ((event as Partial<PointerEvent>).pointerType === 'mouse') return;
  if (openMenu(element)) event.preventDefault();
}

/** Arrows move within the toolbar, and up and down to that of the message before and after. */
function onKey(event: KeyboardEvent): void {
  const toolbar = event.currentTarget as HTMLElement;
  const stops = [...toolbar.querySelectorAll<HTMLElement>('button, inlay-menu-button')];
  const at = stops.indexOf(event.target as HTMLElement);
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    // The menu's button opens its menu by these.
    if (event.target instanceof HTMLButtonElement && moveTo(toolbar, event.key === 'ArrowUp' ? -1 : 1))
      event.preventDefault();
    return;
  }
  const isRtl = getComputedStyle(toolbar).direction === 'rtl';
  const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
  const next =
    step === undefined
      ? { Home: stops[0], End: stops.at(-1) }[event.key]
      : stops[(at + step + stops.length) % stops.length];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Puts the focus on the toolbar of a neighbouring message; false where there is none. */
function moveTo(toolbar: HTMLElement, step: 1 | -1): boolean {
  const host = (toolbar.getRootNode() as ShadowRoot).host as HTMLElement | undefined;
  let row = host?.closest('.row') ?? null;
  while (row !== null) {
    row = step === 1 ? row.nextElementSibling : row.previousElementSibling;
    const message = row?.querySelector<LitElement>('inlay-message');
    const target = message?.renderRoot.querySelector<HTMLElement>('.actions :is(button, inlay-menu-button)');
    if (target === null || target === undefined) continue;
    target.focus();
    return true;
  }
  return false;
}
