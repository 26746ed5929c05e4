import '../../../src/components/begin-dialog/define.ts';
import '../../../src/components/message-thread/define.ts';
import '../../../src/components/outcome-dialog/define.ts';
import '../../../src/components/survey-dialog/define.ts';
import { en } from '../../../src/i18n/en.ts';
import { PERMISSIONS } from '../../../src/model/agent.ts';
import type { AuditEntry, AuditKind } from '../../../src/model/audit.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { ok } from '../../../src/model/result.ts';
import { showableText, showHidden } from '../../../src/model/safe-text.ts';
import { DEFAULT_WORK_SETTINGS, type Skill } from '../../../src/model/work-rules.ts';
import type { AppState, ClickedInHost } from '../../../src/store/state.ts';
import { CHANNELS, contact, interaction, ME, message, NOW, session } from '../../support/sample-data.ts';
import { threadOf } from '../../support/stub-store.ts';
import { ID, LINE, LINES, NAME, stored, type Rule, type Surface } from './surface.ts';

const told: Outcome = {
  interactionId: ID,
  revision: 1,
  skillId: null,
  disposition: null,
  resolutionReason: null,
  notes: '',
  savedBy: null,
  savedAt: null,
  endedBy: null,
  afterWork: null,
  direction: 'inbound',
};
const base = {
  status: 'new',
  dispositionId: null,
  topics: [],
  resolutionReason: null,
  notes: '',
  tags: [],
} as const;

/** An outcome in which the agent has written these notes. */
const outcome = (notes: string): Partial<AppState> => ({
  interactions: { [ID]: interaction(ID, { topics: [], tags: [] }) },
  workRules: { settings: DEFAULT_WORK_SETTINGS, skills: [], ownSkillIds: [] },
  outcomes: {
    read: { [ID]: told },
    drafts: { [ID]: { base, values: { ...base, notes } } },
    asked: null,
    activities: [],
  },
});
/** An outcome that somebody else has changed while the agent filled it in. */
const changed = (theirs: Partial<Outcome>, skills: readonly Skill[] = []): Partial<AppState> => ({
  ...outcome('mine'),
  workRules: { settings: DEFAULT_WORK_SETTINGS, skills, ownSkillIds: skills.map(({ id }) => id) },
  outcomes: {
    read: { [ID]: { ...told, ...theirs } },
    drafts: { [ID]: { base, values: { ...base, notes: 'mine', resolutionReason: 'mine' } } },
    asked: null,
    activities: [],
  },
});
const skill = (id: string, name: string): Skill => ({
  id,
  name,
  channelIds: CHANNELS.map((channel) => channel.id),
  dispositions: [],
  dispositionRequired: false,
  afterWorkSeconds: 0,
});

/** Beside what the agent has in a field stands what somebody else has put there. */
const THEIRS =
  (shown: (text: string) => string): Rule =>
  (text) =>
    text.trim() === '' ? null : en.outcome.theirs(shown(text));

/** An entry of the audit trail; one for each text, since what an entry says is kept as long as the entry. */
/** *New outbound* with what was clicked in the host. */
const clicked = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<ClickedInHost>,
): Surface =>
  stored(
    name,
    'inlay-begin-dialog',
    selector,
    expected,
    () => ({
      session: {
        status: 'ready',
        error: null,
        skewMs: 0,
        value: session({
          channels: CHANNELS.map((channel) => ({ ...channel, begins: true })),
          permissions: [...PERMISSIONS],
        }),
      },
    }),
    (text) => ({ given: { value: '+33639980001', name: null, record: null, ...given(text) } }),
  );
const audit = (
  name: string,
  expected: Rule,
  entry: (text: string) => Partial<AuditEntry> & { readonly kind: AuditKind },
): Surface =>
  stored(`audit trail: ${name}`, 'inlay-message-thread', '.system bdi', expected, (text) => ({
    interactions: { [ID]: interaction(ID) },
    threads: { [ID]: threadOf(ID, [message('m')]) },
    audit: {
      isShown: true,
      trails: {
        [ID]: {
          status: 'ready',
          next: null,
          entries: [{ id: 'a', interactionId: ID, by: null, at: NOW, detail: {}, ...entry(text) }],
        },
      },
    },
  }));

