import type * as v from 'valibot';
import { agentPreferences } from '../contract/agent-preferences.ts';
import { postAnswer } from '../contract/post.ts';
import { viewingAnswer } from '../contract/presence.ts';
import { surveyAnswer } from '../contract/survey.ts';
import { transcript } from '../contract/transcript.ts';
import {
  detectAnswer,
  languagesAnswer,
  translationAnswer,
  translationSettingsAnswer,
} from '../contract/translation.ts';
import { workRules } from '../contract/work-rules.ts';
import type { LateClient } from '../model/client.ts';
import { createAnnotationCalls } from './annotation-calls.ts';
import { createContactCalls } from './contact-calls.ts';
import { createBulkCalls } from './bulk-calls.ts';
import { createOutcomeCalls } from './outcome-calls.ts';
import { ok } from '../model/result.ts';
import { toAttachment } from './mappers/message.ts';
import { check, mapEach, toAddress, toTime, toTimeOrNull, type Reading } from './mappers/reading.ts';
import { createRepliesCalls } from './replies-calls.ts';
import { createTimerCalls } from './timer-calls.ts';
import type { Requester } from './rest/request.ts';

/** A translation may take the service's own deadline, which is longer than that of other calls. */
const TRANSLATE_MS = 30_000;

/** The calls that list and thread can do without at first; never throw, like all others. */
export function createLateCalls(request: Requester, reading: Reading): LateClient {
  const answer =
    <TSchema extends v.GenericSchema>(schema: TSchema) =>
    (raw: unknown): v.InferOutput<TSchema> | null =>
      check(schema, raw, 'answer', reading);
  return {
    ...createRepliesCalls(request, reading),
    ...createAnnotationCalls(request, reading),
    ...createContactCalls(request, reading),
    async survey(id, signal) {
      const read = await request(
        { route: 'GET /interactions/{interactionId}/survey', id, signal, repeat: true },
        answer(surveyAnswer),
      );
      if (!read.ok || read.value.survey === null) return read.ok ? ok(null) : read;
      const { askedAt, answeredAt, ...rest } = read.value.survey;
      return ok({ ...rest, askedAt: toTime(askedAt), answeredAt: toTimeOrNull(answeredAt) });
    },
    preferences: (signal) =>
      request({ route: 'GET /session/preferences', signal, repeat: true }, answer(agentPreferences)),
    changePreferences: (change, signal) =>
      request(
        { route: 'PATCH /session/preferences', body: { ...change }, signal, repeat: true },
        answer(agentPreferences),
      ),
    ...createBulkCalls(request, reading),
    ...createTimerCalls(request, reading),
    ...createOutcomeCalls(request, reading),
    workRules: (signal) => request({ route: 'GET /work-rules', signal, repeat: true }, answer(workRules)),
    async post(id, signal) {
      const read = await request(
        { route: 'GET /interactions/{interactionId}/post', id, signal, repeat: true },
        answer(postAnswer),
      );
      if (!read.ok || read.value.post === null) return read.ok ? ok(null) : read;
      const { post } = read.value;
      return ok({
        ...post,
        attachments: mapEach(post.attachments, (item) => toAttachment(item, reading)),
        networkUrl: toAddress(post.networkUrl),
        sentAt: toTime(post.sentAt),
      });
    },
    async setViewing(id, { viewerId, here }, signal) {
      const told = await request(
        {
          route: 'PUT /interactions/{interactionId}/viewing',
          id,
          body: { viewerId, here },
          signal,
          ...(here ? {} : { keepalive: true }),
        },
        answer(viewingAnswer),
      );
      return told.ok ? ok({ agents: told.value.agents, leaseMs: told.value.leaseSeconds * 1000 }) : told;
    },
    async translationSettings(id, signal) {
      const read = await request(
        { route: 'GET /interactions/{interactionId}/translation', id, signal, repeat: true },
        answer(translationSettingsAnswer),
      );
      return read.ok ? ok(read.value.settings) : read;
    },
    async setTranslationSettings(id, settings, signal) {
      const kept = await request(
        {
          route: 'PUT /interactions/{interactionId}/translation',
          id,
          body: { ...settings },
          signal,
          repeat: true,
        },
        answer(translationSettingsAnswer),
      );
      return kept.ok ? ok(undefined) : kept;
    },
    translate: (text, pair, signal) =>
      request(
        { route: 'POST /translations', body: { text, ...pair }, signal, deadlineMs: TRANSLATE_MS },
        answer(translationAnswer),
      ),
    async detectLanguage(text, signal) {
      const found = await request(
        { route: 'POST /translations/detection', body: { text }, signal, deadlineMs: TRANSLATE_MS },
        answer(detectAnswer),
      );
      return found.ok ? ok(found.value.language) : found;
    },
    async languages(signal) {
      const list = await request(
        { route: 'GET /translations/languages', signal, repeat: true, deadlineMs: TRANSLATE_MS },
        answer(languagesAnswer),
      );
      return list.ok ? ok(list.value.items) : list;
    },
    async sendTranscript(id, { key, to, language }, signal) {
      const taken = await request(
        {
          route: 'POST /interactions/{interactionId}/transcript',
          id,
          headers: { 'idempotency-key': key },
          body: { to, language },
          signal,
          repeat: true,
        },
        answer(transcript),
      );
      return taken.ok ? ok({ ...taken.value, at: toTime(taken.value.at) }) : taken;
    },
  };
}
