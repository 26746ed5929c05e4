/** Somebody whom the demo's CRMs have a record of. */
export interface Person {
  readonly id: string;
  /** For CRMs whose ids are shorter. */
  readonly number: string;
  readonly first: string;
  readonly last: string;
  readonly company: string;
  readonly email: string;
  /** In E.164. */
  readonly phone: string;
  /** A day, since when they are a customer. */
  readonly since: string;
}

/**
 * Customers of the simulated networks as a CRM knows them. Not all of them are known, so that there is somebody to make a record of, and
 * one number is on two records, so that there is something to choose from.
 */
export const PEOPLE: readonly Person[] = [
  {
    id: 'c0a80101-0000-4000-8000-000000001042',
    number: 'C-1042',
    first: 'Léa',
    last: 'Martin',
    company: 'Atelier Martin',
    email: 'lea.martin@example.org',
    phone: '+33639980001',
    since: '2021-03-14',
  },
  {
    id: 'c0a80101-0000-4000-8000-000000001077',
    number: 'C-1077',
    first: 'Jonas',
    last: 'Weber',
    company: 'Weber & Söhne',
    email: 'jonas.weber@example.org',
    phone: '+33639980002',
    since: '2019-09-02',
  },
  {
    id: 'c0a80101-0000-4000-8000-000000001103',
    number: 'C-1103',
    first: 'Marie-Antoinette',
    last: 'de La Rochefoucauld-Bérenger d’Estissac',
    company: 'Fondation de La Rochefoucauld-Bérenger',
    email: 'ma.larochefoucauld.berenger@example.org',
    phone: '+33639980003',
    since: '2016-01-20',
  },
  {
    id: 'c0a80101-0000-4000-8000-000000001288',
    number: 'C-1288',
    first: 'Amadou',
    last: 'Diallo',
    company: 'Diallo Import',
    email: 'amadou.diallo@example.org',
    phone: '+33639980011',
    since: '2023-05-30',
  },
  {
    id: 'c0a80101-0000-4000-8000-000000001289',
    number: 'C-1289',
    first: 'Amadou',
    last: 'Diallo (private)',
    company: '–',
    email: 'amadou.private@example.org',
    phone: '+33639980011',
    since: '2024-11-08',
  },
];

/** A number as people read it: `+33 6 39 98 00 01`. */
export function readableNumber(number: string): string {
  const [, country, first, rest] = /^(\+33)(\d)((?:\d\d){4})$/.exec(number) ?? [];
  return country === undefined || first === undefined || rest === undefined
    ? number
    : [country, first, ...(rest.match(/\d\d/g) ?? [])].join(' ');
}
