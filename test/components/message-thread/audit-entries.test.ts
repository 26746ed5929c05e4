import { describe, expect, it } from 'vitest';
import { inWords } from '../../../src/components/message-thread/audit-entries.ts';
import { loadStrings } from '../../../src/i18n/load-strings.ts';
import { AUDIT_KINDS, type AuditDetails, type AuditKind } from '../../../src/model/audit.ts';

/** What stands beside the ids of an entry that is read. */
type Names = Partial<Record<'agent' | 'team' | 'skill' | 'channel', string>>;
type Line<Kind extends AuditKind> = readonly [
  detail: AuditDetails[Kind],
  names: Names,
  en: string,
  fr: string,
];

const AT = new Date(2026, 10, 20, 13, 5).toISOString();
const toAda = { agentId: 'ada' };
const ADA = { agent: 'Ada' };

/** Everything that the backend writes down, and what is read of it. */
const LINES: { readonly [Kind in AuditKind]: readonly Line<Kind>[] } = {
  assigned: [
    [toAda, ADA, 'Assigned to Ada', 'Attribuée à Ada'],
    [{ agentId: null, teamId: 't' }, { team: 'Care' }, 'Assigned to Care', 'Attribuée à Care'],
  ],
  unassigned: [[{ agentId: null, teamId: null }, {}, 'Put back in the queue', 'Remise dans la file']],
  offered: [[{ ...toAda, seconds: 30 }, ADA, 'Offered to Ada', 'Proposée à Ada']],
  'offer-accepted': [[{}, {}, 'Offer accepted', 'Proposition acceptée']],
  'offer-declined': [[{}, {}, 'Offer declined', 'Proposition refusée']],
  'offer-expired': [[toAda, ADA, 'Offer not answered by Ada', 'Proposition sans réponse de Ada']],
  status: [
    [{ from: 'new', to: 'pending' }, {}, 'Status: New → Pending', 'Statut\u202f: Nouveau → En attente'],
    [
      { from: 'pending', to: 'new', undo: true },
      {},
      'Status: Pending → New, taken back',
      'Statut\u202f: En attente → Nouveau, annulé',
    ],
  ],
  outcome: [
    [{ changed: ['notes'] }, {}, 'Outcome saved · Notes changed', 'Bilan enregistré · Notes modifiées'],
    [
      { changed: ['status', 'dispositionId'], from: 'open', to: 'resolved', disposition: 'Refunded' },
      {},
      'Outcome saved · Open → Resolved · Refunded',
      'Bilan enregistré · Ouvert → Résolu · Refunded',
    ],
    [
      {
        changed: ['status', 'topics', 'resolutionReason', 'tags'],
        from: 'new',
        to: 'closed',
        reason: 'Solved',
        topics: ['Delivery', 'App'],
        tags: ['vip'],
      },
      {},
      'Outcome saved · New → Closed · Topics: Delivery and App · Reason: Solved · Tags: vip',
      'Bilan enregistré · Nouveau → Clos · Thèmes\u202f: Delivery et App · Motif\u202f: Solved · Étiquettes\u202f: vip',
    ],
    [
      {
        changed: ['dispositionId', 'topics', 'resolutionReason', 'tags'],
        disposition: null,
        reason: null,
        topics: [],
        tags: [],
      },
      {},
      'Outcome saved · Disposition removed · Topics removed · Reason removed · Tags removed',
      'Bilan enregistré · Qualification retirée · Thèmes retirés · Motif retiré · Étiquettes retirées',
    ],
  ],
  topics: [
    [{ topics: ['Delivery', 'App'] }, {}, 'Topics: Delivery and App', 'Thèmes\u202f: Delivery et App'],
    [{ topics: [] }, {}, 'Topics removed', 'Thèmes retirés'],
  ],
  tags: [
    [{ added: ['vip'], removed: [] }, {}, 'Tag: vip', 'Étiquette\u202f: vip'],
    [{ added: [], removed: ['vip'] }, {}, 'Tag removed: vip', 'Étiquette retirée\u202f: vip'],
    [
      { added: ['a'], removed: ['b'] },
      {},
      'Tag: a · Tag removed: b',
      'Étiquette\u202f: a · Étiquette retirée\u202f: b',
    ],
  ],
  transferred: [
    [{ ...toAda, noted: true }, ADA, 'Transferred to Ada', 'Transférée à Ada'],
    [{ skillId: 's', noted: false }, { skill: 'Orders' }, 'Transferred to Orders', 'Transférée à Orders'],
    [{ teamId: 't', noted: false }, { team: 'Care' }, 'Transferred to Care', 'Transférée à Care'],
  ],
  elevated: [
    [
      { channelId: 'w', to: 'i2' },
      { channel: 'WhatsApp' },
      'Continued on WhatsApp',
      'Poursuivie sur WhatsApp',
    ],
    [
      { channelId: 'f', from: 'i1' },
      { channel: 'Acme' },
      'Continued from Acme',
      'Suite d’une conversation sur Acme',
    ],
  ],
  'began-outbound': [
    [{ channelId: 'w' }, { channel: 'WhatsApp' }, 'Begun by us on WhatsApp', 'Lancée par nous sur WhatsApp'],
  ],
  'boomerang-set': [
    [
      { at: AT },
      {},
      'Put off until Friday, November 20, 2026 at 1:05 PM',
      'Reportée au vendredi 20 novembre 2026 à 13:05',
    ],
  ],
  'boomerang-returned': [
    [{ on: 'time', agentId: null }, {}, 'Back as planned', 'Revenue comme prévu'],
    [
      { on: 'message', ...toAda },
      ADA,
      'Back, as the contact has written: to Ada',
      'Revenue, le contact ayant écrit\u202f: à Ada',
    ],
  ],
  'time-added': [
    [{ minutes: 5 }, {}, 'More time given to the contact', 'Temps supplémentaire accordé au contact'],
  ],
  'contact-timer-ended': [
    [toAda, ADA, 'The contact did not answer in time', 'Le contact n’a pas répondu à temps'],
  ],
  returned: [
    [{ on: 'message', ...toAda }, ADA, 'Returned to Ada', 'Revenue à Ada'],
    [{ on: 'message', agentId: null }, {}, 'Returned', 'Revenue'],
  ],
  detached: [[toAda, ADA, 'Left the list', 'Sortie de la liste']],
  'ended-by-contact': [
    [{}, {}, 'The contact ended the conversation', 'Le contact a mis fin à la conversation'],
  ],
  'ended-by-agent': [[{ seconds: 60 }, {}, 'Conversation ended', 'Conversation terminée']],
  'after-contact-work-ended': [[toAda, ADA, 'After-contact work over', 'Travail après contact terminé']],
  'bulk-resolved': [
    [
      { from: 'new', reason: 'Answered elsewhere', bulkResolutionId: 'b' },
      {},
      'Resolved together with others: Answered elsewhere',
      'Résolue avec d’autres\u202f: Answered elsewhere',
    ],
    [
      { from: 'new', reason: null, bulkResolutionId: 'b' },
      {},
      'Resolved together with others',
      'Résolue avec d’autres',
    ],
  ],
  'message-action': [
    [{ action: 'hide' }, {}, 'Asked of the network: Hide', 'Demandé au réseau\u202f: Masquer'],
  ],
  'message-action-refused': [
    [
      { action: 'hide', reason: 'forbidden' },
      {},
      'Not done by the network: Hide (this account may not)',
      'Non fait par le réseau\u202f: Masquer (ce compte n’y est pas autorisé)',
    ],
  ],
  'content-removed': [
    [{}, {}, 'Content of a message removed', 'Contenu d’un message retiré'],
    [{ post: true }, {}, 'Content of the post removed', 'Contenu de la publication retiré'],
  ],
  'author-removed': [[{}, {}, 'Author of a message removed', 'Auteur d’un message retiré']],
  muted: [
    [{ subject: 'contact' }, {}, 'Contact muted', 'Contact mis en sourdine'],
    [{ subject: 'post' }, {}, 'Post muted', 'Publication mise en sourdine'],
  ],
  unmuted: [
    [{ subject: 'contact' }, {}, 'Contact unmuted', 'Contact sorti de sourdine'],
    [{ subject: 'post' }, {}, 'Post unmuted', 'Publication sortie de sourdine'],
  ],
  'transcript-sent': [[{}, {}, 'Transcript sent', 'Transcription envoyée']],
  'survey-sent': [[{}, {}, 'Survey sent', 'Enquête envoyée']],
  'survey-answered': [[{ rating: 4 }, {}, 'Survey answered: 4', 'Réponse à l’enquête\u202f: 4']],
  'activity-logged': [[{}, {}, 'Outcome written to the CRM', 'Bilan inscrit dans le CRM']],
  'attributes-changed': [
    [
      { attributes: ['a'], record: true },
      {},
      'Attributes of the contact changed',
      'Attributs du contact modifiés',
    ],
    [
      { attributes: [], record: true },
      {},
      'Record of the contact in the CRM changed',
      'Fiche du contact dans le CRM modifiée',
    ],
  ],
};

const lines = AUDIT_KINDS.flatMap((kind) =>
  LINES[kind].map(([detail, names, en, fr]) => ({ kind, detail: { ...detail, ...names }, en, fr })),
);

describe('An entry of the audit trail (H1)', () => {
  it.each(['en', 'fr'] as const)('is said in words whatever belongs to it (%s)', async (language) => {
    const strings = await loadStrings(language);
    expect(
      lines.map(({ kind, detail }) =>
        inWords({ id: 'a', interactionId: 'i', kind, by: null, at: 0, detail }, strings).replaceAll(
          /[\u00a0\u202f](?=[AP]M)/g,
          ' ',
        ),
      ),
    ).toEqual(lines.map((line) => line[language]));
  });
});
