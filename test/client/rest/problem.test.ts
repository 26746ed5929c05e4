import { describe, expect, it } from 'vitest';
import { toError } from '../../../src/client/rest/problem.ts';
import { kindOfRefusal } from '../../../src/client/rest/refusals.ts';
import { OPERATIONS } from '../../../src/contract/operations.ts';
import { PROBLEM_STATUS, problemUri, type ProblemType } from '../../../src/contract/problem.ts';
import type { ErrorKind } from '../../../src/model/result.ts';

/** What to do next after each problem of the contract. */
const KINDS: Readonly<Record<ProblemType, ErrorKind>> = {
  'malformed-body': 'invalid',
  'invalid-field': 'invalid',
  'invalid-cursor': 'invalid',
  'body-too-large': 'invalid',
  'unsupported-media-type': 'invalid',
  'text-too-long': 'invalid',
  'empty-message': 'invalid',
  'attachment-refused': 'invalid',
  'signed-out': 'signed-out',
  'sign-in-refused': 'forbidden',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  'stale-version': 'conflict',
  'newer-message': 'conflict',
  'already-assigned': 'conflict',
  'version-required': 'rejected',
  'illegal-status': 'rejected',
  'outcome-incomplete': 'invalid',
  'not-assignee': 'forbidden',
  'cannot-end': 'rejected',
  'capacity-reached': 'rejected',
  'offer-ended': 'rejected',
  'transfer-refused': 'rejected',
  'begin-refused': 'rejected',
  'interaction-closed': 'rejected',
  'timer-ended': 'rejected',
  'reply-window-closed': 'rejected',
  'visibility-not-allowed': 'rejected',
  'feature-off': 'rejected',
  'nothing-to-resend': 'rejected',
  'nothing-to-take-back': 'rejected',
  'nothing-to-resolve': 'rejected',
  'already-running': 'rejected',
  'shortcut-taken': 'invalid',
  'template-gone': 'rejected',
  'template-changed': 'rejected',
  'already-answered': 'rejected',
  'action-refused': 'rejected',
  'pair-not-supported': 'invalid',
  'translation-refused': 'rejected',
  'not-set-up': 'rejected',
  'idempotency-key-reused': 'rejected',
  // The first attempt is still being worked on: the same request later gets its answer.
  'idempotency-key-in-use': 'unavailable',
  'range-not-satisfiable': 'rejected',
  'signature-invalid': 'rejected',
  'signature-expired': 'rejected',
  'rate-limited': 'rate-limited',
  unavailable: 'unavailable',
  internal: 'unavailable',
};

describe('what to do next after a problem', () => {
  it.each(Object.entries(KINDS))('%s: %s', (type, kind) => {
    const status = PROBLEM_STATUS[type as ProblemType];
    const body = JSON.stringify({ type: problemUri(type as ProblemType), title: type, status });
    const error = toError({ status, header: () => null, body }, 0, { kindOf: kindOfRefusal });
    expect(error.ok ? null : error.error.kind).toBe(kind);
    expect(error.ok ? null : error.error.type).toBe(type);
  });
});

describe('what to do next where the calls of the first screen are refused', () => {
  const {
    getSession,
    setAvailability,
    listInteractions,
    countInteractions,
    getInteraction,
    listMessages,
    markRead,
  } = OPERATIONS;
  const first = [
    getSession,
    setAvailability,
    listInteractions,
    countInteractions,
    getInteraction,
    listMessages,
    markRead,
  ];

  it.each([...new Set(first.flatMap(({ problems }): readonly ProblemType[] => problems))])(
    '%s: the status alone says it',
    (type) => {
      const error = toError({ status: PROBLEM_STATUS[type], header: () => null, body: '' }, 0);
      expect(error.ok ? null : error.error.kind).toBe(KINDS[type]);
    },
  );
});
