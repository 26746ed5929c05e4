import type { LateStrings } from './strings.ts';

/** Timers and what lets go of work, in French. */
export const frTimers: Pick<LateStrings, 'timers'> = {
  timers: {
    agentLeft: (span) => `Répondre d’ici ${span}`,
    agentOver: (span) => `Réponse en retard de ${span}`,
    contactLeft: (span) => `Le contact a encore ${span} pour répondre`,
    contactOver: 'Le délai du contact est écoulé',
    half: 'la moitié du temps est écoulée',
    moreTime: 'Plus de temps',
    comesBack: (time) => `Revient ${time}`,
    boomerang: 'Boomerang',
    boomerangHint:
      'En attente d’ici là. L’interaction redevient «\u202fNouveau\u202f» à ce moment, ou dès que le contact écrit.',
    when: 'Retour',
    choice: {
      'in-an-hour': 'Dans 1 heure',
      tomorrow: 'Demain matin',
      monday: 'Lundi prochain',
      other: 'À un autre moment',
    },
    dateAndTime: 'Date et heure',
    why: 'Note\u202f: pourquoi',
    whyHint: 'Conservée comme note sur la conversation\u202f; le contact ne la voit jamais.',
    set: 'Programmer le retour',
    notSet: 'Non programmé.',
    timeProblem: {
      past: 'Ce moment est passé. Choisissez-en un à venir.',
      'too-far': 'Un an à l’avance au plus.',
      missing: 'Choisissez une date et une heure.',
    },
    noteTooLong: (most) => `${most} caractères au plus.`,
    unassignAndClose: 'Retirer l’attribution et clore',
    boomerangObstacle: {
      done: 'Rouvrez-la d’abord',
      'not-mine': 'Attribuez-vous-la d’abord',
    },
    unassignCloseObstacle: {
      'not-done': 'Seulement une fois résolue ou close',
      'not-mine': 'Seulement pour qui s’en occupe',
    },
  },
};
