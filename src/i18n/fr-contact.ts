import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** The customer card and the preview in French. */
export const frContact: Pick<LateStrings, 'contact'> = {
  contact: {
    card: 'Fiche client',
    identifiers: 'Connu sous',
    anonymousHint: 'Le nom a été retiré. Rien d’autre n’est gardé de ce contact.',
    record: 'Fiche du CRM',
    noRecord: 'Aucune fiche n’est liée.',
    openInCrm: 'Ouvrir dans le CRM',
    cannotOpen: 'La page autour de ce panneau n’ouvre pas de fiches.',
    notOpened: 'La page autour ne l’a pas ouverte. Réessayez.',
    beside: 'La page affiche\u202f:',
    link: 'Lier la fiche affichée',
    unlink: 'Délier',
    find: 'Chercher dans le CRM',
    finding: 'Recherche dans le CRM',
    create: 'Créer dans le CRM',
    creating: 'Création dans le CRM',
    found: (count) =>
      count === 0
        ? 'Personne dans le CRM n’a ces identifiants.'
        : plural(count, {
            one: () => 'Une fiche a ces identifiants.',
            other: (n) => `${n} fiches ont ces identifiants. Choisissez la bonne.`,
          }),
    foundByName: (count) =>
      count === 0
        ? 'Personne dans le CRM n’a ces identifiants ni ce nom.'
        : plural(count, {
            one: () =>
              'Personne n’a ces identifiants. Une fiche porte ce nom\u202f: vérifiez que c’est la sienne.',
            other: (n) =>
              `Personne n’a ces identifiants. ${n} fiches portent ce nom\u202f: vérifiez laquelle est la sienne.`,
          }),
    nothingToLookBy: 'Aucune adresse e-mail ni aucun numéro n’est connu pour chercher ce contact.',
    matches: 'Trouvées dans le CRM',
    linkIt: 'Lier',
    linkFound: (name) => `Lier ${name}`,
    openFound: (name) => `Ouvrir ${name} dans le CRM`,
    nameless: 'Fiche sans nom',
    notFound: {
      refused: 'Le CRM a refusé de chercher.',
      timeout: 'Le CRM n’a pas répondu à temps.',
      gone: 'Le CRM n’est plus joignable d’ici. Rechargez la page.',
      unsupported: 'Impossible de chercher dans le CRM d’ici.',
    },
    notCreated: {
      refused: 'Le CRM a refusé de créer la fiche.',
      timeout:
        'Le CRM n’a pas répondu à temps. Il a peut-être créé la fiche\u202f: cherchez-la avant d’en créer une autre.',
      gone: 'Le CRM n’est plus joignable d’ici. Il a peut-être créé la fiche\u202f: rechargez la page et cherchez-la.',
      unsupported: 'Impossible de créer des fiches d’ici.',
    },
    attributes: 'Attributs',
    noAttributes: 'L’administrateur n’en a défini aucun.',
    searchAttributes: 'Rechercher dans les attributs',
    nothingFound: 'Aucun résultat',
    edit: 'Modifier',
    save: 'Enregistrer',
    saving: 'Enregistrement',
    notKnown: 'Inconnu',
    notChosen: 'Aucun',
    expected: {
      'text-expected': 'Un texte est attendu ici.',
      'text-too-long': '2\u202f000 caractères au plus sont gardés ici.',
      'number-expected': 'Un nombre est attendu ici, comme 12 ou 12,5.',
      'date-expected': 'Une date est attendue ici.',
      'choice-expected': 'Choisissez une de ces valeurs.',
      'link-expected': 'Une adresse entière est attendue ici, comme https://example.com.',
    },
    notSaved: 'Pas enregistré.',
    recordChanged: 'Quelqu’un d’autre a lié une autre fiche entre-temps.',
    discard: 'Abandonner',
    conflict: (label) =>
      `Quelqu’un d’autre a modifié «\u00a0${label}\u00a0» entre-temps. Quelle valeur garder\u202f?`,
    useMine: (value) => `La vôtre\u202f: ${value}`,
    useTheirs: (value) => `La sienne\u202f: ${value}`,
    emptied: 'rien',
    earlier: 'Autres interactions',
    noEarlier: 'C’est la seule.',
    more: 'Afficher la suite',
    failed: 'Impossible de lire ce qui est connu de ce contact',
    earlierFailed: 'Impossible de lire les autres interactions',
    collapse: 'Masquer la fiche client',
    preview: (contact) => `Aperçu\u202f: ${contact}`,
    heldBy: (agent) => `${agent} s’en occupe.`,
    heldByNobody: 'Personne ne s’en occupe.',
    heldByMe: 'Celle-ci est à vous.',
    openIt: 'Ouvrir',
    outcome: 'Résultat',
    status: 'Statut',
    topics: 'Thèmes',
    tags: 'Étiquettes',
    none: { topics: 'Aucun', tags: 'Aucune' },
  },
};
