import type { LateStrings } from './strings.ts';

/** What an agent prefers, in French. */
export const frPreferences: Pick<LateStrings, 'preferences'> = {
  preferences: {
    title: 'Préférences',
    failed: 'Impossible de lire vos préférences',
    notSaved: 'Pas enregistré.',
    signIn: 'Disponibilité à la connexion',
    signInLast: 'Comme à mon départ',
    notices: 'Avis',
    tellMeOf: 'M’avertir de',
    available: 'Disponible',
    away: 'Absent',
    kind: {
      offer: 'Nouvelle offre',
      assigned: 'Attribuée à vous',
      replied: 'Réponse du contact',
      'half-time': 'La moitié du temps est passée',
      breach: 'Le temps est écoulé',
    },
    wanted: (kind, state) => `${kind}, état ${state}`,
    desktop: 'Sur le bureau',
    byHost: 'La page autour de ce panneau affiche les avis.',
    allow: 'Autoriser dans ce navigateur',
    desktopIs: {
      granted: 'Ce navigateur affiche les avis.',
      denied:
        'Ce navigateur bloque les avis de cette page. Autorisez-les dans ses réglages pour ce site, puis rouvrez ceci.',
      ask: 'Ce navigateur n’a pas encore été interrogé.',
      frame: 'Aucun navigateur n’affiche les avis d’un panneau dans la page d’un autre site.',
      unsupported: 'Ce navigateur n’affiche pas d’avis.',
    },
    content: 'Citer ce qui a été écrit',
    contentHint: 'Sinon un avis dit seulement de qui il s’agit et ce qui s’est passé.',
    contentForbidden: 'L’administrateur a désactivé les citations.',
    volume: 'Son',
    tryIt: 'Essayer',
    noSound: 'Ce navigateur ne joue aucun son pour l’instant.',
    keys: 'Raccourcis clavier',
    keysHint:
      'Appuyez sur un bouton, puis sur la nouvelle touche. Suppr désactive un raccourci, Échap le laisse.',
    change: (what, key) => `${what}\u202f: ${key}`,
    off: 'Désactivé',
    pressKey: 'Appuyez sur une touche',
    keyTaken: (key, what) => `${key} sert déjà à «\u00a0${what}\u00a0».`,
    usualKeys: 'Touches habituelles',
  },
};
