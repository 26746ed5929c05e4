import type { LitElement, ReactiveController } from 'lit';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import { showableText, showHidden } from '../../model/safe-text.ts';
import { noticeWords } from '../../model/work-notice.ts';
import { selectMayQuote, selectWaiting } from '../../store/select-notices.ts';
import type { Announcement, AppStore } from '../../store/state.ts';
import { showDesktop } from './desktop-notices.ts';
import { playNotice } from './notice-sound.ts';

/**
 * Tells the agent what the store has chosen this tab to tell: by the host's notices where it has some, else by the browser's, and by sound;
 * and how many of theirs wait in the title of a page that is the panel's own (Q9).
 */
export class Announcer implements ReactiveController {
  readonly #panel: LitElement & { readonly wholePage: boolean };
  readonly #strings: StringsController;
  readonly #announcements: StoreController<readonly Announcement[]>;
  readonly #waiting: StoreController<number>;
  #toldSeq = 0;
  #title: string | null = null;

  constructor(panel: LitElement & { readonly wholePage: boolean }) {
    this.#panel = panel;
    this.#strings = new StringsController(panel);
    this.#announcements = new StoreController(panel, ({ announcements }) => announcements);
    this.#waiting = new StoreController(panel, selectWaiting);
    panel.addController(this);
  }

  hostDisconnected(): void {
    if (this.#title !== null) document.title = this.#title;
    this.#title = null;
  }

  hostUpdated(): void {
    this.#showCount();
    const strings = this.#strings.whole;
    const { store } = this.#announcements;
    if (strings === undefined || store === undefined) return;
    for (const announcement of this.#announcements.value ?? []) {
      if (announcement.seq <= this.#toldSeq) continue;
      this.#toldSeq = announcement.seq;
      void announce(announcement, { store, strings });
    }
  }

  #showCount(): void {
    if (!this.#panel.wholePage || !this.#panel.isConnected) return;
    this.#title ??= document.title;
    const count = this.#waiting.value ?? 0;
    const title = count === 0 ? this.#title : `(${String(count)}) ${this.#title}`;
    if (document.title !== title) document.title = title;
  }
}

async function announce(
  announcement: Announcement,
  { store, strings }: { readonly store: AppStore; readonly strings: Strings },
): Promise<void> {
  const state = store.getState();
  const { interactions, agentPreferences } = state;
  const interaction = interactions[announcement.interactionId];
  if (interaction === undefined || agentPreferences === null) return;
  const { name, text } = noticeWords(announcement, interaction, selectMayQuote(state));
  const notice = {
    id: announcement.id,
    title: strings.preferences.kind[announcement.kind],
    body: [name === null ? '' : showHidden(name), text === null ? '' : showableText(text)]
      .filter((part) => part !== '')
      .join('\n'),
  };
  void playNotice(agentPreferences.soundVolume);
  if (!(await store.actions.notifyHost(notice, announcement.kind)))
    showDesktop(notice, () => void store.actions.open(announcement.interactionId));
}
