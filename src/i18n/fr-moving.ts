import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** Confier du travail, et poursuivre ailleurs, en français. */
export const frMoving: Pick<LateStrings, 'transfer'> = {
  transfer: {
    title: 'Transférer',
    to: (name) => `À ${name}`,
    chooseAnother: 'Choisir quelqu’un d’autre',
    note: 'Note pour qui la reçoit',
    noteHint: 'Reste avec la conversation\u202f; le contact ne la voit jamais.',
    noteTooLong: (over) =>
      plural(over, { one: (n) => `${n} caractère de trop`, other: (n) => `${n} caractères de trop` }),
    transfer: 'Transférer',
    refused: {
      pending: 'Seules les interactions nouvelles ou ouvertes se transfèrent\u202f; celle-ci est en attente.',
      resolved: 'Seules les interactions nouvelles ou ouvertes se transfèrent\u202f; celle-ci est résolue.',
      closed: 'Seules les interactions nouvelles ou ouvertes se transfèrent\u202f; celle-ci est close.',
    },
    receiver: {
      self: 'C’est vous',
      holder: 'L’a déjà',
      absent: 'Pas connecté',
      away: 'Absent',
      nobody: 'Personne n’y traite ce canal',
    },
    failed: 'Rien n’a été transféré.',
  },
};
