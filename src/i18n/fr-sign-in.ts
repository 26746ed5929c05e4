import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');
const named = (names: string): string => (names === '' ? '' : ` (${names})`);

/** French: signing in where no host does. */
export const frSignIn: Pick<LateStrings, 'signIn'> = {
  signIn: {
    title: 'Connexion',
    hint: 'La page de connexion de votre entreprise s’ouvre dans une fenêtre à part.',
    elsewhere:
      'Connectez-vous sur la page de votre entreprise, puis réessayez. Ce que vous avez écrit est conservé.',
    act: 'Se connecter',
    again: 'Reconnectez-vous',
    againHint: 'Ce que vous avez écrit est conservé, et ce qui attend partira ensuite tout seul.',
    underWay: 'Connexion en cours',
    underWayHint: 'Continuez dans la fenêtre qui s’est ouverte.',
    unseen:
      'La fenêtre est-elle encore ouverte\u202f? Continuez-y. Si elle est fermée, ouvrez-la de nouveau.',
    reopen: 'La rouvrir',
    troubles: {
      blocked:
        'Le navigateur a bloqué la fenêtre. Autorisez les fenêtres contextuelles pour cette page, puis réessayez.',
      closed: 'La fenêtre a été fermée avant la fin de la connexion.',
      unreachable: 'La page de connexion est injoignable pour le moment. Réessayez dans un instant.',
      late: 'Le délai est dépassé. Réessayez.',
      'not-set-up': 'Aucune page de connexion n’est prévue pour ce panneau. Demandez à un administrateur.',
      denied: 'La page de connexion vous a refusé l’accès.',
      expired:
        'Le délai est dépassé\u202f: ce qu’a envoyé la page de connexion n’est plus valable. Réessayez.',
      invalid:
        'Ce qu’a renvoyé la page de connexion n’est pas valable. Réessayez\u202f; si cela persiste, prévenez un administrateur.',
      misconfigured: 'La page de connexion est mal configurée pour ce panneau. Prévenez un administrateur.',
      'unknown-agent':
        'Vous y êtes connecté, mais vous n’êtes pas agent ici. Demandez à un administrateur de vous ajouter.',
    },
    said: (words) => `Sa réponse\u202f: ${words}`,
    as: (name) => `Connecté en tant que ${name}`,
    out: 'Se déconnecter',
    outTitle: 'Se déconnecter d’Inlay\u202f?',
    outHint: 'Ce que ce navigateur conserve de vous est supprimé, dans tous les onglets.',
    unsent: (count) =>
      plural(count, {
        one: (n) => `${n} message n’a pas encore été envoyé. Il serait perdu.`,
        other: (n) => `${n} messages n’ont pas encore été envoyés. Ils seraient perdus.`,
      }),
    unwritten: (count, names) =>
      plural(count, {
        one: (n) =>
          `${n} bilan n’a pas encore été inscrit dans le CRM${named(names)}. Il ne le serait jamais.`,
        other: (n) =>
          `${n} bilans n’ont pas encore été inscrits dans le CRM${named(names)}. Ils ne le seraient jamais.`,
      }),
    undone: (count, names) =>
      plural(count, {
        one: (n) =>
          `${n} action sur un message ou une note n’a pas encore abouti${named(names)}. Elle serait perdue.`,
        other: (n) =>
          `${n} actions sur des messages ou des notes n’ont pas encore abouti${named(names)}. Elles seraient perdues.`,
      }),
    drafts: (count) =>
      plural(count, {
        one: (n) => `${n} brouillon serait perdu.`,
        other: (n) => `${n} brouillons seraient perdus.`,
      }),
    notOut: 'Vous êtes toujours connecté.',
    ended: 'Vous êtes déconnecté',
    endedHint: 'Il ne reste rien de vous dans ce navigateur.',
  },
};
