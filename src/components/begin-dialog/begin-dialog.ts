import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import {
  elevationChannels,
  fittingSkills,
  isSpoken,
  mayLinkRecord,
  nameOfNew,
  type Beginning,
  type ContactLine,
  type OutboundBeginning,
} from '../../model/beginning.ts';
import type { Channel } from '../../model/channel.ts';
import type { DirectoryEntry, DirectoryKind } from '../../model/directory.ts';
import type { RecordRef } from '../../model/host.ts';
import { identifierInWords, identifierKind, type IdentifierProblem } from '../../model/identifier.ts';
import { PLATFORMS, platformRules } from '../../model/platforms.ts';
import type { InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import { selectChannelOf, selectInteraction, selectSession } from '../../store/selectors.ts';
import type { AppState, ClickedInHost } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { personIcon, plusIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { directoryDialogStyles } from '../assign-dialog/assign-dialog.styles.ts';
import '../directory/define.ts';
import type { DirectoryChooseEvent } from '../directory/directory.events.ts';
import { openModal } from '../modal/modal.ts';
import { transferDialogStyles } from '../transfer-dialog/transfer-dialog.styles.ts';
import { beginDialogStyles } from './begin-dialog.styles.ts';
import {
  channelField,
  howItBegins,
  identifierField,
  nameField,
  recordChoice,
  skillField,
} from './begin-fields.ts';
import {
  beginTroubleInWords,
  focusIdentifier,
  identifierProblemOf,
  identifierTroubleInWords,
  isOfIdentifier,
} from './begin-trouble.ts';
import { readOn } from './read-on.ts';

const CONTACTS: readonly DirectoryKind[] = ['contact'];
const selectRules = (state: AppState): AppState['workRules'] => state.workRules;

/**
 * Begins an interaction by the agent's word: with the contact of another one on another channel (W3), or with somebody out of the
 * directory, or new to it (W4). What went wrong is said at its field, and what was typed stays.
 *
 * @tagname inlay-begin-dialog
 * @fires {Event} close - It was closed, with or without a beginning.
 */
export class BeginDialog extends LitElement {
  static override readonly styles = [
    tokens,
    base,
    form,
    directoryDialogStyles,
    transferDialogStyles,
    beginDialogStyles,
  ];

  /** The interaction that is gone on from; absent begins with the directory. */
  @property({ attribute: 'interaction-id' }) interactionId: string | undefined;

  /** What was clicked in the host, to begin with somebody new; all of it can be changed, and nothing begins by itself. */
  @property({ attribute: false }) given: ClickedInHost | null = null;

  /** Who was chosen; `new` for somebody whom the directory does not have. */
  @state() private chosen: DirectoryEntry | 'new' | null = null;
  @state() private lines: readonly ContactLine[] = [];
  @state() private channelId = '';
  @state() private identifier = '';
  /** Of somebody new. */
  @state() private name = '';
  /** Whether the record that was clicked in is linked. */
  @state() private links = true;
  @state() private skillId = '';
  @state() private problem: IdentifierProblem | null = null;
  @state() private trouble: InlayError | null = null;
  @state() private isBusy = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  /** Of what stands in the form now: the same again is the same beginning. */
  #key = '';
  #hasTyped = false;
  #askedFor = '';
  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #interaction = new StoreController(this, selectInteraction(null));
  readonly #origin = new StoreController(this, selectChannelOf(null));
  readonly #rules = new StoreController(this, selectRules);

  get #contactId(): string | null {
    if (this.interactionId !== undefined) return this.#interaction.value?.contact.id ?? null;
    return this.chosen === null || this.chosen === 'new' ? null : this.chosen.id;
  }

  /** What was clicked in, where it may be linked with. */
  get #record(): RecordRef | null {
    const session = this.#session.value;
    if (!session) return null;
    const { features, permissions } = session;
    return mayLinkRecord({ features, permissions }) ? (this.given?.record ?? null) : null;
  }

  get #channels(): readonly Channel[] {
    const channels = this.#session.value?.channels ?? [];
    if (this.interactionId === undefined) return channels.filter(({ begins }) => begins === true);
    const { value: origin } = this.#origin;
    const { value: interaction } = this.#interaction;
    if (!interaction) return [];
    const rules = origin ? platformRules(origin.platform, origin.overrides) : PLATFORMS[interaction.platform];
    return elevationChannels(rules.elevatesTo, channels);
  }

  get #channel(): Channel | undefined {
    const channels = this.#channels;
    return channels.find(({ id }) => id === this.channelId) ?? channels[0];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('given') && this.given !== null) this.#takeGiven(this.given);
    const id = this.interactionId ?? null;
    if (this.#interaction.value?.id !== id) {
      this.#interaction.selector = selectInteraction(id);
      this.#origin.selector = selectChannelOf(id);
    }
    const contactId = this.#contactId;
    if (contactId !== null && contactId !== this.#askedFor) {
      this.#askedFor = contactId;
      void this.#readLines(contactId);
    }
  }

  protected override updated(): void {
    if (this.dialog === null || this.dialog.open) return;
    openModal(this.dialog, this.dialog.querySelector('inlay-directory'));
  }

  /** What is known of the contact stands in the field before anybody types. */
  async #readLines(contactId: string): Promise<void> {
    const lines = await this.#session.store?.actions.contactLines(contactId);
    if (!this.isConnected || contactId !== this.#contactId || lines?.ok !== true) return;
    this.lines = lines.value;
    this.#fillIn();
  }

  #fillIn(): void {
    if (this.#hasTyped) return;
    const { platform } = this.#channel ?? {};
    const kind = platform === undefined ? null : identifierKind(platform);
    const known = this.lines.find((line) => line.kind === kind)?.identifier;
    this.identifier = known === undefined ? '' : identifierInWords(known);
  }

  /** For somebody new, on the first channel on which such an identifier leads somewhere. */
  #takeGiven({ value, name }: ClickedInHost): void {
    this.chosen = 'new';
    this.channelId = this.#channels.find((channel) => readOn(channel, value).ok)?.id ?? '';
    this.identifier = value;
    this.name = name ?? '';
    this.links = true;
    this.#hasTyped = true;
    this.problem = null;
    this.#changed();
  }

  #changed(): void {
    this.#key = '';
    this.trouble = null;
  }

  #onChoose(entry: DirectoryEntry | 'new'): void {
    this.chosen = entry;
    this.lines = [];
    this.#hasTyped = false;
    this.identifier = '';
    const on = entry === 'new' ? undefined : entry.contact?.channelId;
    this.channelId = this.#channels.some(({ id }) => id === on) ? (on ?? '') : '';
    this.#changed();
    void this.updateComplete.then(() => this.renderRoot.querySelector('select')?.focus());
  }

  #onChooseAnother(): void {
    this.chosen = null;
    void this.updateComplete.then(() => this.dialog?.querySelector('inlay-directory')?.focus());
  }

  /** The identifier in its normal form; null where something is wrong with it, which is said. */
  #read(channel: Channel): string | null {
    const channels = this.#session.value?.channels ?? [];
    const own = channels.flatMap(({ address }) => address ?? []);
    const read = readOn(channel, this.identifier, own);
    this.problem = read.ok ? null : read.problem;
    if (!read.ok) focusIdentifier(this.renderRoot);
    return read.ok ? read.value : null;
  }

  /** A name and a record are of somebody new alone. */
  #whom(): Omit<OutboundBeginning, keyof Beginning> {
    const isNew = this.chosen === 'new';
    return {
      contactId: this.#contactId,
      name: isNew ? nameOfNew(this.name) : null,
      record: isNew && this.links ? this.#record : null,
    };
  }

  async #start(): Promise<void> {
    const channel = this.#channel;
    const actions = this.#session.store?.actions;
    if (channel === undefined || actions === undefined || this.isBusy) return;
    const identifier = this.#read(channel);
    if (identifier === null) return;
    const skills = fittingSkills(this.#rules.value ?? null, channel.id);
    const skillId = skills.find(({ id }) => id === this.skillId)?.id ?? skills[0]?.id ?? null;
    this.isBusy = true;
    if (this.#key === '') this.#key = crypto.randomUUID();
    const beginning = { channelId: channel.id, identifier, skillId };
    const begun =
      this.interactionId === undefined
        ? await actions.beginOutbound({ ...beginning, ...this.#whom() }, this.#key)
        : await actions.elevate(this.interactionId, beginning, this.#key);
    this.isBusy = false;
    if (!begun.ok) {
      this.problem = identifierProblemOf(begun.error);
      this.trouble = this.problem === null ? begun.error : null;
      if (isOfIdentifier(begun.error)) focusIdentifier(this.renderRoot);
      return;
    }
    this.dialog?.close();
    void actions.open(begun.value.interaction.id);
    if (isSpoken(platformRules(channel.platform))) void actions.dial(identifier, begun.value.interaction.id);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    void this.#start();
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  #renderName(strings: Strings): TemplateResult {
    return nameField(strings, {
      value: this.name,
      onInput: (value) => {
        this.name = value;
        this.#changed();
      },
    });
  }

  #renderRecord(strings: Strings): TemplateResult | typeof nothing {
    const record = this.#record;
    if (record === null) return nothing;
    return recordChoice(record, strings, {
      isChosen: this.links,
      onChange: (isChosen) => {
        this.links = isChosen;
        this.#changed();
      },
    });
  }

  #renderForm(strings: Strings): TemplateResult {
    const { begin } = strings;
    const channel = this.#channel;
    const who = this.interactionId === undefined ? this.chosen : null;
    if (channel === undefined) return html`<form><p role="status">${begin.nowhere}</p></form>`;
    const kind = identifierKind(channel.platform) ?? 'phone';
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${
        who === null
          ? nothing
          : html`<p class="chosen">
              ${icon(who === 'new' ? plusIcon : personIcon)}
              <bdi>${who === 'new' ? begin.somebodyNew : showHidden(who.name)}</bdi>
            </p>`
      }
      ${channelField(this.#channels, strings, {
        value: channel.id,
        onInput: (id) => {
          this.channelId = id;
          this.problem = null;
          this.#changed();
          this.#fillIn();
        },
      })}
      ${identifierField(kind, strings, {
        value: this.identifier,
        trouble: identifierTroubleInWords(kind, { problem: this.problem, trouble: this.trouble }, strings),
        onInput: (value) => {
          this.identifier = value;
          this.#hasTyped = true;
          this.problem = null;
          this.#changed();
        },
      })}
      ${who === 'new' ? [this.#renderName(strings), this.#renderRecord(strings)] : nothing}
      ${skillField(fittingSkills(this.#rules.value ?? null, channel.id), strings, {
        value: this.skillId,
        onInput: (id) => {
          this.skillId = id;
          this.#changed();
        },
      })}
      ${howItBegins(channel, strings)}
      ${
        this.trouble === null || isOfIdentifier(this.trouble)
          ? nothing
          : html`<p class="trouble" role="alert">
              ${begin.failed} ${beginTroubleInWords(this.trouble, strings)}
            </p>`
      }
      <div class="ways">
        ${
          who === null
            ? html`<button type="button" class="outline" @click=${() => this.dialog?.close()}>
                ${strings.everywhere.cancel}
              </button>`
            : html`<button type="button" class="outline" @click=${this.#onChooseAnother}>
                ${strings.transfer.chooseAnother}
              </button>`
        }
        <button class="primary" aria-disabled=${this.isBusy} aria-busy=${this.isBusy}>${begin.start}</button>
      </div>
    </form>`;
  }

  #renderDirectory({ begin }: Strings): TemplateResult {
    return html`<inlay-directory
      .kinds=${CONTACTS}
      purpose="assign"
      @inlay-directory-choose=${({ detail }: DirectoryChooseEvent) => {
        this.#onChoose(detail.entry);
      }}
    >
      <button
        slot="first"
        class="entry"
        @click=${() => {
          this.#onChoose('new');
        }}
      >
        ${icon(plusIcon)}<span class="name"
          >${begin.somebodyNew}<span class="hint">${begin.somebodyNewHint}</span></span
        >
      </button>
    </inlay-directory>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const isElevating = this.interactionId !== undefined;
    const title = isElevating ? strings.begin.elevate : strings.begin.outbound;
    return html`<dialog
      class=${isElevating ? 'short' : ''}
      aria-label=${isElevating ? title : strings.directory.title}
      @close=${() => this.dispatchEvent(new Event('close'))}
      @keydown=${this.#onKey}
    >
      <div class="header">
        <h2>${title}</h2>
        <button
          class="icon"
          aria-label=${strings.everywhere.close}
          title=${strings.everywhere.close}
          @click=${() => this.dialog?.close()}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      ${isElevating || this.chosen !== null ? this.#renderForm(strings) : this.#renderDirectory(strings)}
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-begin-dialog': BeginDialog;
  }
}
