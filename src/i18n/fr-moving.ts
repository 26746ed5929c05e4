import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** Confier du travail, et poursuivre ailleurs, en français. */
export const frMoving: Pick<LateStrings, 'transfer' | 'begin' | 'call'> = {
  transfer: {
    title: 'Transférer',
    to: (name) => `À ${name}`,
    chooseAnother: 'Quelqu’un d’autre',
    note: 'Note pour qui la reçoit',
    noteHint: 'Reste avec la conversation\u202f; le contact ne la voit jamais.',
    noteTooLong: (over) =>
      plural(over, { one: (n) => `${n} caractère de trop`, other: (n) => `${n} caractères de trop` }),
    transfer: 'Transférer',
    refused: {
      pending: 'Seules les interactions nouvelles ou ouvertes se transfèrent\u202f; celle-ci est en attente.',
      resolved: 'Seules les interactions nouvelles ou ouvertes se transfèrent\u202f; celle-ci est résolue.',
      closed: 'Seules les interactions nouvelles ou ouvertes se transfèrent\u202f; celle-ci est close.',
    },
    receiver: {
      self: 'C’est vous',
      holder: 'L’a déjà',
      absent: 'Pas connecté',
      away: 'Absent',
      nobody: 'Personne n’y traite ce canal',
    },
    failed: 'Rien n’a été transféré.',
    notTo: {
      self: () => 'Rien n’a été transféré\u202f: c’est vous.',
      holder: (name) => `Rien n’a été transféré\u202f: ${name} l’a déjà.`,
      absent: (name) => `Rien n’a été transféré\u202f: ${name} n’est pas connecté.`,
      away: (name) => `Rien n’a été transféré\u202f: ${name} est absent.`,
      nobody: (name) => `Rien n’a été transféré\u202f: chez ${name}, personne ne traite ce canal.`,
      permission: (name) => `Rien n’a été transféré\u202f: ${name} ne peut pas accepter d’interactions.`,
      channel: (name) => `Rien n’a été transféré\u202f: ${name} n’a pas accès à ce canal.`,
      capacity: (name) => `Rien n’a été transféré\u202f: ${name} est au maximum, propositions comprises.`,
      queue: (name) => `Rien n’a été transféré\u202f: chez ${name}, personne ne traite ce canal.`,
    },
  },
  begin: {
    elevate: 'Poursuivre ailleurs',
    outbound: 'Prise de contact',
    channel: 'Canal',
    identifier: 'Identifiant du contact',
    hint: {
      phone: 'Un numéro de téléphone, avec + et son pays s’il est à l’étranger',
      email: 'Une seule adresse e-mail',
    },
    name: 'Nom',
    nameHint: 'Pour quelqu’un de nouveau ; sans nom, celui que donne son réseau',
    linkRecord: 'Lier le contact à',
    linkRecordHint: 'Sauf si une fiche est déjà liée',
    skill: 'Compétence',
    start: 'Commencer',
    call: 'Appeler',
    somebodyNew: 'Quelqu’un de nouveau',
    somebodyNewHint: 'Par numéro de téléphone ou adresse e-mail',
    byTemplate: 'Le premier message y est un modèle.',
    byVoice: 'Votre téléphone passe l’appel, si cette page en a un.',
    nowhere: 'Aucun de vos canaux ne permet de poursuivre. Demandez-en un à un administrateur.',
    empty: { phone: 'Saisissez un numéro de téléphone.', email: 'Saisissez une adresse e-mail.' },
    malformed: {
      phone: 'Ce numéro de téléphone n’est pas complet.',
      email: 'Ce n’est pas une adresse e-mail, comme lea@home.example.',
    },
    'no-country': 'Commencez par + et le pays, comme +33.',
    own: 'C’est celui de l’entreprise. Saisissez celui du contact.',
    refused: {
      closed: 'Cette interaction est close.',
      away: 'Seulement quand vous êtes disponible.',
      'not-responding': 'Seulement quand vous êtes disponible\u202f: revenez d’abord dans la file.',
      capacity: 'Vous êtes au maximum, propositions comprises. Résolvez-en une ou confiez-la à quelqu’un.',
      channel: 'Ce canal n’est pas le vôtre.',
      platform: 'On ne peut pas y poursuivre depuis ici.',
      'no-beginning': 'On ne peut écrire le premier sur ce canal.',
      'unknown-there': 'Personne n’y est joignable ainsi. Vérifiez-le, ou choisissez un autre canal.',
      'not-mine':
        'Seul l’agent à qui l’interaction est attribuée appelle. Attribuez-vous d’abord l’interaction.',
    },
    failed: 'Rien n’a commencé.',
    links: 'Interactions liées',
    onward: (channel) => `Se poursuit sur ${channel}`,
    from: (channel) => `Fait suite à ${channel}`,
    elsewhere: 'un canal d’autres agents',
  },
  call: {
    call: (name) => `Appel avec ${name}`,
    state: {
      dialling: 'Numérotation',
      ringing: 'Sonne',
      connected: 'En ligne',
      held: 'En attente',
      ended: 'Appel terminé',
    },
    muted: 'micro coupé',
    reason: {
      'hung-up': 'raccroché',
      busy: 'occupé',
      'no-answer': 'sans réponse',
      rejected: 'refusé',
      failed: 'non abouti',
    },
    action: {
      hold: 'Mettre en attente',
      resume: 'Reprendre',
      mute: 'Couper le micro',
      unmute: 'Rétablir le micro',
      end: 'Raccrocher',
    },
    told: (state, name) => `${state}\u202f: ${name}`,
  },
};
