import type { WireMessage } from '../../contract/message.ts';
import type { TranslationSettings } from '../../model/translation.ts';
import { isSameLanguage } from '../../model/translation.ts';
import type { Access } from '../access.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { Problem } from '../problem.ts';
import type { VerifiedToken } from '../tokens.ts';
import type { ServiceAnswer, TranslationService } from '../translation/translation-service.ts';
import { requireAccess, requireInteraction } from './require.ts';

type WireTranslation = NonNullable<WireMessage['translation']>;

/** Translates a text by the service that is set up, and keeps nothing of it (X3). */
export async function translateText(
  core: Core,
  limit: RateLimit,
  { caller, body, request }: AgentCall<'translateText'>,
): Promise<WireTranslation> {
  const service = await requireService(core, limit, caller);
  const { text, from, to } = body;
  if (from !== null && isSameLanguage(from, to)) return { text, from, to };
  const answer = await service.translate(text, { from, to }, within(core, request));
  return valueOf(answer, { from, to });
}

/** Which language a text is in. */
export async function detectLanguage(
  core: Core,
  limit: RateLimit,
  { caller, body, request }: AgentCall<'detectLanguage'>,
): Promise<{ language: string | null }> {
  const service = await requireService(core, limit, caller);
  return { language: valueOf(await service.detect(body.text, within(core, request)), null) };
}

/** What the service can translate. */
export async function listLanguages(
  core: Core,
  { caller, request }: AgentCall<'listLanguages'>,
): Promise<{ items: { code: string; targets: string[] }[] }> {
  const service = await requireService(core, () => undefined, caller);
  const languages = valueOf(await service.languages(within(core, request)), null);
  return { items: languages.map(({ code, targets }) => ({ code, targets: [...targets] })) };
}

/** What this agent has asked for in an interaction; null for nothing yet. */
export function getTranslationSettings(
  core: Core,
  { caller, params }: AgentCall<'getTranslationSettings'>,
): Promise<{ settings: TranslationSettings | null }> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireTranslation(transaction, caller);
    const interaction = await requireInteraction(transaction, access, params.interactionId);
    const [row] = await transaction.query<{ settings: TranslationSettings }>(
      'SELECT settings FROM translation_setting WHERE interaction_id = $1 AND agent_id = $2',
      [interaction.id, access.agentId],
    );
    return { settings: row?.settings ?? null };
  });
}

/** Keeps what this agent asks for in an interaction (X1); another agent's stays theirs. */
export function setTranslationSettings(
  core: Core,
  { caller, params, body }: AgentCall<'setTranslationSettings'>,
): Promise<{ settings: TranslationSettings | null }> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireTranslation(transaction, caller);
    const interaction = await requireInteraction(transaction, access, params.interactionId);
    await transaction.query(
      `INSERT INTO translation_setting (organisation_id, interaction_id, agent_id, settings)
       VALUES ($1, $2, $3, $4::jsonb)
       ON CONFLICT (organisation_id, interaction_id, agent_id) DO UPDATE SET settings = EXCLUDED.settings`,
      [caller.organisationId, interaction.id, access.agentId, JSON.stringify(body)],
    );
    return { settings: body };
  });
}

/** A translation that came with a send, as it may be kept; refuses one that can't stand for its text. */
export function requireSendable(
  access: Access,
  { text, translation }: { readonly text: string; readonly translation: WireTranslation | null },
): WireTranslation | null {
  if (translation === null) return null;
  if (!access.features.includes('translation')) throw new Problem('feature-off', { detail: 'translation' });
  const translated = storableText(translation.text);
  if (text.trim() === '' || translated.trim() === '')
    throw new Problem('invalid-field', {
      fields: [{ field: 'translation', expected: 'null where there is no text, else a text of its own' }],
    });
  return { ...translation, text: translated };
}

async function requireTranslation(transaction: Transaction, caller: VerifiedToken): Promise<Access> {
  const access = await requireAccess(transaction, caller);
  if (!access.features.includes('translation')) throw new Problem('feature-off', { detail: 'translation' });
  return access;
}

async function requireService(
  core: Core,
  limit: RateLimit,
  caller: VerifiedToken,
): Promise<TranslationService> {
  await readIn(core, caller.organisationId, (transaction) => requireTranslation(transaction, caller));
  if (core.translation === null) throw new Problem('not-set-up', { detail: 'translation' });
  limit(`${caller.organisationId} ${caller.agentId}`);
  return core.translation;
}

function within(core: Core, request: Request): AbortSignal {
  return AbortSignal.any([request.signal, AbortSignal.timeout(core.timings.translateMs)]);
}

function valueOf<T>(
  answer: ServiceAnswer<T>,
  pair: { readonly from: string | null; readonly to: string } | null,
): T {
  if (answer.ok) return answer.value;
  const { kind, retryAfterMs } = answer.failure;
  switch (kind) {
    case 'unsupported':
      throw new Problem('pair-not-supported', {
        detail: pair === null ? 'Not supported' : `${pair.from ?? 'any language'} to ${pair.to}`,
        fields: [{ field: 'to', expected: 'a language into which the service translates that of the text' }],
      });
    case 'refused':
      throw new Problem('translation-refused');
    case 'rate-limited':
      throw new Problem('rate-limited', { retryAfterSeconds: Math.ceil((retryAfterMs ?? 10_000) / 1000) });
    case 'unavailable':
      throw new Problem('unavailable', { retryAfterSeconds: Math.ceil((retryAfterMs ?? 5_000) / 1000) });
  }
}
