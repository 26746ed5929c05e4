import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/support/long-first.ts';
import { countReporter } from './test/support/vitest-count-reporter.ts';

// Two workers: the machines that run the tests have two cores, and one Postgres serves all of them.
const forks = { pool: 'forks', maxWorkers: 2 } as const;

// What hangs is ended; what is slow on a busy machine is not what these tests look for.
const patience = { expect: { poll: { timeout: 20_000 } } } as const;

export default defineConfig({
  test: {
    passWithNoTests: true,
    reporters: ['default', countReporter()],
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...forks,
          ...patience,
          name: 'node',
          // Files share their worker's modules, which are two fifths of the work to load again: none may change what another reads.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/**/*.e2e.test.ts'],
          globalSetup: ['test/support/postgres-setup.ts'],
        },
      },
      {
        test: {
          ...forks,
          ...patience,
          name: 'e2e',
          // As above; what they load are drivers of browsers and a bundler.
          isolate: false,
          include: ['test/**/*.e2e.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          globalSetup: ['test/support/pages-setup.ts'],
        },
      },
    ],
  },
});
