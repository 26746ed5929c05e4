import * as v from 'valibot';
import { quickReply, replyPage } from '../contract/quick-reply.ts';
import { messageTemplate, templateList } from '../contract/template.ts';
import type { RepliesClient } from '../model/client.ts';
import type { QuickReply, ReplyShelf } from '../model/quick-reply.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { check, mapEach, toTime, type Reading } from './mappers/reading.ts';
import { UNCHANGED, type Requester } from './rest/request.ts';

type Page = v.InferOutput<typeof replyPage>;

const loosePage = v.object({ ...replyPage.entries, items: v.array(v.unknown()) });
const looseTemplates = v.object({ ...templateList.entries, items: v.array(v.unknown()) });

/** A shelf that changes while it is read is read anew, so many times. */
const TRIES = 3;

/** The calls about quick replies and templates. */
export function createRepliesCalls(request: Requester, reading: Reading): RepliesClient {
  const toReply = (raw: unknown): QuickReply | null => check(quickReply, raw, 'item', reading);
  const toPage = (raw: unknown): Page | null => {
    const wire = check(loosePage, raw, 'answer', reading);
    return wire && { ...wire, items: mapEach(wire.items, toReply) };
  };

  const page = (
    { version, cursor }: { readonly version?: string | null; readonly cursor?: string | null },
    signal: AbortSignal | undefined,
  ): Promise<Result<Page | 'unchanged'>> =>
    request<Page | 'unchanged'>(
      {
        route: 'GET /quick-replies',
        query: { cursor: cursor ?? undefined },
        headers: version ? { 'if-none-match': `"${version}"` } : {},
        mayBeUnchanged: true,
        signal,
        repeat: true,
      },
      (raw) => (raw === UNCHANGED ? 'unchanged' : toPage(raw)),
    );

  /** Every page of one state; null where it changed in between. */
  const readFrom = async (
    first: Page,
    signal: AbortSignal | undefined,
  ): Promise<Result<ReplyShelf | null>> => {
    const replies = [...first.items];
    for (let cursor = first.next; cursor !== null;) {
      const next = await page({ cursor }, signal);
      if (!next.ok) return next;
      if (next.value === 'unchanged' || next.value.version !== first.version) return ok(null);
      replies.push(...next.value.items);
      cursor = next.value.next;
    }
    return ok({ replies, collections: first.collections, version: first.version });
  };

  return {
    async quickReplies(version, signal) {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const first = await page({ version }, signal);
        if (!first.ok) return first;
        if (first.value === 'unchanged') return ok(null);
        const whole = await readFrom(first.value, signal);
        if (!whole.ok || whole.value !== null) return whole;
      }
      return fail('unavailable', 'the quick replies change faster than they can be read');
    },
    createQuickReply: (id, writing, signal) =>
      request(
        {
          route: 'POST /quick-replies',
          headers: { 'idempotency-key': id },
          body: { ...writing },
          signal,
          repeat: true,
        },
        toReply,
      ),
    changeQuickReply: ({ id, version }, writing, signal) =>
      request(
        {
          route: 'PUT /quick-replies/{replyId}',
          id,
          headers: { 'if-match': `"${version}"` },
          body: { ...writing },
          signal,
          toCurrent: toReply,
        },
        toReply,
      ),
    async deleteQuickReply({ id, version }, signal) {
      const gone = await request(
        {
          route: 'DELETE /quick-replies/{replyId}',
          id,
          headers: { 'if-match': `"${version}"` },
          signal,
          toCurrent: toReply,
        },
        () => true,
      );
      return gone.ok ? ok(undefined) : gone;
    },
    templates: (channelId, refresh, signal) =>
      request(
        {
          route: 'GET /channels/{channelId}/templates',
          id: channelId,
          query: { refresh: refresh ? 'true' : undefined },
          signal,
          repeat: true,
        },
        (raw) => {
          const wire = check(looseTemplates, raw, 'answer', reading);
          if (wire === null) return null;
          const templates = mapEach(wire.items, (item) => check(messageTemplate, item, 'item', reading));
          const { stale, unsupported } = wire;
          return { templates, stale, unsupported, fetchedAt: toTime(wire.fetchedAt) };
        },
      ),
  };
}
