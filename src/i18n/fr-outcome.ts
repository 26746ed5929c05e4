import { outcomeLine } from './outcome-line.ts';
import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** What interactions come to, and what was done with them, in French. */
export const frOutcome: Pick<LateStrings, 'outcome' | 'audit'> = {
  outcome: {
    title: 'Bilan',
    field: {
      status: 'Statut',
      dispositionId: 'Qualification',
      topics: 'Thème',
      resolutionReason: 'Motif de résolution',
      notes: 'Notes',
      tags: 'Étiquettes',
    },
    none: 'Non renseigné',
    required: 'obligatoire',
    save: 'Enregistrer',
    discard: 'Abandonner',
    loading: 'Lecture du bilan…',
    notRead: 'Le bilan n’a pas pu être lu.',
    addTag: 'Ajouter une étiquette',
    topics: 'Thèmes',
    topicsOf: (topics) => (topics.length === 0 ? 'Thèmes' : `Thèmes\u202f: ${topics.join(', ')}`),
    notesLeft: (count) =>
      plural(count, { one: (n) => `${n} caractère restant`, other: (n) => `${n} caractères restants` }),
    notesOver: (count) =>
      plural(count, { one: (n) => `${n} caractère de trop`, other: (n) => `${n} caractères de trop` }),
    problem: {
      'illegal-move': 'Le statut ne peut plus être changé ainsi.',
      'resolve-first': 'À résoudre d’abord\u202f: l’interaction pourra être close ensuite.',
      missing: 'À remplir d’abord.',
      unknown: 'Votre administrateur l’a retiré. Choisissez-en un autre.',
      'too-long': 'C’est trop long.',
      'too-many': 'Il y en a trop.',
      unseen: 'Une étiquette a au moins un caractère, et aucun qui soit invisible.',
      'not-permitted': 'Vous ne pouvez pas créer d’étiquette. Choisissez-en une existante.',
    },
    missing: {
      status: 'Choisissez un statut.',
      dispositionId: 'Choisissez une qualification.',
      topics: 'Choisissez au moins un thème.',
      resolutionReason: 'Choisissez un motif.',
      notes: 'Écrivez quelque chose.',
      tags: 'Choisissez une étiquette.',
    },
    firstThis: 'Avant de changer le statut, il faut encore\u202f:',
    notSaved: 'Non enregistré.',
    keptHere: 'Votre saisie est conservée.',
    changedMeanwhile: 'Quelqu’un a changé ceci entre-temps',
    theirs: (value) => `Maintenant\u202f: ${value}`,
    keepMine: 'Garder ma saisie',
    takeTheirs: 'Prendre la sienne',
    notMine: 'Seul l’agent à qui l’interaction est attribuée change son bilan.',
    savedBy: (name, time) => `Enregistré par ${name}, ${time}`,
    endedByContact: 'Le contact a mis fin à la conversation.',
    staysHere:
      'Le contact a mis fin à la conversation en premier\u202f: le bilan reste ici et n’est pas inscrit dans le CRM.',
    notWritten: {
      refused: 'Le CRM a refusé le bilan. Il est conservé ici, un nouvel essai suivra.',
      timeout: 'Le CRM n’a pas répondu. Le bilan est conservé ici, un nouvel essai suivra.',
      gone: 'Le CRM n’est plus là. Le bilan est conservé ici, un nouvel essai suivra.',
    },
    tryAgain: 'Réessayer',
    end: 'Terminer la conversation',
    ending: {
      what: 'Plus personne n’attend de réponse.',
      then: 'Vous remplissez ensuite le bilan.',
      afterWork: (span) =>
        `Vous avez pour cela ${span} de travail après contact, pendant lequel rien de nouveau ne vous est proposé.`,
      back: 'Si le contact écrit de nouveau, la conversation reprend.',
      confirm: 'Terminer la conversation',
    },
    afterWork: (left) => `Travail après contact\u202f: ${left}`,
    afterWorkOver: 'Le travail après contact est terminé.',
    done: 'Terminé',
    subject: (contact, account, status) => `${contact} sur ${account}\u202f: ${status}`,
  },
  audit: {
    show: 'Historique',
    line: (what, who) => `${what} · ${who}`,
    kind: {
      assigned: ({ agent, team }) => `Attribuée à ${agent ?? team ?? 'quelqu’un'}`,
      unassigned: () => 'Remise dans la file',
      offered: ({ agent }) => `Proposée à ${agent ?? 'quelqu’un'}`,
      'offer-accepted': () => 'Proposition acceptée',
      'offer-declined': () => 'Proposition refusée',
      'offer-expired': ({ agent }) => `Proposition sans réponse${agent === undefined ? '' : ` de ${agent}`}`,
      status: ({ from = '', to = '', undo }) =>
        `Statut\u202f: ${from} → ${to}${undo === undefined ? '' : ', annulé'}`,
      outcome: (names) =>
        outcomeLine(names, {
          saved: 'Bilan enregistré',
          reason: (reason) => `Motif\u202f: ${reason}`,
          topics: (topics) => `Thèmes\u202f: ${topics}`,
          tags: (tags) => `Étiquettes\u202f: ${tags}`,
          notes: 'Notes modifiées',
          none: {
            dispositionId: 'Qualification retirée',
            resolutionReason: 'Motif retiré',
            topics: 'Thèmes retirés',
            tags: 'Étiquettes retirées',
          },
        }),
      topics: ({ topics }) => (topics === undefined ? 'Thèmes retirés' : `Thèmes\u202f: ${topics}`),
      tags: ({ added, removed }) =>
        [added && `Étiquette\u202f: ${added}`, removed && `Étiquette retirée\u202f: ${removed}`]
          .filter(Boolean)
          .join(' · ') || 'Étiquettes',
      transferred: ({ agent, skill, team }) => `Transférée à ${agent ?? skill ?? team ?? 'quelqu’un'}`,
      elevated: ({ channel = 'un autre canal', from }) =>
        from === undefined ? `Poursuivie sur ${channel}` : `Suite d’une conversation sur ${channel}`,
      'began-outbound': ({ channel }) => `Lancée par nous${channel === undefined ? '' : ` sur ${channel}`}`,
      'boomerang-set': ({ at }) => (at === undefined ? 'Reportée' : `Reportée au ${at}`),
      'boomerang-returned': ({ on, agent }) =>
        `${on === 'message' ? 'Revenue, le contact ayant écrit' : 'Revenue comme prévu'}${agent === undefined ? '' : `\u202f: à ${agent}`}`,
      'time-added': () => 'Temps supplémentaire accordé au contact',
      'contact-timer-ended': () => 'Le contact n’a pas répondu à temps',
      returned: ({ agent }) => `Revenue${agent === undefined ? '' : ` à ${agent}`}`,
      detached: () => 'Sortie de la liste',
      'ended-by-contact': () => 'Le contact a mis fin à la conversation',
      'ended-by-agent': () => 'Conversation terminée',
      'after-contact-work-ended': () => 'Travail après contact terminé',
      'bulk-resolved': ({ reason }) =>
        `Résolue avec d’autres${reason === undefined ? '' : `\u202f: ${reason}`}`,
      'message-action': ({ action = '' }) => `Demandé au réseau\u202f: ${action}`,
      'message-action-refused': ({ action = '', reason = 'sans motif' }) =>
        `Non fait par le réseau\u202f: ${action} (${reason})`,
      'content-removed': ({ post }) =>
        post === undefined ? 'Contenu d’un message retiré' : 'Contenu de la publication retiré',
      'author-removed': () => 'Auteur d’un message retiré',
      muted: ({ subject }) =>
        subject === 'post' ? 'Publication mise en sourdine' : 'Contact mis en sourdine',
      unmuted: ({ subject }) =>
        subject === 'post' ? 'Publication sortie de sourdine' : 'Contact sorti de sourdine',
      'transcript-sent': () => 'Transcription envoyée',
      'survey-sent': () => 'Enquête envoyée',
      'survey-answered': ({ rating }) =>
        `Réponse à l’enquête${rating === undefined ? '' : `\u202f: ${rating}`}`,
      'activity-logged': () => 'Bilan inscrit dans le CRM',
      'attributes-changed': ({ attributes, record }) =>
        attributes === undefined && record !== undefined
          ? 'Fiche du contact dans le CRM modifiée'
          : 'Attributs du contact modifiés',
    },
    refused: {
      rejected: 'il refuse',
      forbidden: 'ce compte n’y est pas autorisé',
      gone: 'le message n’y est plus',
      'limit-reached': 'la limite du compte est atteinte',
      unsupported: 'la connexion ne le permet pas',
      unreachable: 'il est resté injoignable',
      'not-allowed': 'ce n’est pas permis ici',
    },
  },
};
