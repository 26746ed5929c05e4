import { frAnnotations } from './fr-annotations.ts';
import { frAnswering } from './fr-answering.ts';
import { frReplies } from './fr-replies.ts';
import { frTranslation } from './fr-translation.ts';
import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';
import type { KindWord, MessageActionWord } from './strings/words.ts';

const plural = pluralIn('fr');

/** What an action is about, after *ne permet pas*. */
const THING: Readonly<Record<MessageActionWord, string>> = {
  reply: 'de répondre',
  'edit-reply': 'de modifier une réponse',
  'reply-privately': 'de répondre en privé',
  quote: 'de citer',
  like: 'les mentions J’aime',
  unlike: 'les mentions J’aime',
  repost: 'de republier',
  follow: 'de suivre l’auteur',
  hide: 'de masquer',
  unhide: 'de masquer',
  delete: 'de supprimer',
  copy: 'de copier',
  'open-on-network': 'd’ouvrir',
  'add-note': 'd’ajouter une note',
  'add-tags': 'd’ajouter des étiquettes',
  'mute-contact': 'de mettre en sourdine',
  'unmute-contact': 'de mettre en sourdine',
  'mute-post': 'de mettre en sourdine',
  'unmute-post': 'de mettre en sourdine',
  'remove-content': 'de retirer',
  'remove-author': 'de retirer',
};
/** Messages of a kind. */
const SEVERAL: Readonly<Record<KindWord, string>> = {
  post: 'les publications',
  comment: 'les commentaires',
  mention: 'les mentions',
  reply: 'les réponses',
  quote: 'les citations',
  review: 'les avis',
  direct: 'les messages directs',
  'story-mention': 'les mentions en story',
  'story-reply': 'les réponses à une story',
  reaction: 'les réactions',
  template: 'les messages modèles',
  system: 'ses propres entrées',
};

