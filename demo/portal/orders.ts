import { PEOPLE, type Person } from '../hosts/people.ts';

/** One of the portal's own orders: what this page is about, besides conversations. */
export interface Order {
  readonly number: string;
  readonly person: Person;
  readonly what: string;
  readonly state: 'Packing' | 'On its way' | 'Delivered' | 'In repair';
}

const of = (person: number, number: string, what: string, state: Order['state']): Order[] => {
  const found = PEOPLE[person];
  return found === undefined ? [] : [{ number, person: found, what, state }];
};

/** Today's. */
export const ORDERS: readonly Order[] = [
  ...of(0, '48213', 'Kettle, copper', 'On its way'),
  ...of(1, '48190', 'Filters, set of six', 'Delivered'),
  ...of(2, '48177', 'Kettle, enamel; tea tin', 'Packing'),
  ...of(3, '47902', 'Espresso machine', 'In repair'),
];
