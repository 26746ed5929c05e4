import type { Operation } from '../operation.ts';
import { agentToken, signInAnswer, signInMethods, signInProof, signInResult } from '../sign-in.ts';

/** Signing in where the host hands over no token: by the company's login server, and by a session from then on. */
export const SIGN_IN_OPERATIONS = {
  describeSignIn: {
    method: 'GET',
    path: '/sign-in',
    summary: 'How agents may sign in here by themselves',
    access: 'none',
    answer: { status: 200, schema: signInMethods },
    problems: [],
  },
  answerSignIn: {
    method: 'POST',
    path: '/sign-in/answers',
    summary: 'Keeps for two minutes what the login server sent back to the pop-up',
    access: 'own-page',
    body: signInAnswer,
    answer: { status: 204, schema: null },
    problems: ['malformed-body', 'invalid-field', 'not-set-up', 'forbidden'],
  },
  finishSignIn: {
    method: 'POST',
    path: '/sign-in/session',
    summary: 'Changes what the login server sent back, once, into a session (cookie) and a token',
    access: 'own-page',
    body: signInProof,
    answer: { status: 200, schema: signInResult },
    problems: ['malformed-body', 'invalid-field', 'not-set-up', 'forbidden', 'sign-in-refused'],
  },
  startSession: {
    method: 'POST',
    path: '/session',
    summary: 'Begins a session (cookie) for the agent of a token, on a page of the panel’s own origin',
    access: 'agent',
    answer: { status: 204, schema: null },
    problems: ['forbidden'],
  },
  renewToken: {
    method: 'POST',
    path: '/session/token',
    summary: 'A fresh token for the session’s agent',
    access: 'own-page',
    answer: { status: 200, schema: agentToken },
    problems: ['signed-out', 'forbidden'],
  },
  endSession: {
    method: 'DELETE',
    path: '/session',
    summary: 'Ends the session, if there is one',
    access: 'own-page',
    answer: { status: 204, schema: null },
    problems: ['forbidden'],
  },
} as const satisfies Record<string, Operation>;