/** French, with a narrow no-break space (written `\u202f`) before double punctuation and inside quotation marks: what is said behind the first screen. */
export const frLate: LateStrings = {
  ...frAnnotations,
  ...frAnswering,
  ...frReplies,
  ...frTranslation,
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
  message: {
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
    availableHint: 'De nouvelles interactions vous sont proposées',
    awayHint: 'Rien de nouveau ne vous est proposé',
  },
  delivery: {
    reason: {
      'recipient-offline': 'Le destinataire est hors ligne et ne l’a pas reçu. Renvoyez-le plus tard.',
      rejected: 'Le réseau l’a refusé. Modifiez-le et renvoyez-le.',
      'limit-reached': 'La limite d’envoi est atteinte. Adressez-vous à l’administrateur.',
      unreachable: 'Le réseau est injoignable. Réessayez plus tard.',
      'window-closed': 'Le délai de réponse est passé.',
      'recipient-unknown': 'Le réseau ne connaît pas ce destinataire.',
      blocked: 'Le destinataire n’accepte pas les messages de ce compte.',
      'too-long': 'Le texte est trop long pour ce réseau. Raccourcissez-le et renvoyez-le.',
      'attachment-refused': 'Le réseau a refusé un fichier. Retirez-le et renvoyez.',
      forbidden: 'Vous ne pouvez pas envoyer ici. Adressez-vous à l’administrateur.',
      invalid: 'Le réseau n’a pas pu le lire. Modifiez-le et renvoyez-le.',
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
    'capacity-reached':
      'Le maximum est atteint, propositions comprises. Il faut d’abord en résoudre une ou la confier à quelqu’un.',
    'already-assigned': 'Quelqu’un d’autre s’en occupe déjà.',
    'interaction-closed': 'L’interaction est close.',
    'offer-ended': 'La proposition a pris fin\u202f; elle est passée à quelqu’un d’autre.',
    'illegal-status': 'Le statut ne peut plus être changé ainsi.',
    'invalid-field agentId':
      'Cette personne ne peut pas la prendre\u202f: pas d’accès au canal, ou pas le droit d’accepter.',
    'invalid-field teamId': 'Cette équipe ne traite pas le canal.',
  },
  notices: {
    'assigned-to-me': (contact) => `${contact} vous est attribué.`,
    assigned: (contact) => `${contact} est transmis.`,
    unassigned: (contact) => `${contact} est de retour dans la file.`,
    'status-changed': {
      new: (contact) => `${contact}\u202f: de nouveau «\u202fNouveau\u202f».`,
      open: (contact) => `${contact}\u202f: «\u202fOuvert\u202f».`,
      pending: (contact) => `${contact}\u202f: «\u202fEn attente\u202f».`,
      resolved: (contact) => `${contact}\u202f: «\u202fRésolu\u202f».`,
      closed: (contact) => `${contact}\u202f: «\u202fClos\u202f».`,
    },
    'changed-meanwhile': (contact) => `${contact} a été modifié par quelqu’un d’autre. Voici où cela en est.`,
    'offer-gone': (contact) => `La proposition de ${contact} n’est plus disponible.`,
    muted: 'En sourdine\u202f: les nouveaux messages ne créent plus de travail.',
    unmuted: 'N’est plus en sourdine.',
    'no-room': (held, offered, capacity) =>
      offered === 0
        ? `Plus de place\u202f: vous en avez ${held} sur ${capacity}. Résolvez-en une ou confiez-la à quelqu’un.`
        : `Plus de place\u202f: vous en avez ${held} sur ${capacity}, et ce qui vous est proposé compte. Répondez à la proposition, résolvez-en une ou confiez-la à quelqu’un.`,
    'action-failed': (error) => error,
  },
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
    quoting: (author) => `Citation de ${author}`,
    editing: 'Modification de la réponse\u202f: votre envoi la remplace',
    answerUnderWay: 'La réponse est en route. Elle pourra être modifiée une fois arrivée.',
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
      alreadyAnswered: (platform) =>
        `${platform} n’affiche qu’une réponse à un avis. Modifiez celle qui existe.`,
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
  picture: {
    tools: 'Affichage',
    previous: 'Image précédente',
    next: 'Image suivante',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    fit: 'Image entière',
    position: (at, of) => `Image ${String(at)} sur ${String(of)}`,
    notShown: 'Cette image ne peut pas être affichée ici. Téléchargez-la pour la voir.',
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
    loadWithOffers: (held, offered, capacity) =>
      plural(offered, {
        one: (n) => `${held} + ${n} proposée, sur ${capacity}`,
        other: (n) => `${held} + ${n} proposées, sur ${capacity}`,
      }),
    agentObstacle: {
      permission: 'Ne peut pas accepter d’interactions',
      channel: 'Pas d’accès à ce canal',
      capacity: 'Au maximum, propositions comprises',
    },
    teamObstacle: 'Ne traite pas ce canal',
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
    messageMenu: 'Actions sur un message',
    quickReplies: 'Réponses rapides',
    search: 'Rechercher une interaction',
    region: 'Zone suivante',
    send: 'Envoyer',
    lineBreak: 'Nouvelle ligne',
    typingHint: 'Les touches seules restent sans effet pendant la saisie.',
  },
  messageActions: {
    more: 'Autres actions',
    name: {
      reply: 'Répondre',
      'edit-reply': 'Modifier la réponse',
      'reply-privately': 'Répondre en privé',
      quote: 'Citer',
      like: 'J’aime',
      unlike: 'Je n’aime plus',
      repost: 'Republier',
      follow: 'Suivre',
      hide: 'Masquer',
      unhide: 'Ne plus masquer',
      delete: 'Supprimer le message',
      copy: 'Copier',
      'open-on-network': 'Ouvrir sur le réseau',
      'add-note': 'Ajouter une note',
      'add-tags': 'Ajouter des étiquettes',
      'mute-contact': 'Mettre le contact en sourdine',
      'unmute-contact': 'Ne plus mettre le contact en sourdine',
      'mute-post': 'Mettre la publication en sourdine',
      'unmute-post': 'Ne plus mettre la publication en sourdine',
      'remove-content': 'Retirer le contenu',
      'remove-author': 'Retirer l’auteur',
    },
    refusal: {
      'platform-lacks-action': ({ action, platform }) => `${platform} ne permet pas ${THING[action]}.`,
      'not-on-this-kind': ({ action, kind, platform }) =>
        `${platform} ne permet pas ${THING[action]} sur ${SEVERAL[kind]}.`,
      'off-for-account': ({ action, kind, platform }) =>
        `${platform} ne permet pas aux entreprises ${THING[action]} sur ${SEVERAL[kind]}.`,
      'not-connected': ({ action, platform }) => `La connexion à ${platform} ne permet pas ${THING[action]}.`,
      'not-on-network': ({ platform }) => `Le message n’est pas arrivé sur ${platform}.`,
      'deleted-on-network': ({ platform }) => `Le message est supprimé sur ${platform}.`,
      'only-own-messages': ({ action, platform }) =>
        `${platform} ne permet ${THING[action]} que sur nos propres messages.`,
      'only-messages-of-others': ({ action, platform }) =>
        `${platform} ne permet ${THING[action]} que sur les messages des autres.`,
      'only-on-own-property': ({ action, platform }) =>
        `${platform} ne permet ${THING[action]} que sur nos propres pages.`,
      'only-own-or-on-own-property': ({ action, platform }) =>
        `${platform} ne permet ${THING[action]} que sur nos propres messages et pages.`,
      'only-in-own-conversations': ({ action, platform }) =>
        `${platform} ne permet ${THING[action]} que si notre publication a ouvert la conversation.`,
      'already-liked': () => 'Déjà aimé.',
      'not-liked-yet': () => 'Pas encore aimé.',
      'already-reposted': () => 'Déjà republié.',
      'already-followed': () => 'Déjà suivi.',
      'already-hidden': () => 'Déjà masqué.',
      'not-hidden-yet': () => 'Non masqué.',
      'already-answered': () => 'Une réponse existe déjà\u202f: modifiez-la.',
      'not-answered-yet': () => 'Pas encore de réponse.',
      'author-refuses-direct': () => 'L’auteur n’accepte pas les messages directs de ce compte.',
      'private-reply-spent': ({ platform }) =>
        `${platform} permet une seule réponse privée, et elle est partie.`,
      'private-reply-too-late': ({ platform }) =>
        `Le message est trop ancien pour une réponse privée sur ${platform}.`,
      'feature-off': () => 'Votre administrateur l’a désactivé.',
      'not-permitted': () =>
        'Vous n’avez pas l’autorisation d’agir en public. Adressez-vous à votre administrateur.',
      'interaction-closed': () => 'L’interaction est fermée.',
      'system-entry': () => 'C’est une entrée d’Inlay.',
      'no-text': () => 'Il n’y a pas de texte.',
      'no-address': ({ platform }) => `${platform} ne donne pas d’adresse pour ce message.`,
      'still-sending': () => 'Le message est encore en cours d’envoi.',
      'nothing-to-remove': () => 'Cela a été retiré.',
      'already-muted': () => 'Déjà en sourdine.',
      'not-muted': () => 'N’est pas en sourdine.',
    },
    reposted: 'Republié par nous',
    followed: 'Suivi par nous',
    edited: (time) => `Modifié à ${time}`,
    underWay: {
      like: 'Ajout du J’aime…',
      unlike: 'Retrait du J’aime…',
      hide: 'Masquage…',
      unhide: 'Affichage…',
      delete: 'Suppression…',
      repost: 'Republication…',
      follow: 'Abonnement…',
    },
    late: 'nouvel essai en cours',
    notDone: {
      like: 'J’aime non ajouté',
      unlike: 'J’aime non retiré',
      hide: 'Non masqué',
      unhide: 'Toujours masqué',
      delete: 'Non supprimé',
      repost: 'Non republié',
      follow: 'Non suivi',
    },
    failure: {
      rejected: (platform) => `${platform} le refuse.`,
      forbidden: (platform) => `${platform} ne le permet pas à ce compte.`,
      gone: (platform) => `Le message n’est plus sur ${platform}.`,
      'limit-reached': () => 'La limite du compte est atteinte. Adressez-vous à votre administrateur.',
      unsupported: (platform) => `La connexion à ${platform} ne le permet pas.`,
      unreachable: (platform) => `${platform} est resté injoignable.`,
      'not-allowed': () => 'Ce n’est pas permis ici.',
    },
    deleting: {
      title: 'Supprimer le message',
      what: (platform) =>
        `Le message sera supprimé de ${platform}, définitivement. Personne ne pourra le rétablir.`,
      here: 'Il reste visible ici, marqué comme supprimé.',
      confirm: (platform) => `Supprimer de ${platform}`,
    },
  },
};
