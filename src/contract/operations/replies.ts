import { templateList, templatesQuery } from '../template.ts';
import { quickReply, quickReplyWriting, repliesQuery, replyPage } from '../quick-reply.ts';
import type { Operation } from '../operation.ts';

/** Prepared texts: quick replies and templates of networks. */
export const REPLY_OPERATIONS = {
  listQuickReplies: {
    method: 'GET',
    path: '/quick-replies',
    summary:
      'Quick replies that the agent may use, a page at a time; 304 where all are as `If-None-Match` has them',
    access: 'agent',
    query: repliesQuery,
    tagged: true,
    answer: { status: 200, schema: replyPage },
    problems: ['invalid-field', 'invalid-cursor', 'feature-off'],
  },
  createQuickReply: {
    method: 'POST',
    path: '/quick-replies',
    summary: 'Adds a quick reply of the agent’s own, once for each idempotency key, which becomes its id',
    access: 'agent',
    guard: 'key',
    body: quickReplyWriting,
    answer: { status: 201, schema: quickReply },
    problems: ['malformed-body', 'invalid-field', 'feature-off', 'shortcut-taken', 'idempotency-key-reused'],
  },
  changeQuickReply: {
    method: 'PUT',
    path: '/quick-replies/{replyId}',
    summary: 'Changes a quick reply of the agent’s own',
    access: 'agent',
    guard: 'version',
    body: quickReplyWriting,
    answer: { status: 200, schema: quickReply },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'feature-off',
      'shortcut-taken',
      'version-required',
      'stale-version',
    ],
  },
  deleteQuickReply: {
    method: 'DELETE',
    path: '/quick-replies/{replyId}',
    summary: 'Takes a quick reply of the agent’s own away',
    access: 'agent',
    guard: 'version',
    answer: { status: 204, schema: null },
    problems: ['invalid-field', 'not-found', 'forbidden', 'feature-off', 'version-required', 'stale-version'],
  },
  listTemplates: {
    method: 'GET',
    path: '/channels/{channelId}/templates',
    summary: 'Message templates that the network has approved for an account, as they were known last',
    access: 'agent',
    query: templatesQuery,
    answer: { status: 200, schema: templateList },
    problems: ['invalid-field', 'not-found', 'feature-off'],
  },
} as const satisfies Record<string, Operation>;
