import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** Notes, tags, removal and muting in French. */
export const frAnnotations: Pick<LateStrings, 'annotations'> = {
  annotations: {
    notes: 'Notes',
    conversationNotes: (count) => plural(count, { one: (n) => `${n} note`, other: (n) => `${n} notes` }),
    addConversationNote: 'Ajouter une note à la conversation',
    onlyAgents: 'Pour les agents seulement\u202f; le contact ne la voit jamais.',
    noteField: 'Note',
    note: (author, time) => `Note de ${author}, ${time}`,
    edited: (time) => `modifiée ${time}`,
    editNote: 'Modifier la note',
    deleteNote: 'Supprimer la note',
    deleteNoteAsk: 'Supprimer cette note\u202f?',
    keepNote: 'Garder',
    saveNote: 'Enregistrer la note',
    saving: 'Enregistrement…',
    blank: 'Écrivez d’abord quelque chose.',
    tooLong: (over, limit) => `${over} de trop\u202f: la limite est de ${limit} caractères.`,
    remaining: (count) => plural(count, { one: (n) => `${n} restant`, other: (n) => `${n} restants` }),
    notSaved: 'La note n’est pas enregistrée.',
    notDeleted: 'La note n’est pas supprimée.',
    yours: (text) => `La vôtre\u202f: ${text}`,
    useMine: 'Garder la mienne',
    discard: 'Abandonner',
    changedMeanwhile: 'Quelqu’un l’a modifiée entre-temps.',
    deletedMeanwhile: 'Quelqu’un l’a supprimée entre-temps.',
    tags: 'Étiquettes',
    removeTag: (tag) => `Retirer l’étiquette ${tag}`,
    tagField: 'Étiquette',
    tagHint: 'Choisissez ou saisissez une étiquette',
    createTag: (tag) => `Créer «\u00a0${tag}\u00a0»`,
    noTag: 'Aucune étiquette de ce nom.',
    tagMatches: (count) => plural(count, { one: (n) => `${n} étiquette`, other: (n) => `${n} étiquettes` }),
    tagAdded: (tag) => `${tag} ajoutée`,
    tagRemoved: (tag) => `${tag} retirée`,
    tagProblem: {
      empty: 'Une étiquette a au moins un caractère en plus des espaces.',
      'too-long': 'Une étiquette a 50 caractères au plus.',
      'control-characters': 'Une étiquette n’a pas de caractères invisibles.',
      'too-many': 'Un message a 20 étiquettes au plus.',
      'not-permitted':
        'Cette étiquette n’existe pas et vous ne pouvez pas en créer. Adressez-vous à votre administrateur.',
    },
    tagsNotSaved: 'Les étiquettes ne sont pas enregistrées.',
    save: 'Enregistrer',
    removingPost:
      'Le texte et les images de cette publication deviennent «\u00a0Contenu retiré\u00a0», pour tous les agents, partout où elle apparaît.',
    muted: 'En sourdine\u202f: n’a pas créé de travail',
    mutedMark: {
      contact: 'Contact en sourdine',
      post: 'Publication en sourdine',
      both: 'Contact et publication en sourdine',
    },
    removing: {
      content: {
        title: 'Retirer le contenu',
        what: 'Le texte, les fichiers et tout ce que dit ce message deviennent «\u00a0Contenu retiré\u00a0», pour tous les agents.',
        network: (platform) => `${platform} le garde\u202f: rien n’y change.`,
        forGood: 'Il ne pourra pas être rétabli ici.',
        confirm: 'Retirer le contenu',
        notDone: 'Le contenu n’est pas retiré.',
      },
      author: {
        title: 'Retirer l’auteur',
        what: 'Cette personne devient «\u00a0Anonyme\u00a0», pour tous les agents\u202f: dans ce message et dans tous les siens sur ce canal, y compris les prochains.',
        network: (platform) => `${platform} garde le nom\u202f: rien n’y change.`,
        forGood: 'Il ne pourra pas être rétabli ici.',
        confirm: 'Retirer l’auteur',
        notDone: 'L’auteur n’est pas retiré.',
      },
    },
    refused: {
      forbidden: 'Vous n’avez pas l’autorisation. Adressez-vous à votre administrateur.',
      'feature-off': 'Votre administrateur l’a désactivé.',
      'not-found': 'Cela n’existe plus.',
      'action-refused': 'Le message a changé entre-temps.',
      'too-old': 'L’enregistrement a attendu trop longtemps.',
      'invalid-field': 'Ce n’est pas écrit comme il le faut.',
      'idempotency-key-reused': 'Cela a déjà été enregistré autrement.',
    },
  },
};
