import type { HostContact } from '../../src/model/host.ts';
import { PEOPLE, type Person } from '../hosts/people.ts';
import type { DemoWords } from '../words/demo-words.ts';

/** One of the portal's own orders: what this page is about, besides conversations. */
export interface Order {
  readonly number: string;
  readonly person: Person;
  readonly what: keyof DemoWords['portal']['goods'];
  readonly state: keyof DemoWords['portal']['states'];
}

const of = (person: number, number: string, what: Order['what'], state: Order['state']): Order[] => {
  const found = PEOPLE[person];
  return found === undefined ? [] : [{ number, person: found, what, state }];
};

/** Today's. */
export const ORDERS: readonly Order[] = [
  ...of(0, '48213', 'kettle', 'on-its-way'),
  ...of(1, '48190', 'filters', 'delivered'),
  ...of(2, '48177', 'tea', 'packing'),
  ...of(3, '47902', 'espresso', 'in-repair'),
];

/** Those who have ordered and of whom this holds, as the panel is told of customers. */
export function customersWho(holds: (person: Person) => boolean): readonly HostContact[] {
  const found = ORDERS.map(({ person }) => person).filter(holds);
  return [...new Set(found)].map(({ number, first, last, email, phone }) => ({
    record: { type: 'customer', id: number },
    name: `${first} ${last}`,
    identifiers: [email, phone],
  }));
}
