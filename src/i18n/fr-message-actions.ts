import type { LateStrings } from './strings.ts';
import type { KindWord, MessageActionWord } from './strings/words.ts';

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

/** What can be done with a message, and why not in French. */
export const frMessageActions: Pick<LateStrings, 'messageActions'> = {
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
