import type { LateStrings } from './strings.ts';

/** Public ou privé, délais de réponse, reprise, publications d’origine et stories en français. */
export const frAnswering: Pick<LateStrings, 'answering'> = {
  answering: {
    choice: 'Qui peut la lire',
    sendAs: { public: 'Envoyer en public', private: 'Envoyer en privé' },
    chosen: {
      public: 'Tout le monde pourra lire la réponse.',
      private: 'Seul le contact pourra lire la réponse.',
    },
    refusal: {
      'private-reply-spent': (platform) =>
        `${platform} permet une seule réponse privée à un message, et elle est partie.`,
      'private-reply-too-late': (platform) =>
        `Le message est trop ancien pour une réponse privée sur ${platform}.`,
      'author-refuses-direct': () => 'L’auteur du message n’accepte pas les messages privés.',
      'deleted-on-network': (platform) => `Le message est supprimé sur ${platform}.`,
      'not-on-network': (platform) => `Le message n’est pas arrivé sur ${platform}.`,
      'no-answer': (platform) => `${platform} n’accepte pas de réponse à ce message. Choisissez-en un autre.`,
      'nothing-to-answer': () => 'Il n’y a ici aucun message auquel répondre en privé.',
      'private-conversation': () => 'À ce qui a été dit en privé, on répond en privé.',
      'off-for-account': (platform) => `${platform} ne le permet pas à ce compte.`,
      'only-messages-of-others': () =>
        'On ne peut pas répondre en privé à ce message. Choisissez-en un du contact.',
      'not-on-this-kind': () => 'On ne peut pas répondre en privé à ce message. Choisissez-en un du contact.',
      'no-private': (platform) => `${platform} ne connaît pas ici les réponses privées.`,
      'no-public': (platform) => `Rien de public ne peut être envoyé ici sur ${platform}.`,
    },
    callsOnly: 'Pour les appels seulement : rien ne peut être écrit au contact ici.',
    privateReplyOff: 'L’administrateur a désactivé les réponses privées.',
    goingPublic: 'Vous l’avez écrit pour être privé. En public, tout le monde pourra le lire.',
    makePublic: 'Rendre public',
    keepPrivate: 'Garder privé',
    left: (span) => `encore ${span}`,
    leftThen: {
      tagged: (span, platform) =>
        `Encore ${span} pour répondre librement. Ensuite, ${platform} accepte un temps les réponses écrites par une personne.`,
      'template-only': (span, platform) =>
        `Encore ${span} pour répondre librement. Ensuite, ${platform} n’accepte que des modèles.`,
      closed: (span, platform) => `Encore ${span} pour répondre. Ensuite, ${platform} n’accepte plus rien.`,
      late: (span, platform) =>
        `Le délai habituel est passé. ${platform} accepte encore ${span} les réponses écrites par une personne.`,
      reply: (span, platform) => `Encore ${span} pour la seule réponse privée que permet ${platform}.`,
    },
    closedNow: 'Le délai de réponse vient de se terminer. Votre texte est conservé.',
    assignToMe: 'Me l’attribuer',
    undo: 'Annuler',
    leavesIn: (seconds) => `Votre réponse part dans ${seconds}`,
    takenBack: 'Reprise. Votre texte est de nouveau dans le champ.',
    leftAlready: 'Elle est déjà partie.',
    post: {
      show: 'Voir la publication d’origine',
      hide: 'Masquer la publication d’origine',
      name: 'Publication d’origine',
      ad: 'Publicité',
      none: 'La publication d’origine n’est pas connue ici.',
      ours: 'Notre publication',
    },
    stories: {
      until: (time) => `La story est visible jusqu’au ${time}.`,
      over: 'La story est terminée et n’est plus visible sur le réseau.',
    },
  },
};
