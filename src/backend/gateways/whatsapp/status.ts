import * as v from 'valibot';
import type { Receipt } from '../gateway.ts';
import { firstDifference, storableText } from '../webhook-body.ts';
import { failureReason } from './error-codes.ts';

/*
 * Source of the shape: Meta, "Status messages webhook reference",
 * developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status (2026).
 */

const STATES: Readonly<Record<string, Receipt['state']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // Since March 2026, when a voice message is played for the first time.
  played: 'read',
  failed: 'failed',
};

const error = v.object({
  code: v.fallback(v.nullable(v.number()), null),
  title: v.fallback(v.optional(v.string()), undefined),
  message: v.fallback(v.optional(v.string()), undefined),
  error_data: v.fallback(
    v.optional(v.object({ details: v.fallback(v.optional(v.string()), undefined) })),
    undefined,
  ),
});

const status = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(512)),
  status: v.picklist(Object.keys(STATES)),
  timestamp: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{1,11}$/))), undefined),
  biz_opaque_callback_data: v.fallback(v.optional(v.string()), undefined),
  errors: v.fallback(v.optional(v.array(error)), undefined),
});

/** A status of a webhook in the port's terms, or what of it can't be read. `now` dates one without a time. */
export function readStatus(
  raw: unknown,
  now: number,
): { readonly receipt: Receipt } | { readonly difference: { field: string; expected: string } } {
  const parsed = v.safeParse(status, raw, { abortEarly: true });
  if (!parsed.success) return { difference: firstDifference(parsed.issues) };
  const told = parsed.output;
  const state = STATES[told.status] ?? 'failed';
  const [failure] = told.errors ?? [];
  const failed = state === 'failed';
  return {
    receipt: {
      networkId: told.id,
      messageId: ownId(told.biz_opaque_callback_data),
      state,
      reason: failed ? failureReason(failure?.code ?? null) : null,
      detail: failed && failure !== undefined ? describe(failure) : null,
      at: told.timestamp === undefined ? now : Number(told.timestamp) * 1000,
    },
  };
}

/** Other programs may send from the same number with data of their own; only what can be an id of ours counts. */
function ownId(opaque: string | undefined): string | null {
  return opaque !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(opaque) ? opaque : null;
}

function describe({ code, title, message, error_data: data }: v.InferOutput<typeof error>): string {
  const words = data?.details ?? message ?? title ?? '';
  return storableText([code === null ? '' : `${String(code)}:`, words].join(' ').trim()).slice(0, 500);
}
