import type { Strings } from '../../i18n/strings.ts';
import { formatOf } from '../../i18n/format.ts';
import type { AuditEntry, AuditKind } from '../../model/audit.ts';
import type { MessageActionName } from '../../model/message-actions.ts';
import { UNTOUCHED, type ActionFailure, type Message } from '../../model/message.ts';
import { INTACT } from '../../model/removal.ts';
import { showHidden } from '../../model/safe-text.ts';
import { STATUSES, type Status } from '../../model/status.ts';
import type { AuditTrail, ThreadMessage, ThreadSlice } from '../../store/state.ts';

const made = new WeakMap<AuditEntry, { readonly strings: Strings; readonly shown: ThreadMessage }>();

/**
 * The messages of a thread with the audit trail between them, each where it happened; of what is older than the oldest message that
 * is there, nothing before that is read. The same objects for the same entries.
 */
export function withAudit(
  messages: readonly ThreadMessage[],
  thread: Pick<ThreadSlice, 'hasOlder'>,
  trail: AuditTrail,
  strings: Strings,
): readonly ThreadMessage[] {
  const from = thread.hasOlder ? (messages[0]?.message.sentAt ?? Infinity) : -Infinity;
  const entries = trail.entries.filter(({ at }) => at >= from).reverse();
  if (entries.length === 0) return messages;
  const shown: ThreadMessage[] = [];
  let next = 0;
  const putUntil = (time: number): void => {
    for (let entry = entries[next]; entry !== undefined && entry.at < time; entry = entries[next]) {
      shown.push(entryOf(entry, strings));
      next += 1;
    }
  };
  for (const one of messages) {
    putUntil(one.message.sentAt);
    shown.push(one);
  }
  putUntil(Infinity);
  return shown;
}

function entryOf(entry: AuditEntry, strings: Strings): ThreadMessage {
  const known = made.get(entry);
  if (known?.strings === strings) return known.shown;
  const message: Message = {
    id: `audit-${entry.id}`,
    interactionId: entry.interactionId,
    clientId: null,
    kind: 'system',
    visibility: 'private',
    direction: 'system',
    author: { kind: 'system', id: null, name: '' },
    text: inWords(entry, strings),
    translation: null,
    attachments: [],
    extra: null,
    template: null,
    removed: INTACT,
    tags: [],
    notes: [],
    muted: false,
    inReplyTo: null,
    networkUrl: null,
    onAd: false,
    networkState: UNTOUCHED,
    action: null,
    editedAt: null,
    sentAt: entry.at,
    delivery: null,
  };
  const shown = { key: message.id, message };
  made.set(entry, { strings, shown });
  return shown;
}

/** What was done, and by whom, in one line. */
export function inWords({ kind, by, detail }: AuditEntry, strings: Strings): string {
  const { audit } = strings;
  const names: Record<string, string> = {};
  for (const [name, value] of Object.entries(detail)) {
    const said = detailInWords(kind, name, value, strings);
    if (said !== null) names[name] = said;
  }
  const what = audit.kind[kind](names);
  return by === null ? what : audit.line(what, showHidden(by.name));
}

function detailInWords(
  kind: AuditKind,
  name: string,
  value: AuditEntry['detail'][string],
  strings: Strings,
): string | null {
  if (value === null || value === false || value === '') return null;
  // Fields by their names, of which the words know.
  if (kind === 'outcome' && name === 'changed' && typeof value === 'object') return value.join(' ');
  if (typeof value === 'object')
    return value.length === 0 ? null : formatOf(strings).list(value.map(showHidden));
  if (typeof value !== 'string') return String(value);
  if ((name === 'from' || name === 'to') && STATUSES.includes(value as Status))
    return strings.everywhere.status[value as Status];
  if (name === 'action' && value in strings.messageActions.name)
    return strings.messageActions.name[value as MessageActionName];
  if (kind === 'message-action-refused' && name === 'reason' && value in strings.audit.refused)
    return strings.audit.refused[value as ActionFailure];
  if (name === 'at' && !Number.isNaN(Date.parse(value))) return formatOf(strings).exact(Date.parse(value));
  return showHidden(value);
}
