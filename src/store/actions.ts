import type { Beginning, Begun, ContactLine, OutboundBeginning } from '../model/beginning.ts';
import type { DirectoryQuery } from '../model/directory.ts';
import type { BulkCount, BulkOrder, BulkSelection } from '../model/bulk-resolution.ts';
import type { Boomerang } from '../model/boomerang.ts';
import type { InteractionFilter, InteractionSort } from '../model/interaction-list.ts';
import type { Assignment } from '../model/interaction.ts';
import type { Attachment, NetworkAction, SendAs } from '../model/message.ts';
import type { Visibility } from '../model/platform.ts';
import type { OriginalPost } from '../model/post.ts';
import type { Survey } from '../model/survey.ts';
import type { UploadOptions } from '../model/client.ts';
import type { QuickReply, QuickReplyWriting } from '../model/quick-reply.ts';
import type { InlayError, Result } from '../model/result.ts';
import type { Status } from '../model/status.ts';
import type { TemplateChoice } from '../model/template.ts';
import type { Transfer } from '../model/transfer.ts';
import type { TranslationSettings } from '../model/translation.ts';
import type { LanguagePair, PairSupport } from '../model/translator.ts';
import type { AnnotationActions } from './annotation-actions.ts';
import type { AgentPreferencesActions } from './agent-preferences-actions.ts';
import type { AnnouncingActions } from './announcement.ts';
import type { CallsActions } from './call-state.ts';
import type { CardActions } from './card-state.ts';
import type { OutcomeActions } from './outcome-state.ts';
import type { ReplyDraft, TemplateDraft } from './reply-state.ts';
import type { TranslationChoice } from './translation-state.ts';

