import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** Directory, pictures and the keyboard in French. */
export const frDialogs: Pick<LateStrings, 'picture' | 'directory' | 'shortcuts'> = {
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
    skills: 'Compétences',
    teams: 'Équipes',
    contacts: 'Contacts',
    parts: 'Parties de l’annuaire',
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
    queue: (waiting, available) =>
      `${waiting} en file · ${plural(available, { one: (n) => `${n} disponible`, other: (n) => `${n} disponibles` })}`,
    absent: 'Pas connecté',
    loadingMore: 'La suite arrive…',
    teamLoad: (held) => plural(held, { one: (n) => `${n} interaction`, other: (n) => `${n} interactions` }),
    nobody: 'Aucun résultat',
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
    transfer: 'Transférer',
    boomerang: 'Boomerang',
    outcome: 'Bilan',
    messageMenu: 'Actions sur un message',
    quickReplies: 'Réponses rapides',
    search: 'Rechercher une interaction',
    region: 'Zone suivante',
    send: 'Envoyer',
    lineBreak: 'Nouvelle ligne',
    typingHint: 'Les touches seules restent sans effet pendant la saisie.',
  },
};
