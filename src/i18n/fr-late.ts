import { frAnnotations } from './fr-annotations.ts';
import { frAnswering } from './fr-answering.ts';
import { bulkEndedFr, frBulk } from './fr-bulk.ts';
import { frComposer } from './fr-composer.ts';
import { frContact } from './fr-contact.ts';
import { frDialogs } from './fr-dialogs.ts';
import { frMessageActions } from './fr-message-actions.ts';
import { frMoving } from './fr-moving.ts';
import { frPreferences } from './fr-preferences.ts';
import { frOutcome } from './fr-outcome.ts';
import { frReplies } from './fr-replies.ts';
import { frSignIn } from './fr-sign-in.ts';
import { frSurvey } from './fr-survey.ts';
import { frTimers } from './fr-timers.ts';
import { frTranslation } from './fr-translation.ts';
import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** French, with a narrow no-break space (written `\u202f`) before double punctuation and inside quotation marks: what is said behind the first screen. */
export const frLate: LateStrings = {
  ...frAnnotations,
  ...frAnswering,
  ...frComposer,
  ...frContact,
  ...frDialogs,
  ...frMessageActions,
  ...frMoving,
  ...frPreferences,
  ...frOutcome,
  ...frReplies,
  ...frSignIn,
  ...frSurvey,
  ...frTimers,
  ...frTranslation,
  bulk: frBulk,
  everywhere: {
    undo: 'Annuler',
    cancel: 'Annuler',
  },
  panel: {
    offline: 'Pas de connexion.',
    offlineHint: (waiting) =>
      waiting === 0
        ? 'Vous pouvez lire et écrire\u202f; l’envoi se fera au retour de la connexion.'
        : plural(waiting, {
            one: (n) => `${n} message en attente partira tout seul. Vous pouvez continuer à écrire.`,
            other: (n) => `${n} messages en attente partiront tout seuls. Vous pouvez continuer à écrire.`,
          }),
    memoryStorage:
      'Ce navigateur ne conserve rien pour cette page. Brouillons et messages en attente seront perdus si vous la rechargez ou la fermez.',
    noAccess: 'Vous n’avez encore aucun canal',
    noAccessHint: 'Demandez à un administrateur l’accès à un canal. Il apparaîtra ici de lui-même.',
    signedOut: 'Vous êtes déconnecté',
    signedOutHint:
      'Reconnectez-vous dans la page qui contient ce panneau. Ce que vous avez écrit est conservé.',
    failed: 'Inlay n’a pas pu démarrer',
  },
  filters: {
    searchHelp: (from) =>
      `Contact, texte, étiquette ou identifiant. À partir de ${from} caractères, la recherche porte sur tout\u202f; en deçà, sur le plus récent seulement.`,
    searchShort: (from) =>
      `Avec moins de ${from} caractères, la recherche ne porte que sur les messages et contacts les plus récents.`,
    apply: 'Terminé',
    clear: 'Effacer',
    assignment: 'Attribution',
    anybody: 'Toutes',
    visibility: 'Visibilité',
    both: 'Toutes',
    status: 'Statut',
    channel: 'Canal',
    platform: 'Plateforme',
    topic: 'Thème',
    tag: 'Étiquette',
    contactGroup: 'Groupe de contacts',
    gone: (name) => `${name} (n’existe plus)`,
  },
  message: {
    stars: (count) => plural(count, { one: (n) => `${n} étoile sur 5`, other: (n) => `${n} étoiles sur 5` }),
    location: 'Lieu',
    sharedContact: 'Contact',
    reacted: (emoji) => `A réagi avec ${emoji}`,
    unsupported: (nativeType) => `Message d’un type qui ne peut pas être affiché ici (${nativeType})`,
    copy: 'Copier',
    copied: 'Copié',
    resend: 'Renvoyer',
    sendNow: 'Envoyer maintenant',
    discard: 'Abandonner',
    actions: 'Actions sur le message',
    networkSays: (detail) => `Réponse du réseau\u202f: ${detail}`,
  },
  thread: {
    options: 'Options',
    assignToMe: 'M’attribuer',
    assign: 'Attribuer',
    setPending: 'Mettre en attente',
    resolve: 'Résoudre',
    reopen: 'Rouvrir',
    contactTyping: (contact) => `${contact} écrit`,
    agentsTyping: (names) => `Réponse en cours\u202f: ${names}`,
    arrived: (sender, text) => `${sender} a écrit\u202f: ${text}`,
    arrivedMany: (count) =>
      plural(count, { one: (n) => `${n} nouveau message`, other: (n) => `${n} nouveaux messages` }),
  },
  availability: {
    name: 'Disponibilité',
    current: (state) => `Disponibilité\u202f: ${state}`,
    available: 'Disponible',
    away: 'Absent',
    'not-responding': 'Sans réponse',
    notRespondingHint:
      'Une proposition n’a pas été prise. Rien d’autre ne vous est proposé jusqu’à votre retour.',
    backOnQueue: 'Reprendre la file',
    availableHint: 'De nouvelles interactions vous sont proposées',
    awayHint: 'Rien de nouveau ne vous est proposé',
  },
  delivery: {
    reason: {
      'recipient-offline': 'Le destinataire est hors ligne et ne l’a pas reçu. Renvoyez-le plus tard.',
      rejected: 'Le réseau l’a refusé. Copiez-le et envoyez-le modifié.',
      'limit-reached': 'La limite d’envoi est atteinte. Adressez-vous à l’administrateur.',
      unreachable: 'Le réseau est injoignable. Réessayez plus tard.',
      'window-closed': 'Le délai de réponse est passé.',
      'recipient-unknown': 'Le réseau ne connaît pas ce destinataire.',
      blocked: 'Le destinataire n’accepte pas les messages de ce compte.',
      'too-long': 'Le texte est trop long pour ce réseau. Copiez-le et envoyez-le raccourci.',
      'attachment-refused': 'Le réseau a refusé un fichier. Retirez-le et renvoyez.',
      forbidden: 'Vous ne pouvez pas envoyer ici. Adressez-vous à l’administrateur.',
      invalid: 'Le réseau n’a pas pu le lire. Copiez-le et envoyez-le modifié.',
      'newer-message': 'Un message plus récent est arrivé entre-temps. Lisez-le, puis renvoyez.',
      'interaction-closed': 'L’interaction est close.',
      'already-answered': 'L’avis a reçu sa réponse entre-temps. Modifiez celle-là.',
      'too-old': 'Il attend depuis plus d’un jour. Envoyez-le s’il convient toujours.',
      behind: 'Attend celui qui le précède\u202f: renvoyez-le ou supprimez-le.',
      'not-confirmed': 'Le réseau ne l’a pas confirmé. Vérifiez sur place avant de le renvoyer.',
      'template-gone': 'Ce modèle est suspendu, modifié ou n’est plus approuvé. Choisissez-en un autre.',
      'template-refused': 'Le réseau n’accepte pas ce modèle avec ces valeurs. Remplissez-le à nouveau.',
    },
    late: {
      'recipient-offline': 'Pas encore remis\u202f: le destinataire est hors ligne.',
      'limit-reached': 'Le réseau n’accepte plus rien pour l’instant. Un nouvel essai se fait tout seul.',
      unreachable: 'Pas de liaison avec le réseau. Un nouvel essai se fait tout seul.',
    },
  },
  problems: {
    'nothing-to-resolve': 'Il ne reste rien qui corresponde et soit aussi ancien.',
    'already-running': 'Une autre des vôtres est en cours. Attendez-la ou arrêtez-la.',
    'capacity-reached':
      'Le maximum est atteint, propositions comprises. Il faut d’abord en résoudre une ou la confier à quelqu’un.',
    'action-refused inReplyToId':
      'Le message n’accepte plus de réponse. Votre texte est de nouveau dans le champ.',
    'already-assigned': 'Quelqu’un d’autre s’en occupe déjà.',
    'interaction-closed': 'L’interaction est close.',
    'timer-ended': 'Le délai du contact est écoulé, ou il a écrit.',
    'feature-off': 'L’administrateur l’a désactivé.',
    'offer-ended': 'La proposition a pris fin\u202f; elle est passée à quelqu’un d’autre.',
    'not-assignee': 'Seul l’agent à qui elle est attribuée peut changer ceci. Attribuez-la-vous d’abord.',
    'cannot-end': 'La conversation est déjà terminée.',
    'outcome-incomplete': 'Il manque quelque chose au bilan.',
    'illegal-status': 'Le statut ne peut plus être changé ainsi.',
    'invalid-field agentId':
      'Cette personne ne peut pas la prendre\u202f: pas d’accès au canal, ou pas le droit d’accepter.',
    'invalid-field teamId': 'Cette équipe ne traite pas le canal.',
    'invalid-field to.id': 'Ne figure plus dans l’annuaire.',
  },
  notices: {
    'assigned-to-me': (contact) => `${contact} vous est attribué.`,
    assigned: (contact) => `${contact} est transmis.`,
    transferred: (name) => `Transféré à ${name}.`,
    'opened-existing': (contact) => `Il y a déjà une conversation avec ${contact}. La voici.`,
    dialling: (number) => `Votre téléphone appelle le ${number}.`,
    'no-softphone': (number) => `Cette page n’a pas de téléphone. Appelez vous-même le ${number}.`,
    'not-dialled': (number) => `Votre téléphone n’a pas pris l’appel vers le ${number}.`,
    'call-refused': 'Votre téléphone ne l’a pas fait.',
    'transferred-to-me': (contact, by, noted) =>
      noted ? `${by} vous a transféré ${contact}, avec une note.` : `${by} vous a transféré ${contact}.`,
    unassigned: (contact) => `${contact} est de retour dans la file.`,
    'status-changed': {
      new: (contact) => `${contact}\u202f: de nouveau «\u202fNouveau\u202f».`,
      open: (contact) => `${contact}\u202f: «\u202fOuvert\u202f».`,
      pending: (contact) => `${contact}\u202f: «\u202fEn attente\u202f».`,
      resolved: (contact) => `${contact}\u202f: «\u202fRésolu\u202f».`,
      closed: (contact) => `${contact}\u202f: «\u202fClos\u202f».`,
    },
    'bulk-ended': bulkEndedFr,
    'changed-meanwhile': (contact) => `${contact} a été modifié par quelqu’un d’autre. Voici où cela en est.`,
    accepted: (contact) => `${contact} est à vous, dans votre liste.`,
    'offer-gone': (contact) => `La proposition de ${contact} n’est plus disponible.`,
    boomerang: (contact, time) => `${contact} revient ${time}.`,
    'time-added': (contact) => `${contact} a plus de temps.`,
    muted: 'En sourdine\u202f: les nouveaux messages ne créent plus de travail.',
    unmuted: 'N’est plus en sourdine.',
    'no-room': (held, offered, capacity) =>
      offered === 0
        ? `Plus de place\u202f: vous en avez ${held} sur ${capacity}. Résolvez-en une ou confiez-la à quelqu’un.`
        : `Plus de place\u202f: vous en avez ${held} sur ${capacity}, et ce qui vous est proposé compte. Répondez à la proposition, résolvez-en une ou confiez-la à quelqu’un.`,
    'outcome-saved': (contact) => `Le bilan de ${contact} est enregistré.`,
    'activity-failed': (contact) =>
      `Le CRM n’a pas pris le bilan de ${contact}. Il est conservé, un nouvel essai suivra.`,
    'filter-gone': (what, isOne) =>
      `${isOne ? 'Retiré de votre filtre, car cela n’existe plus' : 'Retirés de votre filtre, car ils n’existent plus'}\u202f: ${what}.`,
    'action-failed': (error, contact) => (contact === null ? error : `${contact}\u202f: ${error}`),
  },
};
