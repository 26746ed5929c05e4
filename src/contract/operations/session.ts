import * as v from 'valibot';
import { time } from '../scalars.ts';
import { agentPreferences, preferencesChange } from '../agent-preferences.ts';
import { channel } from '../channel.ts';
import { availabilityChange, session } from '../session.ts';
import { workRules } from '../work-rules.ts';
import type { Operation } from '../operation.ts';

const health = v.object({ status: v.literal('ok'), version: v.string(), time });

/** Who is signed in, what they may use, and whether the backend answers. */
export const SESSION_OPERATIONS = {
  getHealth: {
    method: 'GET',
    path: '/health',
    summary: 'Whether the backend answers',
    access: 'none',
    answer: { status: 200, schema: health },
    problems: [],
  },
  getSession: {
    method: 'GET',
    path: '/session',
    summary: 'Agent, permissions, features, limits, channels, server time and position in the event log',
    access: 'agent',
    answer: { status: 200, schema: session },
    problems: [],
  },
  setAvailability: {
    method: 'PUT',
    path: '/session/availability',
    summary: 'Sets the agent’s availability',
    access: 'agent',
    body: availabilityChange,
    answer: { status: 200, schema: session },
    problems: ['malformed-body', 'invalid-field'],
  },
  getPreferences: {
    method: 'GET',
    path: '/session/preferences',
    summary: 'What the agent prefers on every machine: sign-in, notices, keys',
    access: 'agent',
    answer: { status: 200, schema: agentPreferences },
    problems: [],
  },
  changePreferences: {
    method: 'PATCH',
    path: '/session/preferences',
    summary: 'Changes some of what the agent prefers',
    access: 'agent',
    body: preferencesChange,
    answer: { status: 200, schema: agentPreferences },
    problems: ['malformed-body', 'invalid-field'],
  },
  getWorkRules: {
    method: 'GET',
    path: '/work-rules',
    summary: 'Skills, and what the administrator has decided about how work is done',
    access: 'agent',
    answer: { status: 200, schema: workRules },
    problems: [],
  },
  listChannels: {
    method: 'GET',
    path: '/channels',
    summary: 'The channels that the agent may handle',
    access: 'agent',
    answer: { status: 200, schema: v.object({ items: v.array(channel) }) },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
