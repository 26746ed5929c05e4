import type { Client } from './client.ts';

/** A client that does some things otherwise and everything else as before, also what it does not list by name. */
export function clientWith(client: Client, otherwise: Partial<Client>): Client {
  return Object.setPrototypeOf(otherwise, client) as Client;
}
