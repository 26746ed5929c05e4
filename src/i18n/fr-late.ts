import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** French, with a narrow no-break space (written `\u202f`) before double punctuation and inside quotation marks: what is said behind the first screen. */
export const frLate: LateStrings = {
  composer: {
    name: 'Écrire une réponse',
    placeholder: 'Écrire une réponse',
    send: { public: 'Envoyer en public', private: 'Envoyer en privé' },
    as: {
      public: (account) => `Public, en tant que ${account}`,
      private: (account) => `Privé, en tant que ${account}`,
    },
    attach: 'Joindre des fichiers',
    dropHere: 'Déposez les fichiers pour les joindre',
    emoji: 'Emoji',
    remaining: 'Restant',
    left: (count) =>
      plural(count, { one: (n) => `${n} caractère restant`, other: (n) => `${n} caractères restants` }),
    over: (count) =>
      plural(count, { one: (n) => `${n} caractère en trop`, other: (n) => `${n} caractères en trop` }),
    segments: (used, limit) => `${used} SMS sur ${limit}`,
    files: (count) => plural(count, { one: (n) => `${n} fichier`, other: (n) => `${n} fichiers` }),
    removeAttachment: (name) => `Retirer la pièce jointe ${name}`,
    uploading: (name, share) => `Transfert de ${name}, ${share}`,
    uploadFailed: (name) => `${name} n’a pas été transféré.`,
    refused: {
      empty: (name) => `${name} est vide.`,
      tooLarge: (name, limit) => `${name} dépasse ${limit}.`,
      tooLargeTogether: (name, limit) => `Avec ${name}, l’ensemble des fichiers dépasse ${limit}.`,
      kindNotAllowed: (name, platform) => `${platform} n’accepte pas les fichiers comme ${name}.`,
      noFiles: (platform) => `${platform} n’accepte aucun fichier.`,
      tooMany: (name, limit) =>
        plural(limit, {
          one: (n) => `${name} est en trop\u202f: ${n} fichier à la fois.`,
          other: (n) => `${name} est en trop\u202f: ${n} fichiers à la fois.`,
        }),
      tooManyOf: {
        image: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} est en trop\u202f: ${n} image à la fois.`,
            other: (n) => `${name} est en trop\u202f: ${n} images à la fois.`,
          }),
        video: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} est en trop\u202f: ${n} vidéo à la fois.`,
            other: (n) => `${name} est en trop\u202f: ${n} vidéos à la fois.`,
          }),
        audio: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} est en trop\u202f: ${n} enregistrement à la fois.`,
            other: (n) => `${name} est en trop\u202f: ${n} enregistrements à la fois.`,
          }),
        document: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} est en trop\u202f: ${n} document à la fois.`,
            other: (n) => `${name} est en trop\u202f: ${n} documents à la fois.`,
          }),
        sticker: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} est en trop\u202f: ${n} autocollant à la fois.`,
            other: (n) => `${name} est en trop\u202f: ${n} autocollants à la fois.`,
          }),
      },
      exclusive: (name, platform) => `${platform} n’accepte pas ${name} avec les autres fichiers.`,
    },
    replyingTo: (author) => `En réponse à ${author}`,
    endReply: 'Ne plus répondre à ce message',
    newer: (count) =>
      plural(count, {
        one: (n) => `${n} message est arrivé pendant que vous écriviez.`,
        other: (n) => `${n} messages sont arrivés pendant que vous écriviez.`,
      }),
    newerHint: 'Votre texte est intact.',
    sendAnyway: 'Envoyer quand même',
    readFirst: 'Continuer à écrire',
    draftKept: 'Brouillon conservé',
    notMine: 'Cette interaction n’est pas à vous. Y répondre ne vous l’attribue pas.',
    windowCloses: (left) => `${left} pour répondre librement`,
    windowReason: {
      'window-over': (platform) =>
        `${platform} n’accepte le texte libre qu’un certain temps après le dernier message du contact, et ce délai est passé.`,
      'never-written': (platform) => `Sur ${platform}, c’est au contact d’écrire en premier.`,
      'private-reply-spent': (platform) =>
        `${platform} permet une seule réponse privée à un message, et elle est partie.`,
      'private-reply-too-late': (platform) =>
        `Le message est trop ancien pour une réponse privée sur ${platform}.`,
      'no-private-reply': (platform) => `${platform} ne connaît pas les réponses privées.`,
    },
    obstacle: {
      interactionClosed: 'Cette interaction est close et ne reçoit plus de messages.',
      mayNotPost: 'Vous ne pouvez pas publier. Adressez-vous à l’administrateur.',
      forbidden: 'Vous ne pouvez pas faire cela. Adressez-vous à l’administrateur.',
      visibility: {
        public: (platform) => `Rien de public ne peut être envoyé ici sur ${platform}.`,
        private: (platform) => `Rien de privé ne peut être envoyé ici sur ${platform}.`,
      },
      windowClosed: (platform) => `${platform} n’accepte plus de texte libre ici.`,
      attachmentsOff: 'Les fichiers sont désactivés. Adressez-vous à l’administrateur.',
      attachmentRefused: 'Retirez le fichier qui ne peut pas être envoyé.',
      tooLong: (platform) => `Le texte est trop long pour ${platform}.`,
      empty: 'Écrivez quelque chose ou joignez un fichier.',
      uploading: 'Un fichier est encore en cours de transfert.',
      uploadFailed: 'Un fichier n’a pas été transféré. Réessayez ou retirez-le.',
    },
  },
  emoji: {
    name: 'Émojis',
    search: 'Rechercher un émoji',
    categories: 'Groupes',
    nothing: 'Aucun émoji trouvé',
    failed: 'Les émojis n’ont pas pu être chargés.',
    groups: {
      smileys: 'Visages',
      people: 'Personnes',
      animals: 'Animaux et nature',
      food: 'Nourriture et boissons',
      travel: 'Voyages et lieux',
      activities: 'Activités',
      objects: 'Objets',
      symbols: 'Symboles',
      flags: 'Drapeaux',
    },
  },
  directory: {
    title: 'Annuaire',
    search: 'Rechercher dans l’annuaire',
    agents: 'Agents',
    teams: 'Équipes',
    unassign: 'Retirer l’attribution',
    unassignHint: 'Retour dans la file, pour le prochain agent',
    assignTo: (name) => `Attribuer à ${name}`,
    load: (held, capacity) => `${held} sur ${capacity}`,
    teamLoad: (held) => plural(held, { one: (n) => `${n} interaction`, other: (n) => `${n} interactions` }),
    nobody: 'Personne à ce nom',
    nobodyHint: 'Essayez un autre nom.',
    failed: 'L’annuaire n’a pas pu être lu',
  },
  shortcuts: {
    title: 'Raccourcis clavier',
    help: 'Afficher cette aide',
    next: 'Interaction suivante',
    previous: 'Interaction précédente',
    open: 'Ouvrir l’interaction',
    back: 'Retour à la liste',
    reply: 'Écrire une réponse',
    resolve: 'Résoudre',
    pending: 'Mettre en attente',
    assignToMe: 'M’attribuer',
    search: 'Rechercher une interaction',
    region: 'Zone suivante',
    send: 'Envoyer',
    lineBreak: 'Nouvelle ligne',
    typingHint: 'Les touches seules restent sans effet pendant la saisie.',
  },
  refusals: {
    'platform-lacks-action': (platform) => `${platform} ne propose pas cette action.`,
    'not-on-this-kind': (platform) => `${platform} ne propose pas cette action sur ce type de message.`,
    'off-for-account': () => 'Désactivé pour ce compte.',
    'not-on-network': (platform) => `Le message n’est pas arrivé sur ${platform}.`,
    'deleted-on-network': (platform) => `Le message est supprimé sur ${platform}.`,
    'only-own-messages': (platform) => `${platform} ne le permet que sur nos propres messages.`,
    'only-messages-of-others': (platform) => `${platform} ne le permet que sur les messages des autres.`,
    'only-on-own-property': (platform) => `${platform} ne le permet que sur nos propres pages.`,
    'only-own-or-on-own-property': (platform) =>
      `${platform} ne le permet que sur nos propres messages et pages.`,
    'only-in-own-conversations': (platform) =>
      `${platform} ne le permet que si notre publication a ouvert la conversation.`,
    'already-liked': () => 'Déjà aimé.',
    'not-liked-yet': () => 'Pas encore aimé.',
    'already-reposted': () => 'Déjà republié.',
    'already-followed': () => 'Déjà suivi.',
    'already-hidden': () => 'Déjà masqué.',
    'not-hidden-yet': () => 'Non masqué.',
    'already-answered': () => 'Une réponse existe déjà\u202f: modifiez-la.',
    'not-answered-yet': () => 'Pas encore de réponse.',
    'author-refuses-direct': () => 'L’auteur n’accepte pas les messages directs de ce compte.',
    'private-reply-spent': (platform) => `${platform} permet une seule réponse privée, et elle est partie.`,
    'private-reply-too-late': (platform) =>
      `Le message est trop ancien pour une réponse privée sur ${platform}.`,
  },
};
