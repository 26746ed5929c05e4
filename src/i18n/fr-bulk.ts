import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');
const interactions = (count: number): string =>
  plural(count, {
    one: (n) => `${n} interaction`,
    many: (n) => `${n} d’interactions`,
    other: (n) => `${n} interactions`,
  });
const number = (count: number): string => plural(count, { other: (n) => n });
const resolvedWord = (count: number): string =>
  plural(count, { one: () => 'résolue', other: () => 'résolues' });
const leftOut = (count: number): string =>
  plural(count, {
    one: (n) => `${n} avait changé entre-temps et a été laissée de côté.`,
    other: (n) => `${n} avaient changé entre-temps et ont été laissées de côté.`,
  });

/** What a toast says once many have been resolved together, or as many as there was time for. */
export const bulkEndedFr: LateStrings['notices']['bulk-ended'] = (resolved, left, isCancelled) =>
  `${isCancelled ? 'Arrêté. ' : ''}${interactions(resolved)} ${resolvedWord(resolved)}.${left === 0 ? '' : ` ${leftOut(left)}`}`;

/** Resolving many interactions together in French. */
export const frBulk: LateStrings['bulk'] = {
  title: 'Résolution groupée',
  running: (percent) => `Résolution groupée\u202f: ${percent}`,
  scope: {
    new: 'Dans «\u202fNouvelles\u202f», quel qu’en soit le responsable.',
    pending: 'Dans «\u202fEn attente\u202f», quel qu’en soit le responsable.',
  },
  narrowed: 'La recherche et les filtres de la liste s’appliquent ici aussi.',
  age: 'Dernier message plus ancien que',
  unit: 'Unité',
  units: { hours: 'heures', days: 'jours' },
  ageHint: 'Seul compte le dernier message depuis la dernière résolution.',
  ageProblem: 'Choisissez un nombre entier d’au moins 1, dix ans au plus.',
  reason: 'Motif de résolution',
  reasonChoose: 'Choisir un motif',
  reasonProblem: 'Choisissez l’un des motifs.',
  counting: 'Décompte en cours…',
  count: (count) =>
    `${interactions(count)} ${plural(count, { one: () => 'serait résolue', other: () => 'seraient résolues' })}.`,
  nothing: 'Aucune n’est aussi ancienne.',
  withoutTopic: (count) =>
    plural(count, {
      one: (n) => `${n} autre n’a pas de thème et reste.`,
      other: (n) => `${n} autres n’ont pas de thème et restent.`,
    }),
  withoutDisposition: (count) =>
    plural(count, {
      one: (n) => `${n} autre demande d’abord une qualification et reste.`,
      other: (n) => `${n} autres demandent d’abord une qualification et restent.`,
    }),
  go: 'Résoudre…',
  ask: (count) => `Résoudre ${interactions(count)}\u202f?`,
  askHint: 'L’ensemble ne s’annule pas d’un coup. Ce qui change entre-temps est laissé de côté.',
  resolve: (count) => `En résoudre ${number(count)}`,
  back: 'Retour',
  progress: (done, total) => `${number(done)} sur ${number(total)}`,
  progressHint: 'Cela continue une fois cette fenêtre fermée.',
  stop: 'Arrêter',
  another: 'En résoudre d’autres',
  notBegun: 'Rien n’a été résolu.',
  filterGone: 'Un filtre de la liste nomme quelque chose qui n’existe plus. Retirez-le et réessayez.',
};
