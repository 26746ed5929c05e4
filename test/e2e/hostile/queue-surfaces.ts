import '../../../src/components/outcome-dialog/define.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { DEFAULT_WORK_SETTINGS } from '../../../src/model/work-rules.ts';
import type { AppState } from '../../../src/store/state.ts';
import { contact, interaction, ME, NOW } from '../../support/sample-data.ts';
import { ID, LINES, NAME, stored, type Surface } from './surface.ts';

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
  ];
}
