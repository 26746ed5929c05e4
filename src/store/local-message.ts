import type { AgentRef } from '../model/agent.ts';
import type { DeliveryReason, DeliveryState } from '../model/delivery.ts';
import { excerptOf } from '../model/excerpt.ts';
import type { Interaction } from '../model/interaction.ts';
import {
  UNTOUCHED,
  type Attachment,
  type Message,
  type MessageQuote,
  type OutgoingMessage,
  type SendAs,
} from '../model/message.ts';
import type { MessageKind, PlatformRules, Visibility } from '../model/platform.ts';
import { INTACT } from '../model/removal.ts';
import type { InlayError } from '../model/result.ts';
import { outgoingKind } from '../model/send.ts';
import type { TemplateChoice, TemplateContent } from '../model/template.ts';
import type { Translation } from '../model/translation.ts';
import { localId } from './local-id.ts';
import type { OutboxEntry } from './state.ts';

/** What a message is made of when the agent hands it over. */
export interface LocalMessageParts {
  readonly clientId: string;
  readonly interaction: Interaction;
  readonly agent: AgentRef;
  readonly rules: PlatformRules;
  readonly text: string;
  /** What goes out in place of the text; absent for the text itself. */
  readonly translation?: Translation | null;
  /** Of an approved template; absent for a text. */
  readonly template?: TemplateContent;
  readonly attachments: readonly Attachment[];
  readonly visibility: Visibility;
  readonly inReplyTo: Message | null;
  /** What it is to that message, where it is no plain answer. */
  readonly as?: SendAs | undefined;
  /** Server's clock, epoch milliseconds. */
  readonly now: number;
}

/** The message as it stands in the thread until the backend's copy takes its place. */
export function localMessage(parts: LocalMessageParts): Message {
  const {
    clientId,
    interaction,
    agent,
    text,
    translation = null,
    attachments,
    visibility,
    inReplyTo,
    now,
  } = parts;
  const { template = null } = parts;
  const { lastMessage } = interaction;
  const answered = inReplyTo ?? (lastMessage?.direction === 'inbound' ? lastMessage : null);
  return {
    id: localId(clientId),
    interactionId: interaction.id,
    clientId,
    kind: template !== null ? 'template' : kindOf(parts, answered?.kind ?? null),
    visibility,
    direction: 'outbound',
    author: { kind: 'agent', id: agent.id, name: agent.name },
    text,
    translation,
    attachments,
    extra: null,
    template,
    removed: INTACT,
    tags: [],
    notes: [],
    muted: false,
    inReplyTo: inReplyTo === null ? null : quote(inReplyTo),
    networkUrl: null,
    onAd: false,
    networkState: UNTOUCHED,
    action: null,
    editedAt: null,
    sentAt: now,
    delivery: { state: 'queued', reason: null, detail: null, at: now },
  };
}

/** A new wording is what the old one was. */
function kindOf({ as, rules, visibility }: LocalMessageParts, answered: MessageKind | null): MessageKind {
  if (as === 'quote') return 'quote';
  return as === 'edit' && answered !== null ? answered : outgoingKind(rules, visibility, answered);
}

/** A short copy of a message for one that answers it. */
export function quote(message: Message): MessageQuote {
  const { id, author, text, removed } = message;
  return { id, authorName: author.name, text: excerptOf(text), removed };
}

/** A new row of the outbox for a message. */
export function newEntry(
  message: Message,
  seenMessageId: string | null,
  queuedAt: number,
  template: TemplateChoice | null = null,
): OutboxEntry {
  return {
    message,
    template,
    attachmentIds: message.attachments.map(({ id }) => id),
    seenMessageId,
    queuedAt,
    attempts: 0,
    retryAt: null,
  };
}

/** The row with its message in another state of delivery. */
export function withDelivery(
  entry: OutboxEntry,
  state: DeliveryState,
  reason: DeliveryReason | null,
  detail: string | null,
  at: number,
): OutboxEntry {
  return { ...entry, message: { ...entry.message, delivery: { state, reason, detail, at } } };
}

/** The row under another key, as a new message: what is sent so is not the same as before. */
export function withClientId(entry: OutboxEntry, clientId: string): OutboxEntry {
  return { ...entry, message: { ...entry.message, id: localId(clientId), clientId } };
}

/** What the backend is asked to send for a row. The same row always gives the same. */
export function outgoing({
  message,
  as,
  template = null,
  attachmentIds,
  seenMessageId,
}: OutboxEntry): OutgoingMessage {
  return {
    clientId: message.clientId ?? message.id,
    interactionId: message.interactionId,
    // Of a template the backend makes the text itself.
    text: template === null ? message.text : '',
    translation: message.translation,
    template,
    attachmentIds,
    visibility: message.visibility,
    inReplyToId: message.inReplyTo?.id ?? null,
    ...(as === undefined ? {} : { as }),
    seenMessageId,
  };
}

const REASONS: Readonly<Record<string, DeliveryReason>> = {
  'reply-window-closed': 'window-closed',
  'text-too-long': 'too-long',
  'attachment-refused': 'attachment-refused',
  'feature-off': 'forbidden',
  'visibility-not-allowed': 'forbidden',
  'interaction-closed': 'interaction-closed',
  'newer-message': 'newer-message',
  'already-answered': 'already-answered',
  'action-refused': 'forbidden',
  'template-gone': 'template-gone',
  'template-changed': 'template-gone',
};

/** Why the backend would not take a message, in the words that delivery has. */
export function refusalReason({ type, kind }: InlayError): DeliveryReason {
  const known = type === null ? undefined : REASONS[type];
  if (known !== undefined) return known;
  if (kind === 'forbidden' || kind === 'not-found') return 'forbidden';
  return kind === 'invalid' ? 'invalid' : 'rejected';
}
