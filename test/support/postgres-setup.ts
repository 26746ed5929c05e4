import { RUN_VARIABLE, startPostgres } from './postgres.ts';

/** Vitest's global setup: one Postgres a run, told to the tests' processes by the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  process.env[RUN_VARIABLE] = server?.url ?? '';
  return async () => {
    await server?.stop();
  };
}