/** A survey is read once for each interaction, so each text has one of its own. */
function survey(): Surface {
  let present = '';
  let count = 0;
  return stored(
    'survey: comment',
    'inlay-survey-dialog',
    '.comment',
    (text) =>
      text === ''
        ? null
        : text
            .split(/\r\n?|\n/)
            .map(showHidden)
            .join('\n'),
    () => ({}),
    (text) => {
      present = text;
      count += 1;
      return { interactionId: `i-${String(count)}` };
    },
    { survey: () => ok({ askedAt: NOW, answeredAt: NOW, rating: 2, comment: present }) },
  );
}

/** What is shown where the queue is worked. */
export function queueSurfaces(): readonly Surface[] {
  return [
    stored(
      'outcome: own notes',
      'inlay-outcome-dialog',
      'textarea',
      LINES,
      (text) => outcome(text),
      () => ({ interactionId: ID }),
    ),
    stored(
      'offer over a dialog',
      'inlay-outcome-dialog',
      '.what bdi',
      NAME,
      (name) => ({
        ...outcome(''),
        interactions: {
          [ID]: interaction(ID, { topics: [], tags: [] }),
          offered: interaction('offered', {
            assignee: null,
            contact: contact(name),
            offer: { id: 'o', agentId: ME.id, madeAt: NOW, expiresAt: NOW + 1e9 },
          }),
        },
      }),
      () => ({ interactionId: ID }),
    ),
    stored(
      'outcome: somebody else’s notes',
      'inlay-outcome-dialog',
      '.theirs',
      THEIRS(showableText),
      (notes) => changed({ notes }),
      () => ({ interactionId: ID }),
    ),
    stored(
      'outcome: somebody else’s resolution reason',
      'inlay-outcome-dialog',
      '.theirs',
      THEIRS(showHidden),
      (resolutionReason) => changed({ resolutionReason }),
      () => ({ interactionId: ID }),
    ),
    stored(
      'skill of what is begun',
      'inlay-begin-dialog',
      'select[aria-label="Skill"] option',
      NAME,
      (name) => ({
        interactions: { [ID]: interaction(ID, { platform: 'whatsapp', channelId: 'ch-whatsapp' }) },
        session: {
          status: 'ready',
          error: null,
          skewMs: 0,
          value: session({ channels: CHANNELS.map((channel) => ({ ...channel, begins: true })) }),
        },
        workRules: {
          settings: DEFAULT_WORK_SETTINGS,
          skills: [skill('a', name), skill('b', 'Billing')],
          ownSkillIds: ['a', 'b'],
        },
      }),
      () => ({ interactionId: ID }),
      { contactLines: () => ok([]) },
    ),
    clicked('name of whom was clicked in the host', 'input[name=name]', LINE, (name) => ({ name })),
    clicked(
      'record that was clicked in',
      '#record bdi',
      (id) => (id === '' ? null : `${showHidden(id)} · ${showHidden(id)}`),
      (id) => ({
        record: { type: id, id },
      }),
    ),
    audit(
      'who did it',
      (name) => (name === '' ? null : en.audit.line(en.audit.kind['ended-by-agent']({}), showHidden(name))),
      (name) => ({ kind: 'ended-by-agent', by: { ...ME, name } }),
    ),
    audit(
      'whom it was given to',
      (agent) => (agent === '' ? null : en.audit.kind.assigned({ agent: showHidden(agent) })),
      (agent) => ({ kind: 'assigned', detail: { agent } }),
    ),
    audit(
      'disposition',
      (disposition) =>
        disposition === '' ? null : en.audit.kind.outcome({ disposition: showHidden(disposition) }),
      (disposition) => ({ kind: 'outcome', detail: { disposition } }),
    ),
    survey(),
  ];
}
