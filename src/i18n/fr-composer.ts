import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** The reply box, emoji among it in French. */
export const frComposer: Pick<LateStrings, 'composer' | 'emoji'> = {
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
    uploadLate: 'Pas encore transféré. Un nouvel essai se fait tout seul.',
    uploadNow: 'Réessayer maintenant',
    notKept:
      'Ce navigateur n’a pas la place de le garder\u202f: restez sur cette page jusqu’à la fin du transfert.',
    asMessages: (count) => `Part en ${String(count)} messages, dans cet ordre`,
    notTaken: {
      otherContent: 'Son contenu n’est pas ce que son nom annonce.',
      tooLarge: 'Il est trop lourd pour être envoyé ici.',
      refused: 'Ce fichier ne peut pas être envoyé ici.',
    },
    refused: {
      empty: (name) => `${name} est vide.`,
      tooLarge: (name, limit) => `${name} dépasse ${limit}.`,
      tooLargeTogether: (name, limit) => `Avec ${name}, l’ensemble des fichiers dépasse ${limit}.`,
      kindNotAllowed: (name, platform, taken) =>
        `${platform} n’accepte pas les fichiers comme ${name}. Sont acceptés\u202f: ${taken}.`,
      families: {
        image: 'images',
        video: 'vidéos',
        audio: 'enregistrements',
        document: 'documents',
        sticker: 'stickers',
      },
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
    quoting: (author) => `Citation\u202f: ${author}`,
    editing: 'Modification de la réponse\u202f: votre envoi la remplace',
    answerUnderWay: 'La réponse est en route. Elle pourra être modifiée une fois arrivée.',
    replyingTo: (author) => `En réponse à ${author}`,
    endReply: {
      reply: 'Ne plus répondre à ce message',
      quote: 'Ne plus citer ce message',
      edit: 'Laisser la réponse telle quelle',
    },
    newer: (count) =>
      plural(count, {
        one: (n) => `${n} message est arrivé pendant que vous écriviez.`,
        other: (n) => `${n} messages sont arrivés pendant que vous écriviez.`,
      }),
    newerHint: 'Votre texte est intact.',
    sendAnyway: 'Envoyer quand même',
    readFirst: 'Continuer à écrire',
    sendWaits: 'Envoi dès que tout est chargé. Échap\u202f: garder ici.',
    notSent: {
      late: 'Pas envoyé\u202f: la conversation n’est pas encore chargée. Votre texte est conservé\u202f; envoyez à nouveau.',
      changed: 'Pas envoyé\u202f: ce qui est écrit ici a changé entre-temps. Relisez, puis envoyez.',
      kept: 'Pas envoyé. Votre texte est conservé.',
      unknown: 'Pas envoyé. Votre texte est conservé\u202f; envoyez à nouveau.',
    },
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
      alreadyAnswered: (platform) =>
        `${platform} n’affiche qu’une réponse à un avis. Modifiez celle qui existe.`,
      attachmentsOff: 'Les fichiers sont désactivés. Adressez-vous à l’administrateur.',
      attachmentRefused: 'Retirez le fichier qui ne peut pas être envoyé.',
      quotationWithFiles: (platform) =>
        `${platform} n’accepte pas de fichier avec une citation. Retirez les fichiers, ou répondez.`,
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
};