/** What can be done. None throws or rejects; failures land in the state where they belong. */
export interface AppActions
  extends
    AgentPreferencesActions,
    AnnouncingActions,
    AnnotationActions,
    CallsActions,
    CardActions,
    OutcomeActions {
  /** Reads the session, then the list, and listens from there on. Called once; again after a failure. */
  start(): Promise<void>;
  setAvailability(availabilityId: string): Promise<void>;

  setFilter(filter: InteractionFilter): Promise<void>;
  setSort(sort: InteractionSort): Promise<void>;
  loadMore(): Promise<void>;
  reloadList(): Promise<void>;

  /** Shows a thread and reads its newest page; null goes back to the list. */
  open(interactionId: string | null): Promise<void>;
  /** Reads a thread without showing it, for elements that stand alone. */
  loadThread(interactionId: string): Promise<void>;
  /** Says that an element shows a thread beside what is open, so that other agents see it (T12), or no longer shows it. */
  setShown(interactionId: string, isShown: boolean): void;
  loadOlder(interactionId: string): Promise<void>;
  markRead(interactionId: string, messageId: string): Promise<void>;

  assign(interactionId: string, to: Assignment): Promise<void>;
  /** Where something of the outcome is missing for that, it is asked for. */
  setStatus(interactionId: string, status: Status): Promise<void>;
  /** Puts the status back where this agent's last change of it took it from. */
  undoStatus(interactionId: string): Promise<void>;
  /** Puts it off until a time or the contact's next message (W5); resolves to what keeps it from being so. */
  setBoomerang(interactionId: string, boomerang: Boomerang): Promise<Result<void>>;
  /** Gives the contact more time to answer (S2). */
  addTime(interactionId: string): Promise<void>;
  /** Lets go of what is resolved or closed, and closes it (O6). */
  unassignAndClose(interactionId: string): Promise<void>;
  acceptOffer(interactionId: string): Promise<void>;
  declineOffer(interactionId: string): Promise<void>;

  setText(interactionId: string, text: string): void;
  /** Answers a message, or quotes or edits it where `as` says so; null answers none in particular. */
  replyTo(interactionId: string, messageId: string | null, as?: SendAs): void;
  /**
   * Who is to read what is being written (C3). What was begun in private, be it files alone, becomes public only with `mayGoPublic`: the
   * agent was asked and agreed.
   */
  setVisibility(interactionId: string, visibility: Visibility, mayGoPublic?: true): void;
  /** Takes back an answer that has not left (C12) and puts its words into the composer; false where it had begun to leave. */
  takeBack(interactionId: string, messageId: string): Promise<boolean>;
  /** The post under which an interaction stands; null where none is known. */
  /** What the contact was asked last about their satisfaction, and answered; null where they were not asked. */
  survey(interactionId: string): Promise<Result<Survey | null>>;
  originalPost(interactionId: string): Promise<Result<OriginalPost | null>>;
  /** Turns the composer to the one answer of a review, with its text where nothing is being written. */
  editAnswer(interactionId: string): Promise<void>;
  attach(interactionId: string, files: readonly File[]): Promise<void>;
  retryUpload(interactionId: string, localId: string): Promise<void>;
  removeAttachment(interactionId: string, localId: string): void;
  dismissRefused(interactionId: string): void;
  /** Puts what is in the composer into the outbox. Resolves to false, with everything left in place, where it may not go. */
  send(interactionId: string): Promise<boolean>;
  /** Sends a failed, held or unknown message again, by the agent's word. */
  resend(key: string): Promise<void>;
  /** Takes a message that has not left out of the outbox and gives its text back to the composer if that is empty. */
  withdraw(clientId: string): Promise<void>;
  /** As `withdraw`, but its text is never lost: it stands before what is being written. */
  putBack(clientId: string): Promise<void>;
  /** Does something with a message on its network: shown at once, taken back with the reason where it is refused. */
  act(interactionId: string, messageId: string, action: NetworkAction): Promise<void>;
  /** Takes away what is said of an action that was refused. */
  dismissAction(interactionId: string, messageId: string): Promise<void>;
  /** Sends what `newer` held back. */
  sendAnyway(interactionId: string): Promise<boolean>;

  /** Asks for fresh addresses of a message's file and puts them into the thread; a file that is gone is left as it is. */
  refreshAttachment(interactionId: string, messageId: string, attachmentId: string): Promise<void>;

  /** Reads what the agent asked to be translated here, once. */
  loadTranslation(interactionId: string): Promise<void>;
  /** What can be translated here; fails with `not-set-up` where nothing translates. */
  translationChoice(interactionId: string): Promise<Result<TranslationChoice>>;
  /** Whether a pair can be translated; for a dialog that says so before it is asked for. */
  translationSupport(pair: LanguagePair): Promise<Result<PairSupport>>;
  /** Keeps what the agent asks for and begins; an error leaves everything as it was. */
  setTranslation(interactionId: string, settings: TranslationSettings): Promise<Result<void>>;
  /** Translates a message of the contact that is on the screen, once; again after a failure with `again`. */
  translateMessage(interactionId: string, messageId: string, again?: boolean): void;
  /** Translates the reply that is being written now, without waiting for a pause. */
  translateReply(interactionId: string): void;
  /** Lets the reply that is being written go as it is. */
  leaveReply(interactionId: string): void;
  /** Mails the conversation to one address; resolves to what keeps it from being taken. */
  sendTranscript(interactionId: string, to: string, language: string): Promise<Result<void>>;

  /** How many interactions would be resolved together; changes nothing. */
  countBulk(selection: BulkSelection): Promise<Result<BulkCount>>;
  /** Begins to resolve them; how it goes stands in `bulk`. Resolves to what keeps it from beginning. */
  startBulk(order: BulkOrder): Promise<Result<void>>;
  /** Stops what is running; what is resolved stays so. */
  cancelBulk(): Promise<Result<void>>;

  /** With an interaction, the entries say why they can't be given it; without a kind, agents and teams. */
  searchDirectory(
    search: string,
    interactionId?: string,
    part?: Pick<DirectoryQuery, 'kind' | 'purpose'>,
  ): Promise<void>;
  /** Adds the next page of what was searched for last. */
  loadMoreDirectory(): Promise<void>;
  /** Goes on with the contact of an interaction on another channel; the same key again is the same beginning. */
  elevate(interactionId: string, beginning: Beginning, key: string): Promise<Result<Begun>>;
  /** Writes to somebody first; as `elevate`. */
  beginOutbound(beginning: OutboundBeginning, key: string): Promise<Result<Begun>>;
  /** Numbers and addresses that are known of a contact. */
  contactLines(contactId: string): Promise<Result<readonly ContactLine[]>>;
  /** Hands an interaction over, `name` being whom to; resolves to what keeps it from being done, with everything as it was. */
  transfer(interactionId: string, transfer: Transfer, name: string): Promise<InlayError | null>;
  /** Shows the quick replies that this browser keeps, then asks whether there are others. */
  loadQuickReplies(): Promise<void>;
  /** Keeps what was written as a new quick reply of the agent's own (null), or as one that is there; null when it is kept, else why not. */
  saveQuickReply(
    reply: Pick<QuickReply, 'id' | 'version'> | null,
    writing: QuickReplyWriting,
  ): Promise<InlayError | null>;
  /** Keeps what is being written of a quick reply of the agent's own, `new` for a new one; null lets go of it. */
  keepReplyDraft(id: string, draft: ReplyDraft | null): void;
  /** Takes one of the agent's own away; null when it is gone, else why not. */
  deleteQuickReply(id: string): Promise<InlayError | null>;
  /** Puts one among the favourites, or takes it from there. */
  toggleFavourite(id: string): void;
  /** Reads an account's templates; `refresh` has the network asked anew. */
  loadTemplates(channelId: string, refresh?: boolean): Promise<void>;
  /** Keeps how far a template has been filled in; null lets go of it. */
  keepTemplateDraft(interactionId: string, draft: TemplateDraft | null): void;
  /** Uploads the file of a template's header. */
  uploadTemplateFile(
    interactionId: string,
    file: File,
    options: Omit<UploadOptions, 'interactionId'>,
  ): Promise<Result<Attachment>>;
  /** Puts a filled-in template into the outbox. Resolves to false where it may not go. */
  sendTemplate(interactionId: string, choice: TemplateChoice, file: Attachment | null): Promise<boolean>;

  setListCollapsed(collapsed: boolean): void;
  setCardCollapsed(collapsed: boolean): void;
  dismissNotice(): void;
  /** Lets go of what was clicked in the host, as the agent has gone on with it or does not want to. */
  dismissClicked(): void;
  /** Removes every text, draft and waiting message of this agent from the browser, then ends. */
  signOut(): Promise<void>;
}
